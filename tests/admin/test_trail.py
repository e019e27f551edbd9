"""The edit trail: who, when, why, word by word, at a constant number of queries."""

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.models import Article
from tests.admin.pages import signed_in, words
from tests.factory import (
    edit,
    make_administrator,
    make_article,
    make_live_article,
    make_person,
    make_pharmacist,
    make_writer,
)

pytestmark = pytest.mark.django_db


def trail(article: Article) -> str:
    return f"/admin/documents/{article.pk}/trail/"


def queries(client: Any, url: str) -> int:
    with CaptureQueriesContext(connection) as caught:
        assert client.get(url).status_code == 200
    return len(caught)


def test_says_who_why_and_which_words() -> None:
    article = make_article(short_answer="It calms the brain.")
    second = make_writer(name="Second writer")
    edit(article, second, reason="A plainer verb.", short_answer="It quietens the brain.")
    page = words(signed_in(article.author).get(trail(article)))
    assert "A plainer verb." in page and "Second writer" in page
    assert "removed: calms" in page and "added: quietens" in page
    assert "reference “label”: publisher" in page.replace("Reference", "reference")


def test_offers_to_restore_all_but_the_newest_save() -> None:
    article = make_article()
    edit(article, article.author, short_answer="Other words.")
    page = signed_in(article.author).get(trail(article)).content
    assert b"?revision=1" in page and b"?revision=2" not in page


def test_lists_versions_with_their_acts() -> None:
    article, edition = make_live_article()
    page = signed_in(make_pharmacist()).get(trail(article))
    assert f"Approved by {edition.version.acts.get(verb='approve').person}" in words(page)
    assert "Edition 1" in words(page)
    assert b"/restore/" not in page.content


def test_constant_number_of_queries() -> None:
    article = make_article()
    client = signed_in(article.author)
    edit(article, article.author, short_answer="Words 0.")
    few = queries(client, trail(article))
    for number in range(1, 100):
        edit(article, make_writer() if number % 10 == 0 else article.author, short_answer=f"Words {number}.")
    assert queries(client, trail(article)) == few
    assert "Page 1 of 3" in words(client.get(trail(article)))
    assert "added: Words 0" in words(client.get(trail(article), {"page": 2}))


def test_strangers_wrong_roles_and_missing() -> None:
    article = make_article()
    assert signed_in().get(trail(article)).status_code == 302
    assert signed_in(make_administrator()).get(trail(article)).status_code == 403
    assert signed_in(make_person()).get(trail(article)).status_code == 403
    assert signed_in(article.author).get("/admin/documents/999/trail/").status_code == 404
    assert signed_in(article.author).post(trail(article)).status_code == 405
