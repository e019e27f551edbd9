import pytest
from django.db import connection

from articles.models import Version
from articles.versions.freeze import verify
from tests import factory
from tests.models.around import drop_trigger

pytestmark = pytest.mark.django_db


def test_a_version_is_what_its_digest_says_whatever_becomes_of_its_people() -> None:
    article, version = factory.make_article_in_review()
    author = article.author
    author.username, author.name = "other", "Other"
    author.save()
    assert verify(Version.objects.get(pk=version.pk))


@pytest.mark.parametrize(
    ("table", "change"),
    [
        ("version", "fragment = fragment || ' '"),
        ("version", "content = content || ' '"),
        ("version", "number = number + 1"),
        ("contributor", "person_id = (SELECT MAX(id) FROM articles_person)"),
    ],
)
def test_what_was_tampered_with_is_found(table: str, change: str) -> None:
    _, version = factory.make_article_in_review()
    factory.make_person()
    row = version if table == "version" else version.contributor_rows.earliest("pk")
    drop_trigger(f"articles_{table}_no_update")
    with connection.cursor() as cursor:
        cursor.execute(f"UPDATE articles_{table} SET {change} WHERE id = %s", [row.pk])
    assert not verify(Version.objects.get(pk=version.pk))
