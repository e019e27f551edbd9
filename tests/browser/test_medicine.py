"""The page of a medicine on a phone: danger first, in the order in which it is read, and short."""

from itertools import pairwise

import pytest
from playwright.sync_api import Page, ViewportSize, expect

from articles.models import Edition, Kind, drafting
from tests import factory
from tests.browser import house
from tests.browser.conftest import Visit

pytestmark = pytest.mark.browser
PHONE: ViewportSize = {"width": 390, "height": 844}
DESK: ViewportSize = {"width": 1280, "height": 900}
SIX_SCREENS = 6 * PHONE["height"]
"""Without slack: tests run with DejaVu Sans, where phones have fonts that are a tenth narrower."""
HEIGHT = "() => document.documentElement.scrollHeight"
TOPS = """() => [...document.querySelectorAll("main :is(h1, h2, h3)")].filter((one) => one.checkVisibility())
  .map((one) => [one.getBoundingClientRect().top, one.textContent.trim()])"""
FOCUS = """() => {
  const focused = document.activeElement;
  const place = focused.closest(".toc, .related") ?? focused;
  return focused === document.body ? null : place.getBoundingClientRect().top + scrollY;
}"""
"""Where the focus is; None outside of the page. A list in columns is read column by column, and counts as one place."""


@pytest.fixture
def clonazepam(visit: Visit) -> Page:
    house.furnish()
    page = visit(scripts=False)
    page.set_viewport_size(PHONE)
    page.goto("/medicines/clonazepam/")
    return page


def test_every_medicine_takes_at_most_six_screens(clonazepam: Page) -> None:
    heights = {}
    for edition in Edition.objects.filter(kind=Kind.MEDICATION):
        clonazepam.goto(f"/medicines/{edition.medication_slug}/")
        heights[edition.title] = clonazepam.evaluate(HEIGHT)
    assert len(heights) > 5
    assert {title: height for title, height in heights.items() if height > SIX_SCREENS} == {}


def test_signs_of_danger_whom_to_call_and_the_warning_stand_in_the_first_screen(clonazepam: Page) -> None:
    alarm = clonazepam.get_by_role("region", name="In an emergency")
    expect(alarm.get_by_role("link", name="911", exact=True)).to_have_attribute("href", "tel:911")
    for region in (alarm, clonazepam.get_by_role("region", name="Boxed warning")):
        box = region.bounding_box()
        assert box is not None and box["y"] + box["height"] <= PHONE["height"]
    # What saves a life is seen without opening anything.
    for words in (
        "you may act on thoughts of suicide",
        "Poison and overdose advice",
        "If you take too much",
        "If you miss a dose",
        "Only gradually, never suddenly",
        "acute narrow-angle glaucoma",
        "seizure disorders; Lennox-Gastaut syndrome",
        "Do not drink alcohol.",
    ):
        expect(clonazepam.get_by_text(words).locator("visible=true").first).to_be_visible()


def test_the_words_of_a_source_open_at_the_mark_while_its_reference_is_folded(clonazepam: Page) -> None:
    clonazepam.goto("/medicines/metformin/")
    mark = clonazepam.locator("button[popovertarget]").first
    expect(clonazepam.locator("#references .refs").first).to_be_hidden()
    mark.evaluate("mark => mark.closest('details')?.setAttribute('open', '')")
    mark.click()
    words = clonazepam.locator(f"#{mark.get_attribute('popovertarget')}")
    expect(words).to_be_visible()
    box = words.bounding_box()
    assert box is not None and box["height"] > 40


def test_source_and_screen_have_one_order(clonazepam: Page) -> None:
    for size in (PHONE, DESK):
        clonazepam.set_viewport_size(size)
        headings = clonazepam.evaluate(TOPS)
        assert headings[0][1] == "Clonazepam"
        assert [top for top, _ in headings] == sorted(top for top, _ in headings)


def test_the_keyboard_goes_down_the_page_as_the_eye_does(clonazepam: Page) -> None:
    """A link that shares a line with another may begin a little higher than it."""
    tops: list[float] = []
    for _ in range(80):
        clonazepam.keyboard.press("Tab")
        top = clonazepam.evaluate(FOCUS)
        if top is None:
            break
        tops.append(top)
    assert len(tops) > 60
    assert [(before, after) for before, after in pairwise(tops) if after < before - 12] == []


def test_a_mark_leads_into_the_folded_list_of_sources(clonazepam: Page) -> None:
    reference = clonazepam.locator("#ref-3")
    expect(reference).to_be_hidden()
    clonazepam.locator("#uses .cite a").first.click()
    expect(reference).to_be_visible()


def test_a_fold_names_what_is_in_it_and_opens_on_paper(clonazepam: Page) -> None:
    fold = clonazepam.locator("#interactions details", has_text="Can make clonazepam too strong")
    expect(fold.locator("summary")).to_contain_text("antifungals taken by mouth")
    clonazepam.emulate_media(media="print")
    expect(fold.get_by_text("Ask a pharmacist before the first dose.")).to_be_visible()


def test_the_words_of_a_source_open_at_its_mark_without_scripts(visit: Visit) -> None:
    record = factory.make_medication(summary="It calms.[^label]")
    with drafting(record, by=record.author, reason="The words of the source."):
        reference = record.references.get()
        reference.quote, reference.place = "It calms the quokka.", "Section 5"
        reference.save()
    edition = factory.publish(record)
    page = visit(scripts=False)
    page.goto(f"/medicines/{edition.medication_slug}/")
    words = page.locator(".quote")
    expect(words).to_be_hidden()
    page.get_by_role("button", name="Reference 1: read its words").first.click()
    expect(words).to_contain_text("It calms the quokka.")
    expect(words).to_contain_text("Section 5")
