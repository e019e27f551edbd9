"""Versions and editions are held against what was signed, and rows against their seals."""

import pytest
from django.conf import settings
from django.db import connection
from django.test import override_settings

from tests import factory
from tests.conftest import triggers_lifted
from tests.management.commands import fail

KEY = settings.SEAL_KEY


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

    assert f"Row {last} of articles_{table} does not bear its seal.\n" in err
    assert sentence.startswith("4 versions and 4 editions were looked at; 2 things are not as they were.")


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("table", ["version", "act", "edition"])
def test_a_wrong_seal_in_the_first_row_is_no_older_key(table: str) -> None:
    factory.make_live_medication()
    with triggers_lifted(connection), connection.cursor() as cursor:
        cursor.execute(f"SELECT MIN(id) FROM articles_{table}")
        [first] = cursor.fetchone()
        cursor.execute(f"UPDATE articles_{table} SET seal = %s WHERE id = %s", ["0" * 64, first])

    assert f"Row {first} of articles_{table} does not bear its seal.\n" in fail("verify")[2]


@pytest.mark.django_db
@override_settings(SEAL_KEY="")
def test_nothing_is_vouched_for_without_the_key() -> None:
    with override_settings(SEAL_KEY=KEY):
        factory.make_live_medication()

    assert fail("verify")[2] == "This process has no SEAL_KEY: it can look at no seal.\n"
