"""How pages write icons, dates, digests and telephone numbers."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from django import template
from django.conf import settings

from articles.compare.amounts import times
from articles.content.canonical import short_digest
from articles.content.emergency import emergency
from articles.content.reporting import schemes

register = template.Library()
register.filter("times", times)
register.filter("digest", short_digest)

CONTEXT = 180  # characters of unchanged text shown on each side of a change


@register.inclusion_tag("_icon.html")
def icon(name: str, css: str = "i") -> dict[str, str]:
    return {"name": name, "css": css}


@register.inclusion_tag("articles/_alarm.html")
def alarm(country: str, signs: str) -> dict[str, Any]:
    """The first two signs of an emergency, with the numbers of the country. `signs` is signed HTML."""
    return {"help": emergency(country), "signs": signs}


@register.inclusion_tag("articles/_call_now.html")
def call_now(country: str, signs: str = "") -> dict[str, Any]:
    """When to call for help, and whom. `signs` is signed HTML; "" where there is none."""
    return {"help": emergency(country), "signs": signs}


@register.inclusion_tag("articles/_reporting.html")
def reporting(country: str) -> dict[str, Any]:
    return {"schemes": schemes(country)}


@register.filter
def of_block(links: Mapping[str, Sequence[object]] | str, key: str) -> Sequence[object]:
    """Those that belong to a block; none before a page is signed, where there are no links."""
    return links.get(key, ()) if isinstance(links, Mapping) else ()


@register.filter
def on_site(path: str) -> str:
    """An address with the site's name, as paper needs it."""
    return f"{settings.BASE_URL}{path}"


@register.filter
def when(day: date | None) -> str:
    """A day as readers get it, "14 September 2026"; a moment counts as its day in UTC."""
    if not day:
        return "no date"  # a page with a gap is better than no page
    if isinstance(day, datetime):
        day = day.astimezone(UTC)
    return f"{day.day} {day:%B %Y}"


@register.filter
def moment(at: datetime | None) -> str:
    """A moment, "14 September 2026, 07:42 UTC"."""
    return "no time" if not at else f"{when(at)}, {at.astimezone(UTC):%H:%M} UTC"


@register.filter
def whole(value: Decimal) -> str:
    """The digits before the decimal point; `fraction` has the rest, so that the two can stand in columns."""
    return f"{value:,f}".partition(".")[0]


@register.filter
def fraction(value: Decimal) -> str:
    _, point, digits = f"{value:f}".partition(".")
    return point + digits


@register.filter
def per(unit: str) -> str:
    """A unit with its strokes spelled out: "mg per kg per day"."""
    return unit.replace("/", " per ")


@register.filter
def in_words(marks: Iterable[str]) -> str:
    return ", ".join(sorted(marks))


@register.filter
def gist(text: str) -> str:
    """Unchanged text around a change: whole where it is short_digest, else its two ends, cut between words."""
    if len(text) <= 3 * CONTEXT:
        return text
    head, tail = text[:CONTEXT].rpartition(" ")[0], text[-CONTEXT:].partition(" ")[2]
    return f"{head} […]\n[…] {tail}"
