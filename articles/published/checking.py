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
from ..models import Edition, Kind
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
    """A record from which a page has facts."""

    item: PublishedEdition
    """Its newest edition."""
    is_class: bool
    taken_by: Edition
    """What took the facts: when it came out, they were those of the record."""
    read: Callable[[RecordContent], Facts]
    """How the page would show the facts of any edition of the record."""


def being_checked(place: Place, of_class: PublishedEdition | None) -> BeingChecked | None:
    """Of the newest edition of a page that is up. `of_class`: the newest edition of the record of its class.

    A page with such a difference cannot be reaffirmed: it stays so until it has a new edition, or until what it shows
    holds again. Of a record and its class that were both withdrawn, the medicine's own comes first. Where both have
    changed, a warning comes before other facts, then the later change.
    """
    withdrawn = next(iter(_withdrawn(place, of_class)), None)
    if withdrawn:
        return withdrawn
    compared = filter(None, (_compared(source) for source in _sources(place, of_class)))
    return max(compared, key=lambda one: (one.warning, one.since), default=None)


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
    """An article has its facts by way of the record, which has taken them from its class."""
    page, record = place.item.edition, place.record.edition
    if page.kind == Kind.MEDICATION:
        if of_class:
            yield _Source(of_class, True, record, lambda now: _facts_of_class(inherit(record.record, now)))
        return
    article: Any = page.content
    yield _Source(place.record, False, page, lambda now: _article_with(article, now))
    if of_class:
        yield _Source(of_class, True, record, lambda now: _article_with(article, _member(record.record, now)))


def _member(record: RecordContent, of_class: RecordContent) -> RecordContent:
    """A record as it will be once it takes over what its class says."""
    return record.with_class(inherit(record, of_class))


def _compared(source: _Source) -> BeingChecked | None:
    """Two editions of the record are compared, and not the page's own content: one from an earlier release may lack
    what pages show by now. By keys, which grow with every edition, also where the clock was put back.
    """
    newest, taken_by = source.item.edition, source.taken_by
    if newest.pk < taken_by.pk:
        return None
    earlier = Edition.objects.filter(document=newest.document_id, number__lt=newest.number)
    earlier = earlier.order_by("-number").defer("fragment")
    base = earlier.filter(pk__lt=taken_by.pk).first()
    if base is None:
        return None
    before, now = source.read(base.record), source.read(newest.record)
    moved = [kind for kind, value in now.items() if value != before[kind]]
    if not moved:
        return None
    warning = WARNING in moved
    changed = {kind: now[kind] for kind in ([WARNING] if warning else moved)}
    return BeingChecked(
        withdrawn=False,
        warning=warning,
        shows_warning=bool(before[WARNING]),
        facts=tuple(kind for kind in moved if kind != WARNING),
        since=_since(source, earlier.filter(pk__gt=taken_by.pk)[:LOOK_BACK], changed),
        source=newest.medication_name,
        is_class=source.is_class,
        path=page_path(newest.medication_slug) if source.item.is_up else "",
    )


def _since(source: _Source, earlier: Iterable[Edition], changed: Facts) -> datetime:
    """When what holds now was first said: by the oldest of the last editions that all say so."""
    since = source.item.edition.published_at
    for edition in earlier:
        then = source.read(edition.record)
        if any(then[kind] != value for kind, value in changed.items()):
            break
        since = edition.published_at
    return since


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
