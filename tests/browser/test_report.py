"""A reader reports a problem from a phone, and the staff answer."""

import pytest
from playwright.sync_api import ViewportSize, expect

from articles.public import report_form
from tests.browser.conftest import Visit
from tests.browser.eyes import Eyes
from tests.factory import make_live_article, make_writer

pytestmark = pytest.mark.browser
PHONE: ViewportSize = {"width": 390, "height": 844}


def test_from_the_page_to_the_answer(visit: Visit, monkeypatch: pytest.MonkeyPatch) -> None:
    _, edition = make_live_article()
    monkeypatch.setattr(report_form, "FASTEST", 0)
    page = visit(scripts=False)
    page.set_viewport_size(PHONE)
    page.goto(f"/medicines/{edition.medication_slug}/{edition.slug}/")
    page.get_by_role("link", name="Report a problem with this page").click()
    page.get_by_label("Which words?").fill("twice a day")
    page.get_by_role("button", name="Send the report").click()
    expect(page.get_by_role("alert")).to_contain_text("What you typed is still here.")
    expect(page.get_by_label("Which words?")).to_have_value("twice a day")
    page.get_by_label("A number or a dose is wrong").check()
    page.get_by_role("button", name="Send the report").click()
    expect(page.get_by_text("Received.")).to_be_visible()
    assert page.context.cookies() == []

    staff = visit(make_writer(), scripts=False)
    staff.goto("/review/")
    staff.get_by_role("link", name="Readers’ reports (1)").click()
    staff.get_by_role("link", name="A number or a dose is wrong").click()
    staff.get_by_role("button", name="Take it").click()
    page.reload()
    expect(page.get_by_text("The team is looking at it")).to_be_visible()
    staff.get_by_label("No change needed").check()
    staff.get_by_label("Your words to the reader").fill("The label says the same.")
    staff.get_by_role("button", name="Close the report").click()
    expect(staff.get_by_text("Closed. Whoever has the link sees the outcome")).to_be_visible()
    page.reload()
    expect(page.get_by_text("The label says the same.")).to_be_visible()


def test_a_form_that_is_shown_again_is_readable_for_all(visit: Visit, eyes: Eyes) -> None:
    _, edition = make_live_article()
    page = visit()
    page.goto(f"/report/?page=/medicines/{edition.medication_slug}/{edition.slug}/")
    page.get_by_role("button", name="Send the report").click()
    expect(page.get_by_text("Choose one of these.")).to_be_visible()
    eyes.look(page, "report-refused")
