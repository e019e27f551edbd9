import pytest

from articles import workflow
from articles.lifecycle import Role
from articles.models import Article, Version
from tests.admin.pages import signed_in, words
from tests.admin.verbs import refuses_all_but, versions
from tests.factory import edit, make_live_article, publish
from tests.remembered import remembered

pytestmark = pytest.mark.django_db


@remembered
def hotfixed() -> tuple[Article, Version]:
    """Set aside half done; meanwhile another text went live."""
    article, _ = make_live_article(short_answer="As it was.")
    edit(article, article.author, short_answer="Half done.")
    version = workflow.set_aside(document=article.pk, by=article.author)
    workflow.branch(document=article.pk, by=article.author)
    article.refresh_from_db()
    edit(article, article.author, short_answer="Corrected at once.")
    publish(article)
    return article, version


def test_shows_what_moved_and_brings_the_text_back() -> None:
    article, version = hotfixed()
    client = signed_in(article.author)
    assert "added: Corrected at once" in words(client.get(versions("resume", version) + "ask/"))
    response = client.post(versions("resume", version), follow=True)
    assert "1 part of the live page changed since" in words(response)
    article.refresh_from_db()
    assert article.short_answer == "Half done."


def test_wrong_state() -> None:
    article, edition = make_live_article()
    assert signed_in(article.author).post(versions("resume", edition.version)).status_code == 409


def test_wrong_people() -> None:
    article, version = hotfixed()
    refuses_all_but(Role.WRITER, versions("resume", version))
    article.refresh_from_db()
    assert article.short_answer == "Corrected at once."
