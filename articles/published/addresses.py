"""Where readers find a page: the one place that makes its addresses. `slug` "" is the record's own page."""

from functools import lru_cache
from typing import Any

from django.urls import Resolver404, resolve, reverse
from django.utils.http import urlencode


def page_path(medication_slug: str, slug: str = "") -> str:
    return _path("article" if slug else "medicine", medication_slug, slug)


def history_path(medication_slug: str, slug: str = "") -> str:
    return _path("history" if slug else "record-history", medication_slug, slug)


def edition_path(medication_slug: str, slug: str, number: int) -> str:
    return _path("edition" if slug else "record-edition", medication_slug, slug, number=number)


def changes_path(medication_slug: str, slug: str, number: int, previous: int | None = None) -> str:
    """From the edition before, unless another `previous` one is named."""
    path = _path("changes" if slug else "record-changes", medication_slug, slug, number=number)
    return path if previous in (None, number - 1) else f"{path}?from={previous}"


def topic_path(slug: str) -> str:
    return reverse("topic", kwargs={"topic": slug})


def search_path(typed: str) -> str:
    return f"{reverse('search')}?{urlencode({'q': typed})}"


def feed_path(medication_slug: str) -> str:
    return reverse("medicine-feed", kwargs={"medication": medication_slug})


def _path(name: str, medication_slug: str, slug: str, **more: Any) -> str:
    values = {"medication": medication_slug, **({"article": slug} if slug else {}), **more}
    return _form(name, tuple(values)) % values


@lru_cache(maxsize=64)
def _form(name: str, names: tuple[str, ...]) -> str:
    """A kind of address with places for its values, which are slugs and numbers. Lists name thousands of addresses,
    and to have each one made from the table of URLs took most of their time.
    """
    digits = {name: str(10**9 + place) for place, name in enumerate(names)}
    path = reverse(name, kwargs=digits)
    for value, digit in digits.items():
        path = path.replace(digit, f"%({value})s")
    return path


def slugs(path: str) -> tuple[str, str] | None:
    """The medicine's and its own, of a page to which an address belongs; None where it is none of a page."""
    try:
        parts = resolve(path).kwargs
    except Resolver404:
        return None
    return (parts["medication"], parts.get("article", "")) if "medication" in parts else None
