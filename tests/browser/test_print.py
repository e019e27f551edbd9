"""On paper a page still says whose word it is, and which edition."""

import pytest
from playwright.sync_api import Page, expect

from articles.content.canonical import short_digest
from articles.lifecycle import Verb
from articles.models import Edition
from tests.browser.conftest import Visit
from tests.factory import make_live_article

pytestmark = pytest.mark.browser
HEADINGS = ("Boxed warning", "Call 911 now if", "References", "Written by", "Who stands behind this page")
ADDRESS = "(link) => getComputedStyle(link, '::after').content"


@pytest.fixture
def paper(visit: Visit) -> Page:
    _, edition = make_live_article()
    page = visit()
    page.emulate_media(media="print", color_scheme="dark")
    page.goto(f"/medicines/{edition.medication_slug}/{edition.slug}/")
    return page


def test_says_who_stands_behind_it_and_which_edition_it_is(paper: Page) -> None:
    edition = Edition.objects.latest("pk")
    signer = edition.version.acts.get(verb=Verb.APPROVE)
    for heading in HEADINGS:
        expect(paper.get_by_role("heading", name=heading)).to_be_visible()
    behind = paper.get_by_role("region", name="Who stands behind this page")
    for words in (
        f"{signer.name}, {signer.credentials}",
        f"{signer.register}, registration {signer.registration}",
        f"Printed copy of edition 1, digest {short_digest(edition.digest)}",
        "does not replace your prescriber or pharmacist",
    ):
        expect(behind.get_by_text(words)).to_be_visible()


def test_hides_nothing_and_is_dark_ink_on_white(paper: Page) -> None:
    expect(paper.get_by_text("Not at first.")).to_be_visible()
    source = paper.get_by_role("link", name="Test label")
    assert "https://example.org/label" in source.evaluate(ADDRESS)
    assert paper.evaluate("() => getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    assert paper.evaluate("() => getComputedStyle(document.body).color") == "rgb(0, 0, 0)"
    expect(paper.get_by_role("navigation", name="Site")).to_be_hidden()
