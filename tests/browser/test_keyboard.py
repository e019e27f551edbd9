"""Hands that never touch a mouse."""

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import Visit
from tests.factory import PASSWORD, make_article_in_review, make_live_article, make_pharmacist

pytestmark = pytest.mark.browser
STEPS = 200
"""More than any page has places to stop at."""


def tab_to(page: Page, wanted: Locator) -> None:
    """AssertionError where the key never gets there, or nobody could see that it did."""
    for _ in range(STEPS):
        page.keyboard.press("Tab")
        if wanted.evaluate("(element) => element === document.activeElement"):
            assert page.evaluate("() => getComputedStyle(document.activeElement).outlineStyle") != "none"
            return
    raise AssertionError(f"the tab key never reaches {wanted}")


def test_the_first_stop_skips_to_the_content(visit: Visit) -> None:
    page = visit()
    for path in ("/", "/accounts/password/set/", "/medicines/nothing/"):
        page.goto(path)
        page.keyboard.press("Tab")
        skip = page.get_by_role("link", name="Skip to the main content")
        expect(skip).to_be_focused()
        expect(skip).to_be_in_viewport()
        page.keyboard.press("Enter")
        page.keyboard.press("Tab")
        assert page.evaluate("() => document.activeElement.closest('main, footer') !== null"), path


def test_a_reader_opens_a_question(visit: Visit) -> None:
    _, edition = make_live_article()
    page = visit()
    page.goto(f"/medicines/{edition.medication_slug}/{edition.slug}/")
    answer = page.get_by_text("Not at first.")
    expect(answer).to_be_hidden()
    tab_to(page, page.locator("summary", has_text="Can I drive?"))
    page.keyboard.press("Enter")
    expect(answer).to_be_visible()


def test_a_pharmacist_signs(visit: Visit) -> None:
    _, version = make_article_in_review()
    page = visit(make_pharmacist())
    page.goto("/review/")
    tab_to(page, page.locator(f"a[href$='/version/{version.pk}/']"))
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="What only you can judge")).to_be_visible()
    for check in page.get_by_role("group", name="Checklist").get_by_role("checkbox").all():
        tab_to(page, check)
        page.keyboard.press("Space")
    tab_to(page, page.get_by_role("radio", name="I have no conflict"))
    page.keyboard.press("Space")
    tab_to(page, page.get_by_label("Your password, again"))
    page.keyboard.type(PASSWORD)
    tab_to(page, page.get_by_role("button", name="Sign version 1"))
    page.keyboard.press("Enter")
    expect(page.get_by_text("Signed. Readers have it now as edition 1.")).to_be_visible()
    assert version.edition.number == 1


def test_a_pharmacist_comments(visit: Visit) -> None:
    article, version = make_article_in_review()
    page = visit(make_pharmacist())
    page.goto(f"/review/version/{version.pk}/")
    part = page.locator("#ask-dosing")
    tab_to(page, part.locator("summary").first)
    page.keyboard.press("Enter")
    tab_to(page, part.get_by_label("Words you mean"))
    page.keyboard.type("twice a day")
    tab_to(page, part.get_by_label("Your comment"))
    page.keyboard.type("Which source?")
    tab_to(page, part.get_by_role("button", name="Add the comment"))
    page.keyboard.press("Enter")
    expect(page.get_by_role("article", name="Comment 1")).to_contain_text("Which source?")
