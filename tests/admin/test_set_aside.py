import pytest

from articles.lifecycle import Role
from articles.models import Version
from tests.admin.pages import change_url, signed_in, words
from tests.admin.verbs import documents, refuses_all_but
from tests.factory import edit, make_article_in_review, make_live_article

pytestmark = pytest.mark.django_db


def test_works() -> None:
    article, _ = make_live_article()
    edit(article, article.author, short_answer="Half done.")
    client = signed_in(article.author)
    assert documents("set-aside", article).encode() + b"ask/" in client.get(change_url(article)).content
    assert client.get(documents("set-aside", article) + "ask/").status_code == 200
    response = client.post(documents("set-aside", article), {"note": "Half."}, follow=True)
    assert "kept as version 2, which does not wait" in words(response)
    version = Version.objects.get(document=article, number=2)
    assert (version.note, version.acts.get().verb) == ("Half.", "set_aside")


def test_wrong_state() -> None:
    article, _ = make_article_in_review()
    client = signed_in(article.author)
    assert client.post(documents("set-aside", article)).status_code == 409
    assert b"/set-aside/" not in client.get(change_url(article)).content


def test_wrong_people() -> None:
    article, _ = make_live_article()
    refuses_all_but(Role.WRITER, documents("set-aside", article))
    assert Version.objects.filter(document=article).count() == 1
