"""New articles and medicines."""

from typing import Any

import pytest

from articles.models import Article, Medication
from tests.admin.pages import fields_of, signed_in, typed_form, words
from tests.factory import make_medication, make_pharmacist, make_writer

pytestmark = pytest.mark.django_db
ARTICLE, MEDICATION = "/admin/articles/article/add/", "/admin/articles/medication/add/"


def article_form(client: Any, **typed: Any) -> dict[str, Any]:
    medication = make_medication()
    said = {"medication": medication.pk, "kind": "dosing", "title": "Doses", "slug": "dosing"}
    return typed_form(client, ARTICLE, **(said | typed))


def test_writer_is_the_author_and_the_reason_is_given() -> None:
    writer = make_writer()
    client = signed_in(writer)
    response = client.post(ARTICLE, article_form(client), follow=True)
    article = Article.objects.get()
    assert (article.author, article.kind, article.revision) == (writer, "dosing", 1)
    assert article.history.get().history_change_reason == "First draft."
    assert "Readers see nothing of it until a pharmacist signs." in words(response)


def test_medication_with_its_rows() -> None:
    client = signed_in(make_writer())
    said = {"name": "examplam", "slug": "examplam", "_redraw": "names"}
    form = fields_of(client.post(MEDICATION, typed_form(client, MEDICATION, **said)))
    form |= {"names-0-name": "Brandex", "names-0-country": "US"}
    assert client.post(MEDICATION, form).status_code == 302
    medication = Medication.objects.get()
    assert (medication.kind, medication.names.get().name) == ("medication", "Brandex")


def test_incomplete_is_said_and_kept() -> None:
    client = signed_in(make_writer())
    response = client.post(ARTICLE, article_form(client, title="", body="## Typed already"))
    assert response.status_code == 422
    assert b"## Typed already" in response.content
    assert not Article.objects.exists()


@pytest.mark.parametrize("slug", ["history", "Not A Slug"])
def test_an_address_that_cannot_be_is_refused(slug: str) -> None:
    client = signed_in(make_writer())
    assert client.post(ARTICLE, article_form(client, slug=slug)).status_code == 422


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("Clonazepam: how, and when?", "clonazepam-how-and-when"),
        (f"{'word ' * 12}broken", "-".join(["word"] * 12)),
        ("什么时候吃", "dosing"),
    ],
)
def test_an_address_that_nobody_typed_is_made_of_the_title(title: str, slug: str) -> None:
    client = signed_in(make_writer())
    form = article_form(client, title=title, slug="")
    for address in (slug, f"{slug}-2"):
        assert client.post(ARTICLE, form).status_code == 302
        assert Article.objects.latest("pk").slug == address


def test_a_title_that_makes_no_address_of_an_article_is_refused_beside_it() -> None:
    client = signed_in(make_writer())
    response = client.post(ARTICLE, article_form(client, title="History", slug=""))
    assert response.status_code == 422 and "This address is taken" in words(response)
    for missing in ("medication", "kind", "title"):
        assert client.post(ARTICLE, article_form(client, slug="", **{missing: ""})).status_code == 422


def test_record_of_a_medicine_is_no_kind_of_article() -> None:
    client = signed_in(make_writer())
    assert client.post(ARTICLE, article_form(client, kind="medication")).status_code == 422


def test_wrong_role_and_stranger() -> None:
    form = article_form(signed_in(make_writer()))
    assert signed_in(make_pharmacist()).get(ARTICLE).status_code == 403
    assert signed_in(make_pharmacist()).post(ARTICLE, form).status_code == 403
    assert signed_in().post(ARTICLE, form).status_code == 302
    assert not Article.objects.exists()


@pytest.mark.parametrize("address", [ARTICLE, MEDICATION])
def test_a_form_that_came_without_its_fields_is_shown_again(address: str) -> None:
    assert signed_in(make_writer()).post(address).status_code == 422
