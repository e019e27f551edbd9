"""What is new: editions, renewed reviews, and pages that came down. No word of a page that is down."""

from collections.abc import Iterable, Iterator, Sequence

from ..content.notes import is_correction, without_mark
from ..models import Edition
from . import shelf
from .addresses import edition_path, feed_path, page_path
from .entries import Feed, News
from .place import find
from .records import Moved
from .shelf import PublishedEdition

AT_MOST = 50
"""Entries of a feed."""


def editions_feed() -> Feed:
    items = shelf.published(shelf.newest())
    recent = shelf.published(Edition.objects.order_by("-published_at", "-pk")[:AT_MOST])
    return Feed("", "", tuple(_still_readable(recent, items)))


def medicine_feed(slug: str) -> Feed | Moved | None:
    """Of all pages of one medicine; None where nothing was ever approved."""
    place = find(slug)
    if place is None:
        return None
    if place.moved:
        return Moved(feed_path(place.medication_slug), place.keys)
    editions = Edition.objects.filter(medication=place.record.edition.document_id)
    recent = shelf.published(editions.order_by("-published_at", "-pk")[:AT_MOST])
    return Feed(place.record.edition.medication_name, place.path, tuple(_still_readable(recent, place.pages)))


def withdrawals_feed() -> Feed:
    newest = shelf.published(shelf.newest())
    last = Edition.objects.exclude(withdrawal=None).order_by("-withdrawal__at", "-pk")[:AT_MOST]
    items = {item.edition.pk: item for item in [*shelf.published(last), *newest] if item.withdrawal or not item.is_up}
    return Feed("", "", down(items.values(), newest, AT_MOST))


def _still_readable(recent: Iterable[PublishedEdition], newest: Sequence[PublishedEdition]) -> Iterator[News]:
    """Without the editions of a page that is down, and without what was withdrawn."""
    slugs = shelf.medication_slugs(newest)
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


def down(items: Iterable[PublishedEdition], newest: Sequence[PublishedEdition], at_most: int) -> tuple[News, ...]:
    """What came down, last first: the reason that readers are given, and no word of the text."""
    slugs, pages = shelf.medication_slugs(newest), {item.edition.document_id: item.edition for item in newest}
    entries = [_of_end(item, slugs[item.edition.medication_id], pages[item.edition.document_id]) for item in items]
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
