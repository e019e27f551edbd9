from typing import Any

import pytest

from articles.lifecycle import Role
from articles.models import Origin
from tests.admin.pages import change_url, signed_in, words
from tests.admin.verbs import documents, refuses_all_but
from tests.factory import edit, make_article, make_live_article, make_writer

pytestmark = pytest.mark.django_db


def test_a_save_and_its_writers() -> None:
    article = make_article(short_answer="The first words.")
    second = make_writer()
    edit(article, second, short_answer="Other words.")
    client = signed_in(second)
    page = client.get(documents("restore", article) + "ask/?revision=1")
    assert "added: The first" in words(page)
    client.post(documents("restore", article), {"revision": 1})
    article.refresh_from_db()
    assert (article.short_answer, article.revision) == ("The first words.", 3)
    assert set(Origin.objects.get().people.all()) == {article.author}


def test_a_version() -> None:
    article, edition = make_live_article(short_answer="As signed.")
    edit(article, article.author, short_answer="Other words.")
    client = signed_in(article.author)
    assert "added: As signed" in words(client.get(documents("restore", article) + f"ask/?version={edition.version_id}"))
    response = client.post(documents("restore", article), {"version": edition.version_id}, follow=True)
    assert "Nothing of it is live." in words(response)
    article.refresh_from_db()
    assert article.short_answer == "As signed."


@pytest.mark.parametrize(("data", "status"), [({}, 422), ({"version": "x"}, 422), ({"version": 999}, 409)])
def test_what_is_not_there(data: dict[str, Any], status: int) -> None:
    article = make_article()
    client = signed_in(article.author)
    assert client.post(documents("restore", article), data).status_code == status
    assert client.get(documents("restore", article) + "ask/", data).status_code == 200


def test_version_of_another_document_is_refused() -> None:
    article, other = make_article(), make_live_article()[1]
    client = signed_in(article.author)
    assert client.post(documents("restore", article), {"version": other.version_id}).status_code == 409
    assert client.get(change_url(article)).status_code == 200


def test_wrong_people() -> None:
    article = make_article()
    refuses_all_but(Role.WRITER, documents("restore", article), {"revision": 1})
    article.refresh_from_db()
    assert article.revision == 1
