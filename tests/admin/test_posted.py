"""What a browser posts is asked as the text that would be stored: without control characters, and composed."""

from unicodedata import normalize

import pytest

from articles.admin.posted import whole_number
from articles.models import Article, Medication, Person
from tests.admin.pages import change_url, fields_of, signed_in, typed_form, words
from tests.factory import make_administrator, make_article, make_medication, make_writer

pytestmark = pytest.mark.django_db
ADD_ARTICLE = "/admin/articles/article/add/"
ADD_MEDICATION, ADD_PERSON = "/admin/articles/medication/add/", "/admin/articles/person/add/"
LONGER_WHEN_COMPOSED = "\u0958"
"""One letter as it is typed, two as it is stored."""


@pytest.mark.parametrize("name", ["title", "why", "questions-0-question", "references-0-label", "slug"])
@pytest.mark.parametrize("typed", ["\x01", "\0\x1f\r"])
def test_a_control_character_is_no_text(name: str, typed: str) -> None:
    article = make_article()
    client = signed_in(article.author)
    form = typed_form(client, change_url(article), why="Plainer.", title="Another title", _submit="1") | {name: typed}
    assert client.post(change_url(article), form).status_code == 422
    assert Article.objects.get(pk=article.pk).revision == 1


@pytest.mark.parametrize(("name", "most"), [("title", 160), ("why", 300), ("questions-0-question", 300)])
def test_text_that_grows_is_measured_as_it_is_stored(name: str, most: int) -> None:
    article = make_article()
    client = signed_in(article.author)
    form = typed_form(client, change_url(article), why="Plainer.") | {name: LONGER_WHEN_COMPOSED * most}
    response = client.post(change_url(article), form)
    assert response.status_code == 422
    assert f"at most {most} characters (it has {2 * most})" in words(response)
    assert fields_of(response)[name] == normalize("NFC", LONGER_WHEN_COMPOSED * most)


def test_the_same_name_in_other_characters_is_the_same_name() -> None:
    medication = make_medication(name="caféine")
    client = signed_in(medication.author)
    said = {"name": normalize("NFD", "caféine"), "slug": "another"}
    response = client.post(ADD_MEDICATION, typed_form(client, ADD_MEDICATION, **said))
    assert response.status_code == 422
    assert "Medication with this Generic name already exists." in words(response)
    assert Medication.objects.count() == 1


def test_preview_shows_the_text_that_would_be_stored() -> None:
    article = make_article()
    client = signed_in(article.author)
    form = typed_form(client, change_url(article), title="A\x01 cafe\u0301")
    response = client.post(f"{change_url(article)}preview/", form)
    assert response.status_code == 200
    assert "A café" in words(response)


@pytest.mark.parametrize("typed", ["\x01", LONGER_WHEN_COMPOSED * 150])
def test_name_of_a_person(typed: str) -> None:
    client, writer = signed_in(make_administrator()), make_writer()
    said = {"username": "newcomer", "name": typed}
    assert client.post(ADD_PERSON, said).status_code == 422
    assert client.post(f"/admin/articles/person/{writer.pk}/change/", said).status_code == 422
    assert not Person.objects.filter(name__in=["", typed]).exists()


@pytest.mark.parametrize("key", ["9" * 30, "9" * 5000, "\0", "-1"])
def test_a_medicine_that_cannot_be_is_none(key: str) -> None:
    client = signed_in(make_article().author)
    form = typed_form(client, ADD_ARTICLE, title="Doses", slug="doses", kind="dosing", medication=key)
    assert client.post(ADD_ARTICLE, form).status_code == 422
    assert client.post(f"{ADD_ARTICLE}preview/", form).status_code == 200
    assert client.post("/admin/import/", {"medication": key}).status_code == 422


@pytest.mark.parametrize("page", ["", "preview/"])
def test_an_article_that_cannot_be_is_missing(page: str) -> None:
    client, url = signed_in(make_writer()), f"/admin/articles/article/{'9' * 30}/change/{page}"
    assert client.post(url).status_code == 404
    assert client.get(url).status_code == (405 if page else 404)


@pytest.mark.parametrize(
    ("text", "number"), [("0", 0), ("300", 300), ("", None), ("-1", None), ("1.5", None), ("1" * 10, None)]
)
def test_whole(text: str, number: int | None) -> None:
    assert whole_number(text) == number
