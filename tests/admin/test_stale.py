"""Saving over somebody else's save is refused, and nothing typed is lost."""

from typing import Any

import pytest
from django.test import Client

from articles.models import Article, drafting
from tests.admin.pages import change_url, fields_of, signed_in, typed_form, words
from tests.factory import edit, make_article, make_reference, make_writer

pytestmark = pytest.mark.django_db


def opened() -> tuple[Article, Client, dict[str, Any]]:
    article = make_article()
    client = signed_in(article.author)
    return article, client, typed_form(client, change_url(article), why="Mine.")


def test_is_refused_with_both_texts_and_what_was_typed() -> None:
    article, client, form = opened()
    edit(article, make_writer(name="Second writer"), short_answer="Theirs says otherwise.")
    response = client.post(change_url(article), form | {"short_answer": "Mine says this."})
    assert response.status_code == 409
    assert "Second writer saved this draft after you opened it." in words(response)
    assert fields_of(response)["short_answer"] == "Mine says this."
    page = words(response)
    assert "removed: Theirs" in page and "added: Mine" in page
    article.refresh_from_db()
    assert article.short_answer == "Theirs says otherwise."


def test_second_save_goes_through() -> None:
    article, client, form = opened()
    edit(article, make_writer(), short_answer="Theirs.")
    refused = client.post(change_url(article), form | {"short_answer": "Mine."})
    assert client.post(change_url(article), fields_of(refused)).status_code == 302
    article.refresh_from_db()
    assert (article.short_answer, article.revision) == ("Mine.", 3)


def test_row_that_somebody_deleted_becomes_a_new_one() -> None:
    article, client, form = opened()
    with drafting(article, by=make_writer(), reason="Not needed."):
        article.questions.get().delete()
    refused = client.post(change_url(article), form | {"questions-0-answer": "Typed here."})
    assert refused.status_code == 409
    again = fields_of(refused)
    assert (again["questions-0-answer"], again["questions-0-id"]) == ("Typed here.", "")
    assert client.post(change_url(article), again).status_code == 302
    assert article.questions.get().answer == "Typed here."


def test_row_that_somebody_added_is_shown_and_stays() -> None:
    article, client, form = opened()
    with drafting(article, by=make_writer(), reason="One more."):
        make_reference(article, "theirs", 2)
    refused = client.post(change_url(article), form | {"title": "Mine"})
    again = fields_of(refused)
    assert again["references-1-label"] == "theirs"
    client.post(change_url(article), again)
    assert [row.label for row in article.references.all()] == ["label", "theirs"]


@pytest.mark.parametrize("said", [{"review_months": "1" + "0" * 29}, {"references-0-position": "9" * 29}])
def test_a_number_that_no_text_holds_is_shown_again(said: dict[str, str]) -> None:
    article, client, form = opened()
    edit(article, make_writer(), short_answer="Theirs.")
    refused = client.post(change_url(article), form | said)
    assert refused.status_code == 409
    again = fields_of(refused)
    assert again.items() >= said.items()
    assert client.post(f"{change_url(article)}preview/", again).status_code == 200
    assert client.post(change_url(article), again).status_code == 422


def test_form_that_names_no_revision_is_stale() -> None:
    article, client, form = opened()
    del form["seen"]
    assert client.post(change_url(article), form | {"title": "Mine"}).status_code == 409
