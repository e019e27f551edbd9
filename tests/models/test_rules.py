"""Each rule of the database refuses, by itself and alone: without it the very same write goes through."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.db.migrations.loader import MigrationLoader

from articles.guards import InstallGuards, Rule, Sealed
from articles.lifecycle import Role
from articles.models import Act, AuditHead, Quarantined, Report
from articles.models.report import TEXT_AT_MOST
from tests import factory
from tests.models import around, states
from tests.models.around import approval, as_edition, reaffirmation, ruling, withdrawal
from tests.reports import make_closed_report, send_report
from tests.twins import distant_twin_of, keeper_of, signer, twin_of

pytestmark = pytest.mark.django_db
RULES = {
    guard.name: guard
    for migration in MigrationLoader(None, ignore_no_migrations=True).disk_migrations.values()
    for operation in migration.operations
    if isinstance(operation, InstallGuards)
    for guard in operation.guards
    if isinstance(guard, Rule)
}
BYTES = "bytea" if connection.vendor == "postgresql" else "blob"


def other(**changes: object) -> Callable[[Any], object]:
    """The version's edition with something else in it."""
    return lambda version: as_edition(version, **changes)


def write_report(report: Report, **changes: str) -> None:
    Report.objects.filter(pk=report.pk).update(**changes)


def write_line(line: Quarantined, **changes: str) -> None:
    Quarantined.objects.filter(pk=line.pk).update(**changes)


SAYS = ("title", "slug", "kind", "medication_slug", "medication_name", "author_name", "author_credentials")
SAYS_ALL = (*SAYS, "disclosure", "note", "country")

# rule, the state in which to break it, how to break it there
CASES: list[tuple[str, Callable[[], Any], Callable[[Any], object]]] = [
    ("document_revision_rises", states.edited, around.lower_revision),
    ("contributor_before_acts", states.in_review, around.contributor),
    ("act_needs_contributors", states.without_contributors, around.submission),
    ("decision_by_pharmacist", states.in_review, lambda v: approval(v, factory.make_writer())),
    ("decision_by_pharmacist", states.in_review, lambda v: approval(v, factory.make_person(is_superuser=True))),
    ("decision_by_pharmacist", states.in_review, lambda v: approval(v, factory.make_pharmacist(is_active=False))),
    ("decision_by_pharmacist", states.in_review, lambda v: approval(v, v.author, verb="request_changes")),
    ("approval_by_another", states.by_a_pharmacist, lambda v: approval(v, v.author)),
    ("approval_by_another", states.by_a_pharmacist, lambda v: approval(v, twin_of(v.author))),
    ("approval_by_another", states.by_a_pharmacist, lambda v: approval(v, distant_twin_of(v.author))),
    ("approval_once_by_one_person", states.asking_for_two_with_one, lambda v: approval(v, twin_of(signer(v)))),
    ("approval_once_by_one_person", states.asking_for_two_with_one, lambda v: approval(v, distant_twin_of(signer(v)))),
    ("approval_by_no_keeper", states.in_review, lambda v: approval(v, keeper_of(v.author))),
    ("approval_by_no_keeper", states.in_review, lambda v: approval(v, keeper_of(twin_of(v.author)))),
    ("approval_by_no_keeper", states.in_review, lambda v: approval(v, twin_of(keeper_of(v.author)))),
    ("approval_of_digest", states.in_review, lambda v: approval(v, digest="0" * 64)),
    ("approval_of_digest", states.in_review, lambda v: approval(v, digest="")),
    ("approval_of_waiting", states.set_aside, approval),
    ("approval_of_waiting", states.recalled, approval),
    ("approval_of_waiting", states.superseded, approval),
    ("approval_of_waiting", states.cancelled, approval),
    ("approval_on_standing_base", states.on_withdrawn_base, approval),
    ("approval_on_standing_base", states.on_nothing_while_live, approval),
    ("approval_on_standing_base", states.on_nothing_while_zero_is_live, approval),
    ("approval_on_standing_base", states.on_older_edition, approval),
    ("edition_of_signed_bytes", states.approved, lambda v: as_edition(v, fragment=f"{v.fragment} ")),
    ("edition_of_signed_bytes", states.approved, lambda v: as_edition(v, content_json=f"{v.content_json} ")),
    ("edition_of_signed_bytes", states.approved, lambda v: as_edition(v, document_id=factory.make_article().pk)),
    ("edition_of_signed_bytes", states.approved_on_withdrawn_base, other(number=2)),
    ("edition_signed_enough", states.in_review, as_edition),
    ("edition_signed_enough", states.asking_for_two_with_one, as_edition),
    ("edition_signed_enough", states.asking_for_two_with_one_person, as_edition),
    ("edition_of_waiting", states.recalled_after_approval, as_edition),
    *(("edition_says_what_was_signed", states.approved, other(**{name: "XX"})) for name in SAYS_ALL),
    *(("edition_says_what_was_signed", states.approved_record, other(**{name: "XX"})) for name in SAYS_ALL),
    ("edition_says_what_was_signed", states.approved, lambda v: as_edition(v, medication_id=v.document_id)),
    ("edition_at_a_free_address", states.approved_at_an_address_taken_since, as_edition),
    ("edition_at_its_time", states.scheduled, as_edition),
    ("edition_of_standing_people_and_facts", states.approved_by_a_leaver, as_edition),
    ("edition_of_standing_people_and_facts", states.approved_on_a_withdrawn_record, as_edition),
    ("edition_in_order", states.approved, other(number=2)),
    ("withdrawal_by_pharmacist", states.live, lambda e: withdrawal(e, Role.WRITER)),
    ("withdrawal_by_pharmacist", states.live, lambda e: withdrawal(e, reason="")),
    ("withdrawal_by_pharmacist", states.live, lambda e: withdrawal(e, reason="  ")),
    ("reaffirmation_by_another", states.live, lambda e: reaffirmation(e, Role.WRITER)),
    ("reaffirmation_by_another", states.live_by_a_pharmacist, lambda e: reaffirmation(e, by=e.version.author)),
    (
        "reaffirmation_by_another",
        states.live_by_a_pharmacist,
        lambda e: reaffirmation(e, by=twin_of(e.version.author)),
    ),
    ("reaffirmation_by_no_keeper", states.live, lambda e: reaffirmation(e, by=keeper_of(e.version.author))),
    ("ruling_by_pharmacist", states.waived, lambda w: ruling(w, factory.make_writer())),
    ("ruling_by_pharmacist", states.waived, lambda w: ruling(w, factory.make_writer(), "refuse")),
    ("ruling_by_pharmacist", states.waived, lambda w: ruling(w, factory.make_pharmacist(is_active=False))),
    ("grant_by_another", states.waived_by_a_pharmacist, lambda w: ruling(w, w.by)),
    ("grant_by_another", states.waived_by_a_pharmacist, lambda w: ruling(w, twin_of(w.by))),
    ("address_confirmed", factory.make_writer, lambda p: around.readdress(p, "other@example.org")),
    ("address_confirmed", states.with_a_proposed_address, lambda p: around.readdress(p, "new@example.org")),
    ("address_confirmed", factory.make_writer, lambda p: around.readdress(p, "")),
    ("reaffirmation_of_digest", states.live, lambda e: reaffirmation(e, digest="0" * 64)),
    ("reaffirmation_of_standing", states.withdrawn, reaffirmation),
    ("reaffirmation_of_standing", states.older, reaffirmation),
    ("audit_head_grows", states.chained, lambda _: AuditHead.objects.update(size=0)),
    ("audit_head_stays", states.chained, lambda head: head.delete()),
    ("quarantined_settled_once", states.with_lines_set_aside, lambda lines: write_line(lines[1], text="Dangerous.")),
    ("quarantined_settled_once", states.with_lines_set_aside, lambda lines: write_line(lines[0], state="waiting")),
    ("quarantined_stays", states.with_lines_set_aside, lambda lines: lines[1].delete()),
    ("report_is_short", factory.make_live_article, lambda made: send_report(made[1], "w" * (TEXT_AT_MOST + 1))),
    ("report_is_only_emptied", make_closed_report, lambda row: write_report(row, text="Other.")),
]


