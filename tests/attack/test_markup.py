"""Markup in every text that anybody can type: Chromium reads each page that shows it, and finds nothing that runs."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client
from playwright.sync_api import Browser, Page

from articles.lifecycle import Role
from tests import canaries, factory
from tests.admin.pages import change_url, signed_in, typed_form
from tests.attack.markup import FAULTS, PAYLOAD, REFUSED, plant
from tests.attack.test_leaks import secret_place
from tests.places import Place
from tests.staff import LEAVING, shown, staff_routes
from tests.urls import readers_paths

pytestmark = pytest.mark.browser


def everybody() -> Client:
    return signed_in(factory.make_person(*Role, name=canaries.WORD))


def pages(client: Client, where: Place, payload: str) -> Iterator[tuple[str, Any]]:
    """GET of every address; every form with the payload in all that it takes as words."""
    for path in [*readers_paths(), "/nothing/", f"/medicines/x/?q={payload}"]:
        yield path, Client().get(path)
    for name in staff_routes().keys() - LEAVING:
        route = staff_routes()[name]
        form = where.form(route)
        typed = form | {key: payload for key in form if key not in ("digest", "password", "to", "version")}
        yield name, client.get(where.path(route), {"q": payload, "which": payload, "against": payload})
        yield f"POST {name}", client.post(where.path(route), typed)


@pytest.fixture
def chromium(browser: Browser) -> Iterator[Page]:
    page = browser.new_page()
    yield page
    page.close()


@pytest.mark.django_db
def test_no_page_holds_anything_that_runs(chromium: Page, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(canaries, "WORD", PAYLOAD)
    plant()
    found = shown(dict(pages(everybody(), secret_place(), PAYLOAD)))
    assert len(found) > 150
    assert {name: faults for name, html in found.items() if (faults := chromium.evaluate(FAULTS, html))} == {}
    assert sum("alert(1)" in html for html in found.values()) > 50


@pytest.mark.django_db
def test_no_link_in_a_preview_runs_or_leaves_unseen(chromium: Page) -> None:
    article = factory.make_article()
    client = signed_in(article.author)
    form = typed_form(client, change_url(article), body=REFUSED, short_answer=REFUSED)
    html = client.post(f"{change_url(article)}preview/", form).content.decode()
    assert "evil.example" in html and "https://a.example" in html
    assert chromium.evaluate(FAULTS, html) == []


@pytest.mark.parametrize(
    "html", ["<p onclick=x>", "<svg><script>x</script>", "<a href='\tjava\nscript:x'>", "<img src=x>"]
)
def test_what_runs_is_seen(html: str, chromium: Page) -> None:
    assert chromium.evaluate(FAULTS, f"<main>{html}</main>")
