import pytest

from articles.lifecycle import Role
from articles.models import Act
from tests.admin.pages import change_url, signed_in, words
from tests.admin.verbs import refuses_all_but, versions
from tests.factory import edit, make_article_in_review, make_live_article, submit

pytestmark = pytest.mark.django_db


def test_works() -> None:
    article, version = make_article_in_review()
    client = signed_in(article.author)
    assert versions("recall", version).encode() + b"ask/" in client.get(change_url(article)).content
    assert client.get(versions("recall", version) + "ask/").status_code == 200
    response = client.post(versions("recall", version), {"reason": "A slip."}, follow=True)
    assert "Version 1 no longer waits." in words(response)
    assert version.acts.get(verb="recall").reason == "A slip."


def test_wrong_state() -> None:
    article, edition = make_live_article()
    client = signed_in(article.author)
    assert client.post(versions("recall", edition.version)).status_code == 409
    assert b"/recall/" not in client.get(change_url(article)).content


def test_stale() -> None:
    article, version = make_article_in_review()
    edit(article, article.author, short_answer="Other words.")
    submit(article)
    response = signed_in(article.author).post(versions("recall", version))
    assert response.status_code == 409
    assert "This version no longer waits." in words(response)


def test_wrong_people() -> None:
    _, version = make_article_in_review()
    refuses_all_but(Role.WRITER, versions("recall", version))
    assert not Act.objects.filter(verb="recall").exists()
