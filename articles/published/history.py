"""History: every edition that was ever public, what changed in it, what became of it. Never drafts."""

from collections.abc import Iterator
from datetime import datetime
from functools import lru_cache
from time import thread_time

from ..compare.changes import Change
from ..compare.changes import changes as compare_parts
from ..content.notes import is_correction, without_mark
from ..content.stored import read_content
from ..deadline import OutOfTime, deadline
from . import shelf
from .addresses import changes_path
from .page import notice
from .place import Place, find
from .records import Changes, Compared, History, HistoryEntry, Moved, Notice
from .shelf import PublishedEdition
from .titles import head_title

COMPARE_SECONDS = 2
"""A hundred times what two editions of usual length take."""


def history(medication_slug: str, slug: str) -> History | Moved | None:
    """The history of the page at this address, newest first; `slug` "" is the record's own."""
    place = find(medication_slug, slug)
    if place is None:
        return None
    if place.moved:
        return Moved(place.history_path, place.keys)
    items = place.editions()
    triples = zip([None, *items], items, [*items[1:], None], strict=False)
    entries = [entry for triple in triples for entry in _entries(place, *triple)]
    entries.sort(key=lambda entry: entry.at)
    newest, is_up = place.item.edition, place.item.is_up
    return History(
        title=newest.title if is_up else shelf.neutral_title(newest),
        head_title=head_title(place.item, place.pages),
        short_title=shelf.short_title(newest) if is_up else shelf.neutral_title(newest),
        path=place.path if is_up else "",
        address=place.path,
        entries=tuple(reversed(entries)),
        comparable=tuple(
            Compared(item.edition.number, item.edition.published_at)
            for item in reversed(items)
            if not place.is_down(item)
        ),
        first=place.first_published,
        today=place.item.today,
        medication_name=newest.medication_name,
        medication_path=place.medication_path,
        keys=place.keys,
    )


def comparison_path(medication_slug: str, slug: str, history: History, old: str, new: str) -> str:
    """Where two editions of the page at this address are compared, by their numbers as somebody chose them, in either
    order; "" where these are no two editions that can be.
    """
    known = {str(edition.number): edition.number for edition in history.comparable}
    if old == new or not {old, new} <= known.keys():
        return ""
    first, last = sorted((known[old], known[new]))
    return changes_path(medication_slug, slug, last, first)


def _entries(
    place: Place, before: PublishedEdition | None, item: PublishedEdition, after: PublishedEdition | None
) -> Iterator[HistoryEntry]:
    """While it is down, without the notes to readers: they are part of what was withdrawn."""
    edition, is_down = item.edition, place.is_down(item)
    path = "" if is_down else place.edition_path(edition.number)
    comparable = not is_down and not (before and place.is_down(before))
    yield HistoryEntry(
        "edition",
        edition.number,
        edition.published_at,
        _until(item, after),
        "" if is_down else without_mark(edition.note),
        is_correction(edition.note),
        item.signatures,
        edition.pk == place.item.edition.pk and not is_down,
        path,
        place.changes_path(edition.number) if comparable else "",
    )
    for act in item.reaffirmations:
        signers = (shelf.signature_on(act),)
        note = "" if is_down else act.note
        yield HistoryEntry("reaffirmed", edition.number, act.at, None, note, False, signers, False, path, "")
    if is_down:
        yield _taken_down(place, item)


def _until(item: PublishedEdition, after: PublishedEdition | None) -> datetime | None:
    """An edition that was withdrawn after a newer one came was no longer what readers got. One that nobody reviewed in
    time came down, unless somebody did later.
    """
    ends = [after.edition.published_at] if after else []
    ends += [item.withdrawal.at] if item.withdrawal else []
    ends += [shelf.down_since(item)] if not item.withdrawal and not item.is_up else []
    return min(ends, default=None)


def _taken_down(place: Place, item: PublishedEdition) -> HistoryEntry:
    withdrawn = notice(place, item)
    by = (withdrawn.by,) if withdrawn.by else ()
    return HistoryEntry(
        withdrawn.kind,
        withdrawn.number,
        withdrawn.at,
        None,
        withdrawn.reason,
        False,
        by,
        False,
        place.edition_path(withdrawn.number),
        "",
    )


def changes(medication_slug: str, slug: str, number: int, since: str = "") -> Changes | Notice | Moved | None:
    """What an edition changed from the one before, or from the earlier one whose number somebody chose as `since`. A
    notice where either of the two is down.
    """
    place = find(medication_slug, slug)
    if place is None or not 1 <= number <= place.item.edition.number:
        return None
    previous = next((one for one in range(1, number) if str(one) == since), None) if since else number - 1
    if previous is None:
        return None
    if place.moved:
        return Moved(place.changes_path(number, previous), place.keys)
    pair = place.editions(previous, number)
    down = next((item for item in pair if place.is_down(item)), None)
    return notice(place, down) if down else _changes(place, pair)


@lru_cache(maxsize=32)
def _compared(before: str, now: str) -> tuple[Change, ...] | None:
    """Anybody can ask, again and again, and two editions always differ in the same: it is done once in a process, also
    where it takes too long.
    """
    end = thread_time() + COMPARE_SECONDS
    try:
        with deadline(lambda: thread_time() > end):
            return compare_parts(read_content(before) if before else None, read_content(now))
    except OutOfTime:
        return None


def _changes(place: Place, pair: list[PublishedEdition]) -> Changes:
    item, before = pair[-1], pair[0] if len(pair) == 2 else None
    return Changes(
        title=item.edition.title,
        head_title=head_title(item, place.pages),
        short_title=shelf.short_title(item.edition),
        path=place.path if place.item.is_up else "",
        history_path=place.history_path,
        medication_name=item.edition.medication_name,
        medication_path=place.medication_path,
        number=item.edition.number,
        previous=before.edition.number if before else None,
        note=without_mark(item.edition.note),
        is_correction=is_correction(item.edition.note),
        changes=_compared(before.edition.content_json if before else "", item.edition.content_json),
        at=item.edition.published_at,
        signatures=item.signatures,
        keys=place.keys,
    )
