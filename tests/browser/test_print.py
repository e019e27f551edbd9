"""On paper a page still says whose word it is, and which edition. The first sheet alone is the short of it."""

from io import BytesIO
from unicodedata import normalize

import pytest
from django.conf import settings
from playwright.sync_api import Page, expect
from pypdf import PdfReader

from articles.content.canonical import short_digest
from articles.content.emergency import NUMBERS
from articles.lifecycle import Verb
from articles.models import BoxedTopic, Edition
from tests.browser.conftest import Visit
from tests.classes import say_more
from tests.factory import make_live_article, make_withdrawn_article, publish

pytestmark = pytest.mark.browser
HEADINGS = ("Boxed warning", "Call 911 now if", "References", "Written by", "Who stands behind this page")
ADDRESS = "(link) => getComputedStyle(link, '::after').content"
NEW_TOPIC = {"topic": "new", "heading": "New danger", "text": "Be careful."}


def path() -> str:
    edition = Edition.objects.exclude(slug="").latest("pk")
    return f"/medicines/{edition.medication_slug}/{edition.slug}/"


@pytest.fixture
def paper(visit: Visit) -> Page:
    make_live_article()
    page = visit()
    page.emulate_media(media="print", color_scheme="dark")
    page.goto(path())
    return page


def sheets(page: Page) -> list[str]:
    """The words on each sheet. Chromium writes "fi" and "ff" as one sign each."""
    printed = PdfReader(BytesIO(page.pdf(format="A4")))
    texts = (normalize("NFKC", sheet.extract_text()) for sheet in printed.pages)
    return [" ".join(text.split()) for text in texts]


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
        f"A newer edition may stand at {settings.BASE_URL}{path()}",
        "does not replace your prescriber or pharmacist",
    ):
        expect(behind.get_by_text(words)).to_be_visible()


def test_hides_nothing_and_is_dark_ink_on_white(paper: Page) -> None:
    expect(paper.get_by_text("Not at first.")).to_be_visible()
    for fold in paper.locator("details > :not(summary)").all():
        expect(fold).to_be_visible()
    source = paper.get_by_role("link", name="Test label")
    assert "https://example.org/label" in source.evaluate(ADDRESS)
    assert paper.evaluate("() => getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    assert paper.evaluate("() => getComputedStyle(document.body).color") == "rgb(0, 0, 0)"
    expect(paper.get_by_role("navigation", name="Site")).to_be_hidden()


def test_the_first_sheet_alone_is_the_short_of_it(paper: Page) -> None:
    edition = Edition.objects.latest("pk")
    first, second, *_ = sheets(paper)
    for words in (
        edition.title,
        "It calms the brain",
        "Call 911 now if",
        "Suicide and crisis line: 988",
        f"Signed by {edition.version.acts.get(verb=Verb.APPROVE).name}",
        f"{settings.BASE_URL}{path()}",
        f"digest {short_digest(edition.digest)}",
        *(help_.number.number for help_ in NUMBERS.values() if help_.number),
    ):
        assert words in first
    assert f"Boxed warning: {edition.content.facts.boxed[0].heading}" in first and second.startswith("Boxed warning")


def test_a_page_being_checked_says_so_on_the_first_sheet(paper: Page) -> None:
    record = Edition.objects.latest("pk").document.as_article.medication
    say_more(record, BoxedTopic, **NEW_TOPIC)
    publish(record)
    paper.reload()
    first, second, *_ = sheets(paper)
    assert "The warning on this medicine changed on" in first and "Nothing here is known to be wrong" in first
    assert f"Read the warning at {settings.BASE_URL}/medicines/{record.slug}/" in first
    assert f"{settings.BASE_URL}{path()}" in first
    assert second.startswith("The warning as it was signed on") and "Boxed warning" in second


def test_a_notice_says_where_it_stands(visit: Visit) -> None:
    make_withdrawn_article()
    page = visit()
    page.emulate_media(media="print")
    page.goto(path())
    expect(
        page.get_by_text(f"Printed copy of the notice on edition 1. What stands there now: {settings.BASE_URL}{path()}")
    ).to_be_visible()
    page.emulate_media(media="screen")
    expect(page.get_by_text("Printed copy of the notice")).to_be_hidden()
