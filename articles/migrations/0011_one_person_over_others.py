"""Two accounts are one person over a third one, too: as `models.one_person` finds them, so do the triggers."""

from importlib import import_module
from typing import Any

from django.db import migrations

from articles.guards import InstallGuards, Rule

EARLIER: Any = import_module("articles.migrations.0007_one_person")
REGISTRATION, REGISTER = EARLIER.bare("p.registration"), EARLIER.bare("p.register")
# A registration keeps no slash of its own, so that no key with two of them is one.
KEYS = " UNION ".join(
    f"SELECT p.id, {key} FROM articles_{table} p WHERE {present} <> ''"
    for table in ("person", "historicalperson")
    for key, present in (
        (f"{REGISTRATION} || '/' || {REGISTER}", REGISTRATION),
        ("'//' || LOWER(p.email)", "p.email"),
    )
)
"""SQL: every registration and address that any account has or had."""


def with_all(accounts: str) -> str:
    """SQL: these accounts, by the statement that selects them, and all that hang together with one of them."""
    return (
        f"(WITH RECURSIVE held(account, one_key) AS ({KEYS}), one(account) AS ({accounts} UNION SELECT other.account"
        " FROM one JOIN held mine ON mine.account = one.account JOIN held other ON other.one_key = mine.one_key)"
        " SELECT account FROM one)"
    )


def all_of(account: str) -> str:
    """SQL: all accounts of the person who has this one."""
    return with_all(f"SELECT CAST({account} AS BIGINT)")


def one_person(first: str, second: str) -> str:
    return f"{first} IN {all_of(second)}"


def contributed(version: str, person: str = "NEW.person_id") -> str:
    """SQL: one of this person's accounts contributed to a version."""
    return (
        f"EXISTS (SELECT 1 FROM articles_contributor c WHERE c.version_id = {version}"
        f" AND {one_person('c.person_id', person)})"
    )


OWN = all_of("NEW.person_id")
KEPT = with_all(
    f"SELECT r.person_id FROM articles_roleact r WHERE r.by_id IN {OWN}"
    f" UNION SELECT d.person_id FROM articles_addressact d WHERE d.by_id IN {OWN}"
    f" UNION SELECT h.id FROM articles_historicalperson h WHERE h.history_user_id IN {OWN}"
)
"""SQL: all accounts of those on whose account this person acted as administrator."""


def kept_a_contributor(version: str) -> str:
    return (
        f"EXISTS (SELECT 1 FROM articles_contributor c WHERE c.version_id = {version}"
        f" AND c.person_id IN {KEPT} AND c.person_id NOT IN {OWN})"
    )


SIGNERS = (
    "(SELECT COUNT(*) FROM articles_act a WHERE a.version_id = NEW.version_id AND a.verb = 'approve'"
    f" AND a.digest = NEW.digest AND NOT {contributed('a.version_id', 'a.person_id')}"
    " AND NOT EXISTS (SELECT 1 FROM articles_act b WHERE b.version_id = a.version_id AND b.verb = 'approve'"
    f" AND b.digest = a.digest AND b.id < a.id AND {one_person('b.person_id', 'a.person_id')}))"
)
RULES = (
    Rule(
        "approval_by_another",
        "articles_act",
        f"NEW.verb = 'approve' AND {contributed('NEW.version_id')}",
        "no contributor approves a version",
    ),
    Rule(
        "approval_once_by_one_person",
        "articles_act",
        "NEW.verb = 'approve' AND EXISTS (SELECT 1 FROM articles_act a WHERE a.version_id = NEW.version_id"
        f" AND a.verb = 'approve' AND {one_person('a.person_id', 'NEW.person_id')})",
        "one person approves a version once",
    ),
    Rule(
        "approval_by_no_keeper",
        "articles_act",
        f"NEW.verb = 'approve' AND {kept_a_contributor('NEW.version_id')}",
        "nobody approves a version by somebody whose account they kept",
    ),
    Rule(
        "edition_signed_enough",
        "articles_edition",
        f"{SIGNERS} < (SELECT v.signatures_required FROM articles_version v WHERE v.id = NEW.version_id)",
        "an edition needs the approvals that its version asks for",
    ),
    Rule(
        "reaffirmation_by_another",
        "articles_reaffirmation",
        f"NOT {EARLIER.IS_PHARMACIST} OR {contributed(EARLIER.VERSION_OF_EDITION)}",
        "an active pharmacist who contributed nothing reaffirms",
    ),
    Rule(
        "reaffirmation_by_no_keeper",
        "articles_reaffirmation",
        kept_a_contributor(EARLIER.VERSION_OF_EDITION),
        "nobody reaffirms an edition by somebody whose account they kept",
    ),
    Rule(
        "grant_by_another",
        "articles_ruling",
        "NEW.verb = 'grant' AND EXISTS (SELECT 1 FROM articles_waiver w"
        f" WHERE w.id = NEW.waiver_id AND {one_person('w.by_id', 'NEW.person_id')})",
        "nobody grants a waiver of their own",
    ),
)


def put_back(apps: Any, editor: Any) -> None:
    """Backwards: the rules of the same names that these replaced."""
    for rule in EARLIER.RULES:
        if rule.name in {replacing.name for replacing in RULES}:
            for sql in rule.postgresql() if editor.connection.vendor == "postgresql" else rule.sqlite():
                editor.execute(sql, params=None)


class Migration(migrations.Migration):
    dependencies = [("articles", "0010_audit")]
    operations = [
        migrations.RunPython(migrations.RunPython.noop, put_back),
        InstallGuards(list(RULES)),
    ]
