import pytest
from django.core.management import CommandError

from articles.models import Article, Person
from tests import factory
from tests.management.commands import run

pytestmark = pytest.mark.django_db


def test_closes_the_account_and_names_what_is_left() -> None:
    leaver = factory.make_writer()
    article = factory.make_article(leaver)

    out, _ = run("deactivate_person", leaver.username)

    assert not Person.objects.get(pk=leaver.pk).is_active
    assert f"Still in {leaver}'s name: “{article.title}”" in out


def test_hands_unfinished_drafts_over() -> None:
    leaver, heir = factory.make_writer(), factory.make_writer()
    article = factory.make_article(leaver)

    out, _ = run("deactivate_person", leaver.username, "--hand-over-to", heir.username)

    handed = Article.objects.get(pk=article.pk)
    assert handed.author == heir
    assert handed.history.latest().history_user == heir
    assert out == f"{heir} takes over “{article.title}”.\n{leaver} can no longer sign in.\n"


def test_an_heir_who_is_no_writer_stops_all_of_it() -> None:
    leaver, heir = factory.make_writer(), factory.make_pharmacist()
    article = factory.make_article(leaver)

    with pytest.raises(CommandError, match="Nothing was changed. This needs a writer."):
        run("deactivate_person", leaver.username, "--hand-over-to", heir.username)

    assert Article.objects.get(pk=article.pk).author == leaver
    assert Person.objects.get(pk=leaver.pk).is_active


def test_unknown_and_already_closed() -> None:
    with pytest.raises(CommandError, match="Nobody signs in as “nobody”"):
        run("deactivate_person", "nobody")
    person = factory.make_writer(is_active=False)
    with pytest.raises(CommandError, match="is deactivated"):
        run("deactivate_person", person.username)
