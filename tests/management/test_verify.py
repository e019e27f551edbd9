import pytest
from django.db import connection
from django.test import override_settings

from articles.models.sealed import store_key
from tests import factory
from tests.conftest import triggers_lifted
from tests.management.commands import fail, run


@pytest.mark.django_db
def test_counts_what_is_as_signed() -> None:
    factory.make_live_article()
    factory.make_article_in_review()

    out, err = run("verify")

    assert (out, err) == ("4 versions and 3 editions were looked at; all are what was signed.\n", "")


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(
    ("statement", "said"),
    [
        (
            "UPDATE articles_version SET content = content || ' '",
            "Version 1 of document {pk} does not have its digest.",
        ),
        ("UPDATE articles_version SET fragment = 'x'", "Version 1 of document {pk} does not have its digest."),
        ("UPDATE articles_version SET checked = ''", "Version 1 of document {pk} does not have its digest."),
        ("UPDATE articles_version SET number = 7", "Version 7 of document {pk} does not have its digest."),
        ("UPDATE articles_edition SET fragment = 'x'", "Edition 1 of “{title}” is not what version 1 says."),
        ("UPDATE articles_edition SET content = 'x'", "Edition 1 of “{title}” is not what version 1 says."),
        ("UPDATE articles_act SET digest = 'x'", "Edition 1 of “{title}” has no approval of its digest."),
        ("DELETE FROM articles_contributor", "Version 1 of document {pk} does not have its digest."),
        ("UPDATE articles_version SET signatures_required = 2", "lacks a signature that its version asks for."),
        ("UPDATE articles_edition SET title = 'x'", "Edition 1 of “x” does not follow from what was signed: title."),
        (
            "UPDATE articles_edition SET medication_name = 'x', note = 'x'",
            "from what was signed: note, medication_name.",
        ),
        ("UPDATE articles_edition SET author_name = 'x'", "does not follow from what was signed: author_name."),
        ("UPDATE articles_edition SET review_due = '2099-01-01'", "does not follow from what was signed: review_due."),
        ("UPDATE articles_edition SET signatures = '[]'", "does not follow from what was signed: signatures."),
        ("UPDATE articles_act SET name = 'x'", "does not follow from what was signed: signatures."),
        ("UPDATE articles_edition SET published_at = '2001-01-01 00:00:00'", "was published before its time."),
    ],
)
def test_names_what_was_changed_behind_the_guards(statement: str, said: str) -> None:
    record = factory.make_live_medication()
    with triggers_lifted(connection), connection.cursor() as cursor:
        cursor.execute(statement)

    sentence, _, err = fail("verify")

    assert said.format(pk=record.pk, title=record.name.capitalize()) in err
    assert "1 versions and 1 editions were looked at; " in sentence


@pytest.mark.django_db(transaction=True)
def test_a_signature_of_a_contributor_does_not_count() -> None:
    record = factory.make_live_medication()
    with triggers_lifted(connection), connection.cursor() as cursor:
        cursor.execute("UPDATE articles_act SET person_id = %s", [record.author_id])

    assert "lacks a signature that its version asks for." in fail("verify")[2]


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("table", ["version", "act", "edition", "withdrawal", "reaffirmation"])
def test_names_a_row_that_does_not_bear_its_seal(table: str) -> None:
    for _ in range(2):
        _, edition = factory.make_live_article()
        factory.reaffirm(edition)
        factory.withdraw(edition)
    with triggers_lifted(connection), connection.cursor() as cursor:
        cursor.execute(f"SELECT MAX(id) FROM articles_{table}")
        [last] = cursor.fetchone()
        cursor.execute(f"UPDATE articles_{table} SET seal = 'x' WHERE id = %s", [last])

    sentence, _, err = fail("verify")

    assert err == f"Row {last} of articles_{table} does not bear its seal.\n"
    assert sentence.startswith("4 versions and 4 editions were looked at; 1 are not what was signed.")


@pytest.mark.django_db(transaction=True)
def test_what_is_older_than_the_key_is_counted() -> None:
    """And once a row bears the seal of a key, no later row may lack it."""
    factory.make_live_medication()
    with override_settings(SEAL_KEY="the next key"):
        store_key()
        factory.make_live_medication()
        told = "2 versions and 2 editions were looked at; all are what was signed.\n"
        older = "4 rows are older than the present SEAL_KEY: their seals were not looked at.\n"
        assert run("verify") == (told + older, "")
    store_key()
    assert fail("verify")[2].count("does not bear its seal.") == 4
