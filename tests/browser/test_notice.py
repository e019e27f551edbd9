"""The notice in place of a page that was taken down: that it is down, what to do, danger signs, then why."""

import pytest
from playwright.sync_api import ViewportSize

from articles.models import Edition
from tests import factory
from tests.browser.conftest import Visit

pytestmark = pytest.mark.browser
SIZES: tuple[ViewportSize, ...] = ({"width": 390, "height": 844}, {"width": 1280, "height": 900})
REASON = "Sleep is no labelled use, and a page of its own could be read as a recommendation."


@pytest.mark.parametrize("of_record", [False, True])
def test_the_first_screen_says_that_it_is_down_and_what_to_do(visit: Visit, of_record: bool) -> None:
    """While the medicine's own page is down, no signed text says what the signs are: the frame has some of its own."""
    _, edition = factory.make_live_article()
    path = f"/medicines/{edition.medication_slug}/"
    factory.withdraw(Edition.objects.get(document=edition.medication_id) if of_record else edition, reason=REASON)
    page = visit(scripts=False)
    page.goto(path if of_record else f"{path}{edition.slug}/")
    parts = (
        page.get_by_role("heading", level=1),
        page.get_by_text("Taken down on"),
        page.get_by_role("heading", name="now if"),
        page.get_by_text("lips, tongue or throat swell up"),
        page.get_by_text("Do not stop because of this notice alone:"),
        page.get_by_text(REASON),
    )
    for size in SIZES:
        page.set_viewport_size(size)
        boxes = [part.bounding_box() for part in parts]
        tops = [box["y"] for box in boxes if box]
        assert len(tops) == len(parts) and tops == sorted(tops)
        *_, last_sign, _, reason = boxes
        assert last_sign is not None and last_sign["y"] + last_sign["height"] <= size["height"]
        assert reason is not None and reason["y"] + reason["height"] <= 2 * size["height"]
