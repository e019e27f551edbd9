"""What is new: editions, renewed reviews, and pages that came down. No word of a page that is down."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from django.db.models import QuerySet

from ..content.notes import is_correction, without_mark
from ..models import Edition, Withdrawal, clock
from ..models.state import expired_editions, live_editions, live_reaffirmations, withdrawals_that_hold
from . import shelf
from .addresses import edition_path, feed_path, page_path
from .entries import Feed, News
from .freshness import EVERY_CHANGE
from .place import find
from .records import Moved
from .shelf import PublishedEdition

AT_MOST = 50
"""Entries of a feed."""


def editions_feed() -> Feed:
    recent = shelf.published(_bare(Edition.objects.order_by("-published_at", "-pk"))[:AT_MOST])
    newest = shelf.published(shelf.newest(document__in={item.edition.document_id for item in recent}))
    slugs = shelf.slugs_of(item.edition.medication_id for item in newest)
    return Feed("", "", tuple(_still_readable(recent, newest, slugs)), EVERY_CHANGE)


def medicine_feed(slug: str) -> Feed | Moved | None:
    """Of all pages of one medicine: their editions, their renewed reviews and what came down. None where nothing was
    ever approved.
    """
    place = find(slug)
    if place is None:
        return None
    if place.moved:
        return Moved(feed_path(place.medication_slug), place.keys)
    editions = _bare(Edition.objects.filter(medication=place.record.edition.document_id))
    slugs, pages = shelf.medication_slugs(place.pages), {page.edition.document_id: page for page in place.pages}
    recent = shelf.published(editions.order_by("-published_at", "-pk")[:AT_MOST])
    withdrawn = _withdrawn(Withdrawal.objects.filter(edition__in=editions), AT_MOST)
    ends = {item.edition.pk: item for item in (*withdrawn, *place.pages) if item.withdrawal or not item.is_up}
    here = [item for item in ends.values() if item.edition.document_id in pages]
    entries = [
        *_still_readable(recent, place.pages, slugs),
        *(
            again
            for page in place.pages
            if page.is_up and (again := of_last_reaffirmation(page, place.medication_slug))
        ),
        *_ends(here, {key: page.edition for key, page in pages.items()}, slugs, AT_MOST),
    ]
    entries.sort(key=lambda entry: entry.at, reverse=True)
    return Feed(place.record.edition.medication_name, place.path, tuple(entries[:AT_MOST]), place.keys)


def withdrawals_feed() -> Feed:
    """Also of editions that were withdrawn while a newer one was up."""
    items = {item.edition.pk: item for item in [*_withdrawn(Withdrawal.objects.all(), AT_MOST), *_came_down(AT_MOST)]}
    newest = shelf.newest(document__in={item.edition.document_id for item in items.values()})
    pages = {edition.document_id: edition for edition in newest}
    slugs = shelf.slugs_of(page.medication_id for page in pages.values())
    return Feed("", "", _ends(items.values(), pages, slugs, AT_MOST), EVERY_CHANGE)


def _came_down(at_most: int) -> list[PublishedEdition]:
    expired = _bare(expired_editions(clock.now())).order_by("-due", "-pk")[:at_most]
    return [*_withdrawn(withdrawals_that_hold(), at_most), *shelf.published(expired)]


def _withdrawn(withdrawals: QuerySet[Withdrawal], at_most: int) -> list[PublishedEdition]:
    """The last ones."""
    keys = withdrawals.order_by("-at", "-pk").values_list("edition", flat=True)[:at_most]
    return shelf.published(_bare(Edition.objects.filter(pk__in=list(keys))))


def came_up(slugs: Mapping[int, str], at_most: int) -> tuple[News, ...]:
    """What was signed last of the pages that are up: their newest editions, and renewed reviews of these."""
    now = clock.now()
    fresh = live_editions(now).order_by("-published_at", "-pk").values_list("pk", flat=True)[:at_most]
    again = live_reaffirmations(now).order_by("-at", "-pk").values_list("edition", flat=True)[:at_most]
    items = shelf.published(_bare(Edition.objects.filter(pk__in={*fresh, *again})))
    entries = [entry for item in items for entry in _signed(item, slugs[item.edition.medication_id])]
    return tuple(sorted(entries, key=lambda entry: entry.at, reverse=True)[:at_most])


def _signed(item: PublishedEdition, medication_slug: str) -> Iterator[News]:
    yield of_edition(item, medication_slug, item.edition)
    again = of_last_reaffirmation(item, medication_slug)
    if again:
        yield again


def _bare(editions: QuerySet[Edition]) -> QuerySet[Any]:
    """News tell no word of a text."""
    return editions.defer("fragment", "content_json")


def _still_readable(
    recent: Iterable[PublishedEdition], newest: Iterable[PublishedEdition], slugs: Mapping[int, str]
) -> Iterator[News]:
    """Without the editions of a page that is down, and without what was withdrawn. `newest`: of their documents."""
    pages = {item.edition.document_id: item.edition for item in newest if item.is_up}
    for item in recent:
        page = pages.get(item.edition.document_id)
        if page and not item.withdrawal:
            yield of_edition(item, slugs[page.medication_id], page)


def of_edition(item: PublishedEdition, medication_slug: str, newest: Edition) -> News:
    edition = item.edition
    return News(
        "correction" if is_correction(edition.note) else "edition",
        edition.title,
        _path(edition, medication_slug, newest),
        edition.published_at,
        edition.number,
        without_mark(edition.note),
        tuple(one.name for one in item.signatures),
        _key(edition, "edition"),
    )


def of_last_reaffirmation(item: PublishedEdition, medication_slug: str) -> News | None:
    edition, again = item.edition, item.reaffirmation
    if again is None:
        return None
    path, key = page_path(medication_slug, edition.slug), _key(edition, f"reaffirmed/{again.pk}")
    return News("reaffirmed", edition.title, path, again.at, edition.number, again.note, (again.name,), key)


def _ends(
    items: Iterable[PublishedEdition], newest: Mapping[int, Edition], slugs: Mapping[int, str], at_most: int
) -> tuple[News, ...]:
    """Of what came down, last first: the reason that readers are given, and no word of the text. `newest`: the newest
    edition of each of their documents.
    """
    pages = ((item, newest[item.edition.document_id]) for item in items)
    entries = [_of_end(item, slugs[page.medication_id], page) for item, page in pages]
    return tuple(sorted(entries, key=lambda entry: entry.at, reverse=True)[:at_most])


def _of_end(item: PublishedEdition, medication_slug: str, newest: Edition) -> News:
    edition, withdrawal = item.edition, item.withdrawal
    kind = "withdrawn" if withdrawal else "expired"
    return News(
        kind,
        shelf.neutral_title(edition),
        _path(edition, medication_slug, newest),
        shelf.came_down_at(item),
        edition.number,
        withdrawal.reason if withdrawal else "",
        (withdrawal.name,) if withdrawal else (),
        _key(edition, kind),
    )


def _path(edition: Edition, medication_slug: str, newest: Edition) -> str:
    """Where it, or its notice, is now: the page's own address for the newest edition."""
    if edition.number == newest.number:
        return page_path(medication_slug, newest.slug)
    return edition_path(medication_slug, newest.slug, edition.number)


def _key(edition: Edition, kind: str) -> str:
    """By numbers that never change, as an address or a title can."""
    return f"document/{edition.document_id}/edition/{edition.number}/{kind}"
