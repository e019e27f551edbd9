"""What a phone loads for a long article, from a readers' process as operators start it."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests import factory
from tests.browser import house, pages
from tests.browser.conftest import Visit
from tests.browser.scales import shift, weigh
from tests.served import deployed, served

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
AT_MOST = 60_000  # bytes
WORDS = "It calms the brain and makes you sleepy; tell your prescriber when it lasts longer than a week.[^label]"
SPOIL = (
    "() => { const block = document.createElement('div'); block.style.height = '300px'; document.body.prepend(block) }"
)


WIDTHS = {390: 844, 1280: 900}
"""With their heights."""
MOVES_AT_MOST = 0.01


def test_nothing_moves_while_a_page_comes(visit: Visit) -> None:
    house.furnish()
    page, moved = visit(scripts=True), dict[str, float]()
    for width, height in WIDTHS.items():
        page.set_viewport_size({"width": width, "height": height})
        for name, address in pages.readers().items():
            page.goto(address, wait_until="networkidle")
            moved[f"{name} at {width}"] = shift(page)
    assert len(moved) > 60
    assert {name: by for name, by in moved.items() if by >= MOVES_AT_MOST} == {}


def test_a_long_article_is_light_and_stays_where_it_is(browser: Browser, tmp_path: Path) -> None:
    sections = (f"## Part {number} {{: other }}\n\n" + f"{WORDS} Number {number}. " * 10 for number in range(20))
    _, edition = factory.make_live_article(body="\n\n".join(sections))
    with served(tmp_path, **deployed(tmp_path)) as site:
        page = browser.new_page(viewport={"width": 390, "height": 844}, base_url=f"http://127.0.0.1:{site.port}")
        weight = weigh(page, f"/medicines/{edition.medication_slug}/{edition.slug}/")
        text = len(page.content())
        page.evaluate(SPOIL)
        moved = shift(page)
        page.close()

    assert text > 20_000 and weight.requests > 1, "This is no long article with its style sheet."
    assert weight.size <= AT_MOST
    assert (weight.sheets, weight.shift) == (1, 0)
    assert moved > 0, "The scales see no shift where there is one."
