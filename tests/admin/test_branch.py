import pytest

from articles import workflow
from articles.lifecycle import Role
from tests.admin.pages import change_url, signed_in, words
from tests.admin.verbs import documents, refuses_all_but
from tests.factory import edit, make_article, make_live_article

pytestmark = pytest.mark.django_db


def test_works() -> None:
    article, _ = make_live_article(short_answer="As it is live.")
    edit(article, article.author, short_answer="Half done.")
    workflow.set_aside(document=article.pk, by=article.author)
    client = signed_in(article.author)
    assert documents("branch", article).encode() + b"ask/" in client.get(change_url(article)).content
    assert "removed: Half done" in words(client.get(documents("branch", article) + "ask/"))
    assert "The draft now holds the text" in words(client.post(documents("branch", article), follow=True))
    article.refresh_from_db()
    assert article.short_answer == "As it is live."


def test_draft_that_no_version_holds_is_not_lost() -> None:
    article, _ = make_live_article()
    edit(article, article.author, short_answer="Nowhere else.")
    response = signed_in(article.author).post(documents("branch", article))
    assert response.status_code == 409
    assert "Set it aside first" in words(response)


def test_nothing_is_live() -> None:
    article = make_article()
    assert signed_in(article.author).post(documents("branch", article)).status_code == 409


def test_wrong_people() -> None:
    article, _ = make_live_article()
    refuses_all_but(Role.WRITER, documents("branch", article))
    article.refresh_from_db()
    assert article.revision == 1
