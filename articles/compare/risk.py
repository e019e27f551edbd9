"""How risky a change is, computed from what it changed. Nobody declares it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from articles.compare.amounts import Tenfold, times
from articles.compare.changes import Change, changes
from articles.compare.headline import ROWS, Moved, Replaced, headline, in_rows, replacements
from articles.compare.parts import CLASS_KEYS, FACT_KEYS
from articles.content.quantities import written
from articles.content.record import RecordContent
from articles.content.rows import Row
from articles.content.stored import Content

BOXED = "the boxed warning"
FACT = "a fact of the record"
HIGH_SECTIONS = {
    "who": "who must not take it",
    "interactions": "interactions",
    "alcohol": "interactions",
}
"""Kinds of section whose words can turn round without any number or negation."""
MARK_WORDS = {
    "route": "route",
    "frequency": "frequency",
    "negation": "negation",
    "direction": "direction",
    "contraindication": "who must not take it",
    "interaction": "interactions",
}
"""What is said before values that these marks are on."""
PLAIN = frozenset({"number", "unit", "dose"})
"""Marks of values that need no word before them."""
HIGH_FIELDS = {"stopping": "How it is stopped", "controlled": "Its controlled status", "country": "The country"}
HIGH_RECORD_FIELDS = {"name": "The medicine's name", "drug_class": "Its class"}


class Level(StrEnum):
    NEW = "new"
    LOW = "low"
    HIGH = "high"


@dataclass(frozen=True)
class Risk:
    level: Level
    reasons: tuple[str, ...] = ()
    """What makes it high, each with its place. Tenfold changes come first, in words."""


def risk(old: Content | None, new: Content) -> Risk:
    """Of a text against the last one that readers had; None where they had none.

    High where a dose, unit, route, frequency, negation, boxed warning, contraindication or interaction changed, or
    any fact of a record; low where only wording or form did.
    """
    if old is None:
        return Risk(Level.NEW)
    before, after = _touches(old), _touches(new)
    changed = changes(old, new)
    reasons = [slip for change in changed for slip in _slips(change)]
    fields = [*_fields(old, new)]
    for change in changed:
        touched = (before.get(change.former, ""), after.get(change.key, ""))
        moved = [*_moved(change, *touched, old, new)]
        if change.key == "facts":
            moved = [one for one in moved if not any(str(one) in reason for reason in fields)]
        if moved:
            reasons.append(f"{change.label}: {headline(moved)}.")
    reasons += fields
    return Risk(Level.HIGH if reasons else Level.LOW, tuple(dict.fromkeys(reasons)))


def _touches(content: Content) -> dict[str, str]:
    """What any change of words in a part touches, by the part's key."""
    if isinstance(content, RecordContent):
        facts = dict.fromkeys((*FACT_KEYS, *CLASS_KEYS), FACT)
        return facts | {"boxed": BOXED, "class-boxed": BOXED}
    kinds = {section.anchor: section.kind for section in content.sections}
    return {"boxed": BOXED} | {key: HIGH_SECTIONS[kind] for key, kind in kinds.items() if kind in HIGH_SECTIONS}


def _slips(change: Change) -> Iterator[str]:
    return (f"{change.label}: {_tenfold(slip)}." for slip in change.tenfolds)


def _moved(change: Change, was: str, now: str, old: Content, new: Content) -> Iterator[Moved]:
    """What makes a part risky. `was` and `now`: what any change of its words touches, of the part as it was and is."""
    touches = now or was if change.words or was != now else ""
    key = change.key.removeprefix("class-")
    rows = [*in_rows(key, *(_rows(content, change.key) for content in (old, new)))] if key in ROWS else []
    if touches and rows:
        yield from rows
        return
    slips = {(written(slip.old), written(slip.new)) for slip in change.tenfolds}
    for one in sorted(replacements(change.pieces), key=lambda one: not one.marks):
        if (one.marks or touches) and (one.was, one.now) not in slips:
            yield Moved(_what(one, touches), one.was, one.now)


def _what(one: Replaced, touches: str) -> str:
    if one.marks & PLAIN:
        return ""
    words = [words for mark, words in MARK_WORDS.items() if mark in one.marks]
    return _listed(tuple(dict.fromkeys(words))) if words else "" if touches in (BOXED, FACT) else touches


def _rows(content: Content, key: str) -> Sequence[Row]:
    whose = getattr(content, "of_class", None) if key.startswith("class-") else content
    rows: Sequence[Row] = getattr(whose, key.removeprefix("class-"), ())
    return rows


def _fields(old: Content, new: Content) -> Iterator[str]:
    for field, words in (HIGH_FIELDS | (HIGH_RECORD_FIELDS if new.is_record else {})).items():
        was, now = (_field(content, field) for content in (old, new))
        if was != now:
            yield f"{words}: {was or 'nothing'} → {now or 'nothing'}."
    moved = [*in_rows("names", _rows(old, "names"), _rows(new, "names"))] if new.is_record else []
    if moved:
        yield f"Names: {headline(moved)}."


def _tenfold(slip: Tenfold) -> str:
    return f"{written(slip.old)} became {written(slip.new)}, {times(slip.factor)}"


def _listed(words: Sequence[str]) -> str:
    *most, last = words
    return f"{', '.join(most)} and {last}" if most else last


def _field(content: Content, name: str) -> str:
    return str(getattr(content.facts, name, ""))
