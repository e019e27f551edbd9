"""The panel in which a draft's page shows what the checks find."""

from typing import Any

from bs4 import Tag

from tests.admin.pages import change_url, page_of, signed_in, typed_form


def panel(response: Any) -> Tag:
    shown = page_of(response).select_one("#findings")
    assert shown is not None
    return shown


def said(tag: Tag) -> str:
    return " ".join(tag.get_text(" ").split())


def of(response: Any, rule: str) -> Tag:
    """The finding of that rule."""
    return next(one for one in panel(response).select("li") if rule in said(one))


def drawn(article: Any, **typed: Any) -> Any:
    client = signed_in(article.author)
    response = client.post(f"{change_url(article)}preview/", typed_form(client, change_url(article), **typed))
    assert response.status_code == 200
    return response
