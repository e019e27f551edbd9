"""Whether a live page is being checked again: what it shows of its medicine's record, or of its class's, is another by
now. Worked out from editions alone, because readers' processes see nothing else.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from ..content.article import ArticleContent, MedicationFacts
from ..content.citations import uncited
from ..content.fact_kinds import FACT_KINDS
from ..content.record import ClassFacts, RecordContent, inherit
from ..content.rows import BoxedTopic
from ..models import Edition
from .addresses import page_path
from .place import Place
from .records import BeingChecked
from .shelf import PublishedEdition

Facts = Mapping[str, object]
"""What a page shows of its record, or of its class, by the word that readers have for it."""
WARNING = "warning"
LOOK_BACK = 20
"""So many editions of a record are read to find the day of a change. It bounds the work for one page."""


@dataclass(frozen=True)
class _Source:
    """A record from which a page has facts: how the page would show those of any edition of it."""

    item: PublishedEdition
    is_class: bool
    before: Facts
    read: Callable[[RecordContent], Facts]


def being_checked(place: Place, of_class: PublishedEdition | None) -> BeingChecked | None:
    """Of the newest edition of a page that is up. `of_class`: the newest edition of the record of its class.

    A page with such a difference cannot be reaffirmed: it stays so until it has a new edition, or until what it shows
    holds again. Where both record and class have changed, a warning comes before other facts, then the later change.
    """
    compared = (_compared(source, place.item.edition) for source in _sources(place, of_class))
    checks = [*_withdrawn(place, of_class)] or [*filter(None, compared)]
    return max(checks, key=lambda one: (one.warning, one.since), default=None)


def _withdrawn(place: Place, of_class: PublishedEdition | None) -> Iterable[BeingChecked]:
    """A record of which no edition stands gives no facts any more, and the page still shows those that it gave."""
    for item in (place.record if place.record != place.item else None, of_class):
        if item and item.withdrawal:
            yield BeingChecked(
                withdrawn=True,
                warning=False,
                shows_warning=False,
                facts=(),
                since=item.withdrawal.at,
                source=item.edition.medication_name,
                is_class=item.is_class,
                path=page_path(item.edition.medication_slug),
            )


def _sources(place: Place, of_class: PublishedEdition | None) -> Iterable[_Source]:
    page, record = place.item.content, place.record.content
    if not isinstance(record, RecordContent):
        return
    if isinstance(page, ArticleContent):
        yield _Source(place.record, False, _own(page), lambda now: _article_with(page, now))
    if of_class is None:
        return
    if isinstance(page, ArticleContent):
        # What its record has not taken over yet.
        before = _article_with(page, record)
        yield _Source(of_class, True, before, lambda now: _article_with(page, _member(record, now)))
    elif record.of_class:
        before = _facts_of_class(record.of_class)
        yield _Source(of_class, True, before, lambda now: _facts_of_class(inherit(record, now)))


def _member(record: RecordContent, of_class: RecordContent) -> RecordContent:
    """A record as it will be once it takes over what its class says."""
    return record.with_class(inherit(record, of_class))


def _compared(source: _Source, page: Edition) -> BeingChecked | None:
    edition = source.item.edition
    now = source.read(edition.record)
    moved = [kind for kind, value in now.items() if value != source.before.get(kind)]
    if not moved:
        return None
    warning = WARNING in moved
    return BeingChecked(
        withdrawn=False,
        warning=warning,
        shows_warning=bool(source.before.get(WARNING)),
        facts=tuple(kind for kind in moved if kind != WARNING),
        since=_since(source, page, {kind: now[kind] for kind in ([WARNING] if warning else moved)}),
        source=edition.medication_name,
        is_class=source.is_class,
        path=page_path(edition.medication_slug) if source.item.is_up else "",
    )


def _since(source: _Source, page: Edition, now: Facts) -> datetime:
    """When what holds now was first said: by the oldest of the last editions that all say so."""
    newest = source.item.edition
    since = newest.published_at
    earlier = Edition.objects.filter(document=newest.document_id, number__lt=newest.number)
    # When the page came out, it said what its record said.
    earlier = earlier.filter(published_at__gt=page.published_at).order_by("-number").defer("fragment")
    for edition in earlier[:LOOK_BACK]:
        then = source.read(edition.record)
        if any(then.get(kind) != value for kind, value in now.items()):
            break
        since = edition.published_at
    return since


def _own(page: ArticleContent) -> Facts:
    return _facts(page.medication, page.pulled)


def _article_with(page: ArticleContent, record: RecordContent) -> Facts:
    """What an article would show, had it been frozen with this record."""
    moved = {value.words: value.now for value in page.moved_values(record)}
    return _facts(MedicationFacts.from_record(record), {**page.pulled, **moved})


def _facts(medicine: MedicationFacts, pulled: Mapping[str, str]) -> Facts:
    """What an article's page shows: no summary, and no names but brands and those that look alike."""
    shown = [name for name in medicine.names if name.role in ("brand", "look-alike")]
    return {
        WARNING: _warning(medicine.boxed),
        "names": frozenset((name.name, name.role, name.country) for name in shown),
        "family": medicine.drug_class,
        "legal control": medicine.controlled,
        "when to call for help": frozenset(medicine.emergencies),
        **_amounts(pulled),
    }


def _amounts(pulled: Mapping[str, str]) -> Facts:
    """The values that a text pulls, by what they are of."""
    kinds = {"dose": "doses", "doses": "doses", "strength": "strengths", "strengths": "strengths"}
    amounts: dict[str, dict[str, str]] = {"doses": {}, "strengths": {}, "times": {}}
    for words, value in pulled.items():
        amounts[kinds.get(words.partition(" ")[0], "times")][words] = value
    return amounts


def _facts_of_class(of_class: ClassFacts) -> Facts:
    rows = {kind.label.lower(): _rows(getattr(of_class, key)) for key, kind in FACT_KINDS.items() if kind.is_shared}
    words = {"legal control": of_class.controlled, "stopping": of_class.stopping}
    return {WARNING: _warning(of_class.boxed), **words, **rows}


def _warning(topics: Iterable[BoxedTopic]) -> object:
    """Another source or another order is no other warning."""
    return frozenset((row.topic, row.heading, " ".join(uncited(row.text).split())) for row in topics)


def _rows(rows: Iterable[Any]) -> object:
    return frozenset(replace(row, source="") for row in rows)
