"""Lists: the home page, and what search engines may read. Nothing that is down is linked as a page."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from django.urls import reverse

from . import news, shelf
from .a_to_z import letters
from .addresses import history_path, page_path
from .entries import Home, SitemapEntry, Topic
from .shelf import PublishedEdition
from .topics import topics, topics_of

NAMES_AT_MOST = 30
NEWS_AT_MOST = 4
MEDICINES_AT_MOST = 12
"""Beside one question; the topic's own page has all."""
MEDICINES_ASKED = 40
"""So many medicines are asked for their answers: the front page costs the same with thousands of them."""


def home() -> Home:
    records, names = shelf.records(), letters()
    slugs = shelf.medication_slugs(records)
    return Home(
        names,
        sum(len(letter.medicines) for letter in names) <= NAMES_AT_MOST,
        tuple(_asked_first(records, slugs)),
        news.came_up(slugs, NEWS_AT_MOST),
    )


def _asked_first(records: Sequence[PublishedEdition], slugs: Mapping[int, str]) -> Iterator[Topic]:
    medicines = sorted(records, key=lambda record: record.edition.medication_name.casefold())[:MEDICINES_ASKED]
    pages = shelf.listed(shelf.newest(medication__in=[record.edition.document_id for record in medicines]))
    for topic in topics_of([page for page in pages if page.is_up], slugs):
        if topic.question:
            yield replace(topic, medicines=topic.medicines[:MEDICINES_AT_MOST])


def sitemap() -> tuple[SitemapEntry, ...]:
    """The pages that readers can open, each with the day on which it last changed: an edition or a renewed review."""
    items = shelf.pages()
    slugs = shelf.medication_slugs(items)
    up = [item for item in items if item.is_up]
    pages = [entry for item in up for entry in _entries(item, slugs[item.edition.medication_id])]
    # What lists the pages changes with them, also when one comes down.
    moments = [changed_at(item) for item in up] + [shelf.came_down_at(item) for item in items if not item.is_up]
    last = max(moments).date() if moments else None
    signers = sorted({one.slug for item in up for one in item.signers if one.slug})
    paths = [
        *map(reverse, ("home", "medicines", "topics", "reviewers")),
        *(one.path for one in topics()),
        *(reverse("reviewer", args=[slug]) for slug in signers),
    ]
    lists = [SitemapEntry(path, last) for path in paths if last]
    about = [SitemapEntry(reverse(name), None) for name in ("how-we-review", "accessibility", "feeds")]
    return (*lists, *about, *sorted(pages, key=lambda entry: entry.path))


def _entries(item: PublishedEdition, medication_slug: str) -> Iterator[SitemapEntry]:
    day = changed_at(item).date()
    yield SitemapEntry(page_path(medication_slug, item.edition.slug), day)
    yield SitemapEntry(history_path(medication_slug, item.edition.slug), day)


def changed_at(item: PublishedEdition) -> datetime:
    return max(item.edition.published_at, item.reviewed_at)
