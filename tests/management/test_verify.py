import pytest
from django.db import connection

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
        ("UPDATE articles_version SET number = 7", "Version 7 of document {pk} does not have its digest."),
        ("UPDATE articles_edition SET fragment = 'x'", "Edition 1 of “{title}” is not what version 1 says."),
        ("UPDATE articles_edition SET content = 'x'", "Edition 1 of “{title}” is not what version 1 says."),
        ("UPDATE articles_act SET digest = 'x'", "Edition 1 of “{title}” has no approval of its digest."),
        ("DELETE FROM articles_contributor", "Version 1 of document {pk} does not have its digest."),
    ],
)
def test_names_what_was_changed_behind_the_guards(statement: str, said: str) -> None:
    record = factory.make_live_medication()
    with triggers_lifted(connection), connection.cursor() as cursor:
        cursor.execute(statement)

    sentence, _, err = fail("verify")

    assert said.format(pk=record.pk, title=record.name.capitalize()) in err
    assert "1 versions and 1 editions were looked at; " in sentence
