"""The front page on a phone: short, and every worry leads to its answer without scripts."""

import re

import pytest
from playwright.sync_api import expect

from articles.demo.story import tell
from tests.browser.conftest import Visit

pytestmark = pytest.mark.browser
FOUR_SCREENS = 4 * 844
HEIGHT = "() => document.documentElement.scrollHeight"


def test_takes_at_most_four_screens_and_opens_what_people_ask(visit: Visit) -> None:
    tell()
    page = visit(scripts=False)
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto("/")
    assert page.evaluate(HEIGHT) <= FOUR_SCREENS
    page.locator("summary", has_text="I missed a dose").click()
    page.get_by_role("link", name=re.compile("clonazepam.*I missed a dose", re.IGNORECASE)).click()
    expect(page.locator("#missed-dose")).to_be_visible()
