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


LARGE_LETTERS = "() => { document.documentElement.style.fontSize = '200%' }"
NARROWEST = """() => {
  const texts = [...document.querySelectorAll("main :is(h1, h2, h3, p, summary)")];
  const inside = texts.filter((one) => one.checkVisibility() && one.textContent.trim().length > 60);
  return Math.min(...inside.map((one) => one.getBoundingClientRect().width)) / innerWidth;
}"""
"""How much of the window the narrowest text of some length has."""


@pytest.mark.browser
def test_letters_of_twice_the_size_keep_the_width_of_a_narrow_phone(visit: Visit) -> None:
    house.furnish()
    page, faults = visit(), dict[str, object]()
    page.set_viewport_size({"width": 320, "height": 800})
    for name, address in pages.readers().items():
        page.goto(address)
        page.evaluate(LARGE_LETTERS)
        page.evaluate(OPEN_ALL)
        too_wide, narrowest = page.evaluate(TOO_WIDE), page.evaluate(NARROWEST)
        if too_wide or narrowest < 0.6:
            faults[name] = too_wide or narrowest
    assert faults == {}


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
