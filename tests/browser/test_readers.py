"""Readers' pages on the narrowest screen, at 200 % and on paper, with every fold open."""

from typing import Literal

import pytest

from tests.browser import house, pages
from tests.browser.conftest import Visit
from tests.browser.eyes import AXE, RUN_AXE, TOO_WIDE

OPEN_ALL = "() => document.querySelectorAll('details').forEach((fold) => fold.open = true)"
SIGHTS: tuple[tuple[Literal["screen", "print"], int, int], ...] = (
    ("screen", 320, 800),
    ("screen", 640, 450),  # a window of 1280 by 900 at 200 %
    ("print", 794, 1123),
)


@pytest.mark.browser
def test_nothing_is_wrong_with_them_narrow_large_or_on_paper(visit: Visit) -> None:
    house.furnish()
    page, faults = visit(), list[str]()
    for name, address in pages.readers().items():
        page.goto(address)
        page.evaluate(OPEN_ALL)
        page.evaluate(AXE)
        for media, width, height in SIGHTS:
            page.set_viewport_size({"width": width, "height": height})
            page.emulate_media(media=media)
            if page.evaluate(TOO_WIDE):
                faults.append(f"{name}, {media} at {width}: wider than its window")
            faults += [f"{name}, {media} at {width}: {violation}" for violation in page.evaluate(RUN_AXE)]
    assert faults == []
