"""How pages write icons, dates, digests and telephone numbers."""

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, date, datetime
from decimal import Decimal
from itertools import takewhile
from typing import Any

from django import template
from django.conf import settings
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from articles.compare.amounts import times
from articles.content.canonical import short_digest
from articles.content.emergency import NUMBERS, Emergency, emergency
from articles.content.reporting import schemes

register = template.Library()
register.filter("times", times)
register.filter("digest", short_digest)

NOT_IN_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
CONTEXT = 180  # characters of unchanged text shown on each side of a change


@register.inclusion_tag("_icon.html")
def icon(name: str, css: str = "i") -> dict[str, str]:
    return {"name": name, "css": css}


@register.inclusion_tag("articles/_alarm.html")
def alarm(country: str, signs: str) -> dict[str, Any]:
    """The first two signs of an emergency, with the numbers of the country. `signs` is signed HTML."""
    return {"help": emergency(country), "signs": signs}


@register.simple_tag
def emergency_numbers() -> tuple[Emergency, ...]:
    """Those of all countries, for a page that is about none."""
    return tuple(NUMBERS.values())


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
def iso(at: datetime) -> str:
    """A moment for machines, to the second: HTML knows no finer ones than milliseconds."""
    return at.astimezone(UTC).isoformat(timespec="seconds")


@register.filter
def whole_digits(value: Decimal) -> str:
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
    """Unchanged text around a change: whole where it is short, else its two ends, cut between words."""
    if len(text) <= 3 * CONTEXT:
        return text
    head, tail = text[:CONTEXT].rpartition(" ")[0], text[-CONTEXT:].partition(" ")[2]
    return f"{head} […]\n[…] {tail}"


LINKED = """
    <li>
      <a class="name" href="{}">{}</a>
      {}
      <span class="meta">{}. Edition {}, reviewed {}</span>
    </li>
  """
SUMMARY = "<span>{}</span>"


@register.simple_tag
def linked(link: Any, brief: object = False) -> SafeString:
    """A line of a list of links. No template: some lists have ten thousand, and this takes a fifth of the time."""
    summary = format_html(SUMMARY, link.summary) if link.summary and not brief else ""
    about = link.kind_label, link.number, when(link.reviewed_at)
    return format_html(LINKED, link.path, link.title, summary, *about)


@register.simple_block_tag
def one_line(content: str) -> str:
    """What a block of a page holds, on one line, to be written more than once: a title, a description."""
    return mark_safe(" ".join(content.split()))  # noqa: S308  # rendered, so escaped already


@register.filter
def on_site(path: str) -> str:
    """An address with the site's name, as paper and other programs need it."""
    return f"{settings.BASE_URL}{path}"


DESCRIPTION = 300  # characters; search engines show about half


@register.filter
def first_sentences(text: str) -> str:
    """The sentences that fit into a description. One that is longer than that is cut between words."""
    if len(text) <= DESCRIPTION:
        return text
    fitting = text[: DESCRIPTION + 1]
    end = max(fitting.rfind(mark) for mark in (". ", "? ", "! "))
    return fitting[: end + 1] if end > 0 else f"{fitting.rpartition(' ')[0] or fitting[:DESCRIPTION]} …"


@register.filter
def apart_from(name: str, other: str) -> SafeString:
    """A name with the letters in bold that it does not share with a name that looks like it."""
    ours, theirs = name.casefold(), other.casefold()
    if len(ours) != len(name):
        return format_html("<b>{}</b>", name)
    start = _length_in_common(ours, theirs)
    middle = len(name) - _length_in_common(ours[start:][::-1], theirs[start:][::-1])
    return format_html("{}<b>{}</b>{}", name[:start], name[start:middle], name[middle:])


def _length_in_common(ours: str, theirs: str) -> int:
    """Of what both begin with."""
    return len(list(takewhile(lambda pair: pair[0] == pair[1], zip(ours, theirs, strict=False))))


@register.filter
def in_xml(text: str) -> str:
    """Without the control characters that XML does not allow, which people paste unseen."""
    return NOT_IN_XML.sub(" ", text)
