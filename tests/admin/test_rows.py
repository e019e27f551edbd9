"""The rows of a document as they are posted together: no two with one label, and any count of them."""

from typing import Any

import pytest
from django.test import Client

from articles.models import Article, BoxedTopic, drafting
from tests.admin.pages import change_url, fields_of, page_of, signed_in, typed_form, words
from tests.factory import make_article, make_medication, make_reference

pytestmark = pytest.mark.django_db
ADD = "/admin/articles/article/add/"
SAID = "Another row here has this already."
TOLD = 2
"""Once in the list of what is wrong, once beside the field."""
NEW = {"why": "One more source.", "_redraw": "references"}


def test_typing_goes_on_in_the_row_that_was_added() -> None:
    article = make_article()
    client = signed_in(article.author)
    response = client.post(change_url(article), typed_form(client, change_url(article), **NEW))
    assert [field["id"] for field in page_of(response).select("[autofocus]")] == ["id_references-1-label"]


def two_references() -> tuple[Article, Client, dict[str, Any]]:
    article = make_article()
    with drafting(article, by=article.author, reason="One more."):
        make_reference(article, "second", 2)
    client = signed_in(article.author)
    return article, client, typed_form(client, change_url(article), why="Other labels.")


def labels(article: Article) -> list[str]:
    return [row.label for row in article.references.all()]


def test_labels_are_swapped_in_one_save() -> None:
    article, client, form = two_references()
    form |= {"references-0-label": "second", "references-1-label": "label"}
    assert client.post(change_url(article), form).status_code == 302
    assert labels(article) == ["second", "label"]


def test_a_new_row_with_a_label_that_stands() -> None:
    article, client, _ = two_references()
    form = fields_of(client.post(change_url(article), typed_form(client, change_url(article), **NEW)))
    form |= {"references-2-label": "second", "references-2-title": "Typed here"}
    response = client.post(change_url(article), form)
    assert response.status_code == 422
    assert words(response).count(SAID) == TOLD
    assert 'id="id_references-2-label_error"' in response.text
    assert fields_of(response)["references-2-title"] == "Typed here"
    assert labels(article) == ["label", "second"]


def test_two_new_rows_with_one_label() -> None:
    article = make_article()
    client = signed_in(article.author)
    form = typed_form(client, change_url(article), why="More sources.")
    form |= {"references-1-label": "new", "references-2-label": "new", "references-2-title": "Typed here"}
    response = client.post(change_url(article), form)
    assert response.status_code == 422
    assert 'id="id_references-2-label_error"' in response.text and words(response).count(SAID) == TOLD
    assert fields_of(response).items() >= {"references-1-label": "new", "references-2-title": "Typed here"}.items()
    assert labels(article) == ["label"]


def test_the_label_of_a_row_that_is_removed_is_free() -> None:
    article, client, form = two_references()
    form |= {"references-0-DELETE": "on", "references-1-label": "label"}
    assert client.post(change_url(article), form).status_code == 302
    assert labels(article) == ["label"]


def test_topics_of_the_boxed_warning() -> None:
    medication = make_medication()
    with drafting(medication, by=medication.author, reason="One more."):
        BoxedTopic(medication=medication, position=2, topic="alcohol", heading="Alcohol", text="No.").save()
    client = signed_in(medication.author)
    form = typed_form(client, change_url(medication), why="Other topics.") | {"boxed-1-topic": "opioids"}
    response = client.post(change_url(medication), form)
    assert (response.status_code, words(response).count(SAID)) == (422, TOLD)
    form["boxed-0-topic"] = "alcohol"
    assert client.post(change_url(medication), form).status_code == 302
    assert [row.topic for row in medication.boxed.all()] == ["alcohol", "opioids"]


JUNK = pytest.mark.parametrize("total", ["9" * 5000, "999999999", "-5", "0", "\0", ""])


@JUNK
@pytest.mark.parametrize("count", ["TOTAL", "INITIAL"])
def test_a_count_that_cannot_be_loses_nothing(total: str, count: str) -> None:
    article = make_article()
    client = signed_in(article.author)
    form = typed_form(client, change_url(article), why="Plainer.") | {f"questions-{count}_FORMS": total}
    form |= {"questions-0-answer": "Typed.", f"questions-{'9' * 900}-answer": "No row."}
    assert "Typed." in words(client.post(f"{change_url(article)}preview/", form))
    assert client.post(change_url(article), form | {"title": ""}).status_code == 422
    assert client.post(change_url(article), form).status_code == 302
    assert article.questions.get().answer == "Typed."


@JUNK
def test_a_count_that_cannot_be_in_a_new_article(total: str) -> None:
    article = make_article()
    client = signed_in(article.author)
    said = {"medication": article.medication_id, "kind": "dosing", "title": "Doses", "slug": "dosing"}
    form = typed_form(client, ADD, **said) | {"questions-TOTAL_FORMS": total}
    assert client.post(f"{ADD}preview/", form).status_code == 200
    assert client.post(ADD, form).status_code == 302


def test_many_thousand_rows_are_refused() -> None:
    article = make_article()
    client = signed_in(article.author)
    form = typed_form(client, change_url(article), why="Many.") | {f"questions-{n}-id": "" for n in range(1, 3000)}
    assert client.post(change_url(article), form).status_code == 413
    assert article.questions.count() == 1
