"""Pages as a browser has them: who is signed in, and what a form would send."""

from typing import Any

from bs4 import BeautifulSoup, Tag
from django.test import Client

from articles.models import Person

HOME = "/admin/"


def signed_in(person: Person | None = None) -> Client:
    """Somebody at a browser of their own; nobody in particular without a person."""
    client = Client()
    if person is not None:
        client.force_login(person)
    return client


def change_url(record: Any) -> str:
    return f"/admin/articles/{record._meta.model_name}/{record.pk}/change/"


def typed_form(client: Client, url: str, **typed: Any) -> dict[str, Any]:
    """What the page's form holds, with what is typed in it."""
    response = client.get(url)
    assert response.status_code == 200, response.status_code
    return fields_of(response) | {name.replace("__", "-"): value for name, value in typed.items()}


def fields_of(response: Any) -> dict[str, Any]:
    form = page_of(response).select_one("#document-form")
    assert form is not None
    found = {str(field["name"]): _value(field) for field in form.select("[name]") if field.name != "button"}
    return {name: value for name, value in found.items() if value is not None}


def _value(field: Tag) -> str | None:
    if field.name == "textarea":
        return field.get_text().removeprefix("\n")
    if field.name == "select":
        chosen = field.select_one("option[selected]")
        return str(chosen["value"]) if chosen else ""
    if field.get("type") == "checkbox":
        return "on" if field.has_attr("checked") else None
    return str(field.get("value", ""))


def page_of(response: Any) -> BeautifulSoup:
    return BeautifulSoup(response.content, "html.parser")


def words(response: Any) -> str:
    """The words of a page, with single spaces."""
    return " ".join(page_of(response).get_text(" ").split())
