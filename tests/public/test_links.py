"""No page links to a page that is down, except where the link says that a notice stands there."""

from html.parser import HTMLParser
from urllib.parse import urldefrag

import pytest
from django.test import Client
from pytest_django import Settings

from articles.models import Edition
from tests import factory
from tests.remembered import remembered
from tests.urls import readers_paths

pytestmark = [pytest.mark.django_db, pytest.mark.once]


DATA = "application/ld+json"
"""A script element of this type is data: no browser runs it."""
NOT_LOADED = ("canonical", "alternate")


class Page(HTMLParser):
    """The links of a page with their words, its assets, and whatever a strict policy would refuse."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.links: list[tuple[str, str]] = []
        self.assets: list[str] = []
        self.forms: list[str] = []
        self.inline: list[str] = []
        self.open = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        found = dict(attributes)
        self.inline += [name for name in found if name.startswith("on") or name == "style"]
        is_code = tag == "script" and "src" not in found and found.get("type") != DATA
        self.inline += [tag] if tag == "style" or is_code else []
        if tag == "a":
            self.open = found.get("href") or ""
            self.links.append((self.open, ""))
            return
        self.forms += [found.get("action") or ""] if tag == "form" else []
        if found.get("rel") not in NOT_LOADED:
            self.assets += [value for name in ("src", "href", "srcset") if (value := found.get(name))]

    def handle_data(self, data: str) -> None:
        if self.open:
            href, words = self.links[-1]
            self.links[-1] = (href, words + data)

    def handle_endtag(self, tag: str) -> None:
        self.open = "" if tag == "a" else self.open


@pytest.fixture
@remembered
def shelf() -> None:
    """Pages in every state: renewed, renamed, reaffirmed, withdrawn in the middle and at the end, record down."""
    article, first = factory.make_live_article()
    for title in ("Second", "Third", "Fourth"):
        factory.edit(article, article.author, title=title, slug=title.lower())
        last = factory.publish(article)
    factory.reaffirm(last)
    factory.withdraw(Edition.objects.get(document=article.pk, number=2))
    factory.make_live_article(medication=article.medication)
    other, edition = factory.make_live_article(medication=article.medication)
    factory.edit(other, other.author, title="Will be withdrawn")
    factory.withdraw(factory.publish(other))
    alone, _ = factory.make_live_article()
    factory.withdraw(Edition.objects.get(document=alone.medication_id))


@pytest.fixture
def pages(client: Client, shelf: None) -> dict[str, Page]:
    answers = {path: client.get(path) for path in readers_paths()}
    pages = {path: one for path, one in answers.items() if one["Content-Type"].startswith("text/html")}
    shown = {path: one.content.decode() for path, one in pages.items() if one.status_code in (200, 404, 410)}
    return {path: Page(text) for path, text in shown.items()}


@pytest.mark.slow
def test_every_link_leads_to_a_page_or_says_that_a_notice_stands_there(client: Client, pages: dict[str, Page]) -> None:
    links = {(href, words) for page in pages.values() for href, words in page.links if href.startswith("/")}
    answers = {href: client.get(urldefrag(href).url).status_code for href, _ in links}

    assert {answers[href] for href, words in links if "notice" in words} <= {200, 410}
    assert {(href, answers[href]) for href, words in links if "notice" not in words and answers[href] != 200} == set()
    assert 410 in answers.values()


@pytest.mark.slow
def test_expired_pages_are_linked_as_notices_too(client: Client, settings: Settings, shelf: None) -> None:
    settings.GRACE_DAYS = -1000
    pages = [Page(client.get(path).content.decode()) for path in readers_paths()]
    links = {(href, words) for page in pages for href, words in page.links if href.startswith("/")}
    down = {(href, words) for href, words in links if client.get(urldefrag(href).url).status_code != 200}

    assert down and all("notice" in words for _, words in down)


@pytest.mark.slow
def test_links_inside_a_page_lead_somewhere(client: Client, pages: dict[str, Page]) -> None:
    for path, page in pages.items():
        text = client.get(path).content.decode()
        for href, _ in page.links:
            if href.startswith("#"):
                assert f'id="{href[1:]}"' in text, f"{path} has no place {href}"


@pytest.mark.slow
def test_everything_that_a_page_loads_comes_from_this_site(pages: dict[str, Page]) -> None:
    for page in pages.values():
        assert all(asset.startswith("/static/") for asset in page.assets)
        assert all(action.startswith("/") for action in page.forms)


@pytest.mark.slow
def test_nothing_is_inline(pages: dict[str, Page]) -> None:
    assert {path: page.inline for path, page in pages.items() if page.inline} == {}
