"""One person has one account, and a mail address changes in two steps."""

import unicodedata
from collections import defaultdict
from importlib import import_module
from typing import Any

import django.db.models.deletion
from django.conf import settings
from django.core.management.base import CommandError
from django.db import migrations, models
from django.db.models import F, Value
from django.db.models.functions import Coalesce, Lower, NullIf, Replace

import articles.models.clock
from articles.guards import Frozen, InstallGuards, Rule

SEPARATORS = " \u00a0-\u2013./_"  # SQLite reads no expression that is nested much deeper


def comparable(column: str) -> NullIf:
    bare: Any = F(column)
    for mark in SEPARATORS:
        bare = Replace(bare, Value(mark), Value(""))
    return NullIf(Lower(bare), Value(""))


def bare(column: str) -> str:
    """The same in SQL, for triggers."""
    for mark in SEPARATORS:
        column = f"REPLACE({column}, '{mark}', '')"
    return f"LOWER({column})"


REGISTRATION, REGISTER = bare("p.registration"), bare("p.register")
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


IS_PHARMACIST = (
    "EXISTS (SELECT 1 FROM articles_person p JOIN articles_person_groups pg ON pg.person_id = p.id"
    " JOIN auth_group g ON g.id = pg.group_id"
    " WHERE p.id = NEW.person_id AND p.is_active AND g.name = 'Pharmacist')"
)
VERSION_OF_EDITION = "(SELECT e.version_id FROM articles_edition e WHERE e.id = NEW.edition_id)"


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
        f"NOT {IS_PHARMACIST} OR {contributed(VERSION_OF_EDITION)}",
        "an active pharmacist who contributed nothing reaffirms",
    ),
    Rule(
        "reaffirmation_by_no_keeper",
        "articles_reaffirmation",
        kept_a_contributor(VERSION_OF_EDITION),
        "nobody reaffirms an edition by somebody whose account they kept",
    ),
    Rule(
        "grant_by_another",
        "articles_ruling",
        "NEW.verb = 'grant' AND EXISTS (SELECT 1 FROM articles_waiver w"
        f" WHERE w.id = NEW.waiver_id AND {one_person('w.by_id', 'NEW.person_id')})",
        "nobody grants a waiver of their own",
    ),
    Rule(
        "address_confirmed",
        "articles_person",
        "NEW.email <> OLD.email AND NOT EXISTS (SELECT 1 FROM articles_addressact c WHERE c.person_id = NEW.id"
        " AND c.verb = 'confirm' AND c.email = NEW.email AND NOT EXISTS"
        " (SELECT 1 FROM articles_addressact l WHERE l.person_id = NEW.id AND l.id > c.id))",
        "a mail address changes once the change was confirmed",
        event="UPDATE",
    ),
)


def put_back(apps: Any, editor: Any) -> None:
    """Backwards: the rules of earlier migrations that these replaced."""
    earlier = [import_module(f"articles.migrations.{name}").RULES for name in ("0002_guards", "0004_checks")]
    for rule in (*earlier[0], *earlier[1]):
        if rule.name in {replacing.name for replacing in RULES}:
            for sql in rule.postgresql() if editor.connection.vendor == "postgresql" else rule.sqlite():
                editor.execute(sql, params=None)


def letters_and_digits(text: str) -> str:
    return "".join(filter(str.isalnum, unicodedata.normalize("NFKC", text).casefold()))


def refuse_second_accounts(apps: Any, editor: Any) -> None:
    """Raises CommandError, which names all accounts that have something in common, before anything is changed."""
    holders = defaultdict(list)
    for person in apps.get_model("articles", "Person").objects.using(editor.connection.alias).order_by("pk"):
        address, number = person.email.strip().casefold(), letters_and_digits(person.registration)
        number = number or person.registration.strip(SEPARATORS)
        if number:
            register = letters_and_digits(person.register)
            holders[register, number].append((person.username, f"{person.register} {person.registration}"))
        if address:
            holders["@", address].append((person.username, person.email))
    clashes = [held for held in holders.values() if len(held) > 1]
    if clashes:
        told = "\n".join(f"  {', '.join(name for name, _ in held)}: {held[0][1]}" for held in clashes)
        raise CommandError(
            "Nothing was changed. From this version on one person has one account, but these have a mail address or "
            f"a registration in common:\n{told}\nChoose for each which account goes on, and take it out of the others, "
            "as docs/operators.md says under “One person, one account”. Then run migrate again."
        )


class Migration(migrations.Migration):
    dependencies = [("articles", "0006_provenance")]
    operations = [
        migrations.RunPython(refuse_second_accounts, migrations.RunPython.noop),
        migrations.CreateModel(
            name="AddressAct",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "verb",
                    models.CharField(
                        choices=[("propose", "propose"), ("confirm", "confirm"), ("refuse", "refuse")], max_length=10
                    ),
                ),
                ("email", models.EmailField(help_text="The new address.", max_length=254)),
                ("at", models.DateTimeField(default=articles.models.clock.now)),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="address_acts",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ("pk",),
                "abstract": False,
                "base_manager_name": "objects",
            },
        ),
        migrations.AddConstraint(
            model_name="person",
            constraint=models.UniqueConstraint(NullIf(Lower("email"), Value("")), name="person_email_once"),
        ),
        migrations.AddConstraint(
            model_name="person",
            constraint=models.UniqueConstraint(
                Coalesce(comparable("register"), Value("")),
                comparable("registration"),
                name="person_registration_once",
            ),
        ),
        InstallGuards([Frozen("articles_addressact")]),
        migrations.RunPython(migrations.RunPython.noop, put_back),
        InstallGuards(list(RULES)),
    ]