def test_each_rule_has_a_case() -> None:
    assert {rule for rule, _, _ in CASES} == set(RULES)


@pytest.mark.parametrize(("name", "state", "write"), CASES, ids=[rule for rule, _, _ in CASES])
def test_rule_refuses(name: str, state: Callable[[], Any], write: Callable[[Any], object]) -> None:
    row = state()
    with pytest.raises(IntegrityError, match=RULES[name].message), transaction.atomic():
        write(row)
    lift(RULES[name])
    write(row)


def lift(rule: Rule | Sealed) -> None:
    connection.check_constraints()  # PostgreSQL changes no table that has keys to look at
    with connection.cursor() as cursor:
        for sql in rule.drop_postgresql() if connection.vendor == "postgresql" else rule.drop_sqlite():
            cursor.execute(sql)


@pytest.mark.parametrize(
    "changes",
    [
        {"digest": None},
        {"person_id": None},
        {"verb": None},
        {"verb": "Approve"},
        {"verb": "approve "},
        {"verb": ""},
    ],
    ids=repr,
)
def test_nothing_is_approved_by_half(changes: dict[str, Any]) -> None:
    version = states.in_review()
    values = {"person": factory.make_pharmacist(), "digest": version.digest, "verb": "approve"} | changes
    with pytest.raises(IntegrityError), transaction.atomic():
        Act.objects.create(version=version, **values)


@pytest.mark.parametrize("required", [0, -1, None])
def test_no_version_asks_for_no_signature(required: int | None) -> None:
    version = states.in_review()
    with pytest.raises(IntegrityError), transaction.atomic():
        around.twin(version, signatures_required=required)


def test_nobody_counts_as_two() -> None:
    version = around.twin(states.in_review(), signatures_required=2)
    pharmacist = factory.make_pharmacist()
    approval(version, pharmacist)
    with pytest.raises(IntegrityError), transaction.atomic():
        approval(version, pharmacist)
    with pytest.raises(IntegrityError, match="needs the approvals"), transaction.atomic():
        as_edition(version)
    approval(version)
    as_edition(version)


@pytest.mark.parametrize("column", ["verb", "digest"])
def test_nothing_is_approved_in_bytes_that_read_like_the_words(column: str) -> None:
    """SQLite keeps bytes apart from text in the same column, and no condition on the word sees them. The rules refuse
    them without the help of the seal.
    """
    version = states.scheduled()
    lift(Sealed("articles_act"))
    columns = ", ".join(str(field.column) for field in Act._meta.concrete_fields if field.column != "id")
    values = columns.replace(column, f"CAST({column} AS {BYTES})").replace("seal", "''")
    values = values.replace("person_id", str(factory.make_pharmacist().pk))
    sql = f"INSERT INTO articles_act ({columns}) SELECT {values} FROM articles_act WHERE verb = 'approve'"
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"{sql} AND version_id = %s", [version.pk])


def test_what_cannot_be_told_is_refused() -> None:
    """A signed text without a name at all is no licence to call its edition anything."""
    version = states.in_review()
    nameless = around.twin(version, content_json='{"kind":"full-guide"}')
    approval(nameless)
    with pytest.raises(IntegrityError, match="title, address and names"), transaction.atomic():
        as_edition(version, version_id=nameless.pk, content_json=nameless.content_json, digest=nameless.digest)
