"""Archive, and unarchive."""

import pytest

from articles import workflow
from articles.lifecycle import Role
from tests.admin.pages import change_url, signed_in, words
from tests.admin.verbs import documents, refuses_all_but
from tests.factory import make_article, make_live_article

pytestmark = pytest.mark.django_db
LIST = "/admin/articles/article/"


def test_works_both_ways() -> None:
    article = make_article()
    client = signed_in(article.author)
    assert client.get(documents("archive", article) + "ask/").status_code == 200
    assert "in the archive" in words(client.post(documents("archive", article), follow=True))
    assert article.title not in words(client.get(LIST))
    assert article.title in words(client.get(LIST, {"archived": "only"}))
    assert documents("unarchive", article).encode() in client.get(change_url(article)).content
    assert client.get(documents("unarchive", article) + "ask/").status_code == 200
    client.post(documents("unarchive", article))
    assert article.title in words(client.get(LIST))


def test_what_was_ever_submitted_stays() -> None:
    article, _ = make_live_article()
    client = signed_in(article.author)
    assert client.post(documents("archive", article)).status_code == 409
    assert b"/archive/" not in client.get(change_url(article)).content


def test_wrong_people() -> None:
    article = make_article()
    refuses_all_but(Role.WRITER, documents("archive", article))
    article.refresh_from_db()
    assert not article.archived
    workflow.archive(document=article.pk, by=article.author)
    refuses_all_but(Role.WRITER, documents("unarchive", article))
    article.refresh_from_db()
    assert article.archived
