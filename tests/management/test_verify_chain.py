"""Every row has its place in the audit chain. tests/attack/test_tampering.py changes whatever there is by chance."""

from collections.abc import Iterator

import pytest
from django.db import IntegrityError, connection, transaction

from articles import workflow
from articles.models import Act, AuditHead, AuditLink, Withdrawal
from tests import factory
from tests.management.commands import fail, faults, run
from tests.models.around import behind_the_guards

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("undone")]


def test_a_withdrawal_that_is_deleted_is_missed() -> None:
    factory.make_withdrawn_article()
    gone = Withdrawal.objects.get().pk
    behind_the_guards("DELETE FROM articles_withdrawal")
    assert faults() == [f"Row {gone} of articles_withdrawal is gone."]


def test_a_chain_that_is_gone_as_a_whole_is_missed_whatever_the_database_says_of_its_migrations() -> None:
    factory.make_withdrawn_article()
    behind_the_guards(
        "DELETE FROM django_migrations WHERE app = 'articles' AND name LIKE '%audit%'",
        "DELETE FROM articles_withdrawal",
        "DELETE FROM articles_auditlink",
        "DELETE FROM articles_audithead",
    )
    assert any("articles_edition is not in the chain" in fault for fault in faults())


def test_the_newest_edition_and_all_that_led_to_it_are_missed() -> None:
    article, _ = factory.make_live_article()
    factory.edit(article, article.author, title="Second")
    second = factory.publish(article)
    behind_the_guards(
        f"DELETE FROM articles_edition WHERE id = {second.pk}",
        f"DELETE FROM articles_act WHERE version_id = {second.version_id}",
        f"DELETE FROM articles_contributor WHERE version_id = {second.version_id}",
        f"DELETE FROM articles_version WHERE id = {second.version_id}",
    )
    gone = {"edition": second.pk, "version": second.version_id}
    assert {f"Row {key} of articles_{table} is gone." for table, key in gone.items()} < {*faults()}


@pytest.mark.parametrize("key", [0, -1])
def test_a_forged_row_before_the_first_is_named(key: int) -> None:
    article, edition = factory.make_live_article()
    columns = [str(field.column) for field in Withdrawal._meta.concrete_fields]
    values = dict.fromkeys(columns, "''") | {"at": "'2026-01-01 00:00:00'", "registration_expires": "NULL"}
    values |= {"id": str(key), "edition_id": str(edition.pk), "person_id": str(article.author_id)}
    names = ", ".join(f'"{column}"' for column in columns)
    behind_the_guards(
        f"INSERT INTO articles_withdrawal ({names}) VALUES ({', '.join(values[column] for column in columns)})"
    )
    assert f"Row {key} of articles_withdrawal is not in the chain." in faults()


def test_blanked_seals_are_no_older_rows() -> None:
    factory.make_withdrawn_article()
    key = Withdrawal.objects.get().pk
    behind_the_guards("UPDATE articles_withdrawal SET seal = '', reason = 'Harmless.'")
    assert faults() == [
        f"Row {key} of articles_withdrawal is not as it was written.",
        f"Row {key} of articles_withdrawal does not bear its seal.",
    ]


def test_editions_that_change_places_are_both_named() -> None:
    one, other = factory.make_live_article()[1].pk, factory.make_live_article()[1].pk
    moves = ((-5, one), (one, other), (other, -5))
    behind_the_guards(*(f"UPDATE articles_edition SET id = {new} WHERE id = {old}" for new, old in moves))
    assert {f"Row {key} of articles_edition is not as it was written." for key in (one, other)} <= {*faults()}


def cut_off(head: AuditHead) -> Iterator[str]:
    """Statements that take away whatever came after a head, rows and links."""
    for link in AuditLink.objects.filter(position__gt=head.size):
        key = "history_id" if "historical" in link.table_name else "id"
        yield f"DELETE FROM {link.table_name} WHERE {key} = {link.row_key}"
    yield f"DELETE FROM articles_auditlink WHERE position > {head.size}"
    yield f"UPDATE articles_audithead SET size = {head.size}, hash = '{head.hash}'"


def now() -> AuditHead:
    run("verify")
    return AuditHead.objects.get()


def test_an_end_that_is_cut_off_with_its_links_leaves_a_head_that_nobody_signed() -> None:
    _, edition = factory.make_live_article()
    pharmacist = factory.make_pharmacist()
    before = now()
    factory.withdraw(edition, pharmacist)
    now()
    behind_the_guards(*cut_off(before))
    assert faults() == ["The head of the chain does not bear a seal of this SEAL_KEY."]


def test_an_older_state_with_its_own_head_is_found_by_a_head_that_was_kept_elsewhere() -> None:
    """Whoever has an older copy has its head, with the seal. No look at the database alone tells the two apart."""
    _, edition = factory.make_live_article()
    pharmacist = factory.make_pharmacist()
    before = now()
    workflow.comment(version=edition.version_id, by=pharmacist, section="title", body="A comment.")
    kept = str(now())
    behind_the_guards(*cut_off(before), f"UPDATE articles_audithead SET seal = '{before.seal}'")
    run("verify")
    sentence = f"The chain ends in {before}: it was cut off, or is older than {kept}.\n"
    assert fail("verify", "--since", kept)[2] == sentence
    run("verify", "--since", before)


def test_a_chain_that_was_made_anew_with_the_key_is_not_the_one_that_was() -> None:
    factory.make_live_article()
    kept = str(now())
    key = Act.objects.order_by("pk")[0].pk
    behind_the_guards(
        "DELETE FROM articles_auditlink",
        "DELETE FROM articles_audithead",
        f"DELETE FROM articles_act WHERE id = {key}",
    )
    factory.make_live_article()
    assert f"The chain is not the one that once ended in {kept}." in fail("verify", "--since", kept)[2]


def test_a_head_that_nobody_signed_is_not_signed_by_the_next_row() -> None:
    """Or whoever changed rows, links and head had all put right by the next save."""
    factory.make_live_article()
    behind_the_guards("UPDATE articles_audithead SET hash = 'x'")
    factory.make_live_article()
    connection.check_constraints()
    assert AuditHead.objects.get().seal == ""
    assert "The head of the chain does not bear a seal of this SEAL_KEY." in faults()


def test_without_its_head_nothing_more_is_chained_or_written() -> None:
    factory.make_live_article()
    behind_the_guards("DELETE FROM articles_audithead")
    with pytest.raises(IntegrityError, match="the audit chain has lost its head"), transaction.atomic():
        make_writer_and_commit()
    assert "The chain has lost its head." in faults()


def make_writer_and_commit() -> None:
    factory.make_writer()
    connection.check_constraints()
