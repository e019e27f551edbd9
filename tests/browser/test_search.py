"""Search in a browser: suggestions with scripts, the same answers without."""

import pytest
from playwright.sync_api import expect

from articles.models import Medication, Name, drafting
from tests import factory
from tests.browser.conftest import Visit

pytestmark = pytest.mark.browser


def calmapam() -> Medication:
    record = factory.make_medication(name="calmapam", slug="calmapam")
    with drafting(record, by=record.author, reason="Names."):
        Name(medication=record, position=3, role="brand", name="Restora", source="label").save()
    factory.publish(record)
    body = "## If you miss a dose {: missed-dose }\n\nTake it when you remember."
    factory.make_live_article(medication=record, title="Calm guide", body=body)
    return record


def test_a_reader_types_and_takes_a_suggestion(visit: Visit) -> None:
    calmapam()
    page = visit()
    page.goto("/")
    page.get_by_label("A medicine, a brand or a worry").press_sequentially("restora mis")
    suggestion = page.get_by_role("link", name="If you miss a dose")
    expect(suggestion).to_be_visible()
    suggestion.press("Enter")
    expect(page.get_by_text("Take it when you remember.")).to_be_visible()
    assert page.url.endswith("#missed-dose")
    assert page.context.cookies() == []


def test_every_page_suggests_over_what_stands_below(visit: Visit) -> None:
    calmapam()
    page = visit()
    page.goto("/about/how-we-review/")
    field, below = page.get_by_label("Search this site"), page.locator("h1")
    before = below.bounding_box()
    field.fill("restora mis")
    suggestion = page.get_by_role("link", name="If you miss a dose")
    expect(suggestion).to_be_visible()
    assert below.bounding_box() == before
    field.press("Tab")
    expect(page.get_by_role("button", name="Search")).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.locator("#suggestions a").first).to_be_focused()
    suggestion.press("Enter")
    expect(page.get_by_text("Take it when you remember.")).to_be_visible()


def test_arrow_keys_lead_into_the_suggestions_and_escape_keeps_the_words(visit: Visit) -> None:
    calmapam()
    page = visit()
    page.goto("/")
    field = page.get_by_label("A medicine, a brand or a worry")
    field.fill("restora mis")
    suggestion = page.get_by_role("link", name="If you miss a dose")
    expect(suggestion).to_be_visible()
    field.press("ArrowDown")
    expect(page.locator("#suggestions a").first).to_be_focused()
    page.keyboard.press("ArrowUp")
    expect(field).to_be_focused()
    page.keyboard.press("ArrowUp")
    expect(page.locator("#suggestions a").last).to_be_focused()
    page.keyboard.press("Escape")
    expect(field).to_be_focused()
    expect(field).to_have_value("restora mis")
    expect(suggestion).to_be_hidden()


@pytest.mark.parametrize("scripts", [True, False])
def test_a_reader_searches_from_any_page(visit: Visit, *, scripts: bool) -> None:
    calmapam()
    page = visit(scripts=scripts)
    page.goto("/about/how-we-review/")
    page.get_by_label("Search this site").fill("missed dose restora")
    page.get_by_label("Search this site").press("Enter")
    expect(page.get_by_role("heading", name="Results for “missed dose restora”")).to_be_visible()
    best = page.get_by_role("region", name="If you miss a dose")
    expect(best.locator("mark").first).to_have_text("miss a dose")
    best.get_by_role("link").click()
    expect(page.get_by_role("heading", name="Calm guide")).to_be_visible()


def test_on_a_phone_the_header_has_a_link(visit: Visit) -> None:
    page = visit(scripts=False)
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto("/about/how-we-review/")
    expect(page.get_by_label("Search this site")).to_be_hidden()
    page.get_by_role("link", name="Search", exact=True).click()
    expect(page.get_by_label("A medicine, a brand or a worry")).to_be_visible()
