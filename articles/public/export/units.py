"""What of the site is made together: the pages at one address of a medicine, or all that is about none."""

from collections.abc import Iterator

from django.urls import URLPattern, reverse

from ...published import everywhere
from ...published.freshness import SITE, medicine_key
from ..urls import urlpatterns
from ..views import PREPARED

NOT_FOUND = "/404.html"
"""Where file servers look for the page of an address at which nothing is."""
MEDICINE = medicine_key("")


def unit_of(slug: str) -> str:
    """A unit is called as the key of the changes that touch all of it."""
    return medicine_key(slug)


def is_of_medicine(unit: str) -> bool:
    return unit.startswith(MEDICINE)


def paths(unit: str) -> Iterator[str]:
    if unit == SITE:
        yield from _site_paths()
    else:
        yield from everywhere.medicine_paths(unit.removeprefix(MEDICINE))


def _site_paths() -> Iterator[str]:
    for pattern in urlpatterns:
        if isinstance(pattern, URLPattern) and pattern.callback in PREPARED and "<" not in str(pattern.pattern):
            yield reverse(str(pattern.name))
    yield from everywhere.topic_paths()
    for slug in sorted(everywhere.reviewer_slugs()):
        yield reverse("reviewer", args=[slug])
    yield NOT_FOUND


def link_of(unit: str, file: str) -> str:
    """What of a release leads to a file of this unit: the folder of its medicine, or the file itself."""
    folder = f"medicines/{unit.removeprefix(MEDICINE)}"
    return folder if is_of_medicine(unit) and file.startswith(f"{folder}/") else file
