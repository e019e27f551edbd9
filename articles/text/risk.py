"""How risky a change is, computed from what it changed. Nobody declares it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from articles.text import sections
from articles.text.amounts import Tenfold, times
from articles.text.changes import Change, changes
from articles.text.parts import CLASS_KEYS, FACT_KEYS, Content
from articles.text.quantities import written
from articles.text.shared import merged

BOXED = "the boxed warning"
HIGH_SECTIONS = {
    "who": "who must not take it",
    "interactions": "interactions",
    "alcohol": "interactions",
}
"""Kinds of section whose words can turn round without any number or negation."""
MARK_WORDS = {
    "number": "a number",
    "unit": "a unit",
    "route": "a route",
    "frequency": "a frequency",
    "negation": "a negation",
    "dose": "a dose",
    "direction": "a direction",
    "contraindication": "who must not take it",
    "interaction": "interactions",
}
HIGH_FIELDS = {"stopping": "how it is stopped", "controlled": "its controlled status", "country": "the country"}
HIGH_RECORD_FIELDS = {"name": "the medicine's name", "drug_class": "its class", "names": "its names"}


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
    reasons += [one for change in changed for one in _reasons(change, before.get(change.former), after.get(change.key))]
    fields = HIGH_FIELDS | (HIGH_RECORD_FIELDS if new["type"] == "medication" else {})
    moved = [words for field, words in fields.items() if _field(old, field) != _field(new, field)]
    reasons += [f"Changed: {words}." for words in moved]
    return Risk(Level.HIGH if reasons else Level.LOW, tuple(dict.fromkeys(reasons)))


def _touches(content: Content) -> dict[str, str]:
    """What any change of words in a part touches, by the part's key."""
    if content["type"] == "medication":
        facts = dict.fromkeys((*FACT_KEYS, *CLASS_KEYS), "a fact of the record")
        return facts | {"boxed": BOXED, "class-boxed": BOXED}
    kinds = {section.anchor: section.kind for section in sections.split(content.get("body", ""))}
    return {"boxed": BOXED} | {key: HIGH_SECTIONS[kind] for key, kind in kinds.items() if kind in HIGH_SECTIONS}


def _slips(change: Change) -> Iterator[str]:
    return (f"{change.label}: {_tenfold(slip)}." for slip in change.tenfolds)


def _reasons(change: Change, was: str | None, now: str | None) -> Iterator[str]:
    """`was` and `now`: what any change of its words touches, of the part as it was and as it is."""
    touched = [words for mark, words in MARK_WORDS.items() if mark in change.marks]
    touched += [touches for touches in (was, now) if touches and (change.words or was != now)]
    if touched:
        yield f"{change.label}: {_listed(tuple(dict.fromkeys(touched)))} changed."


def _tenfold(slip: Tenfold) -> str:
    return f"{written(slip.old)} became {written(slip.new)}, {times(slip.factor)}"


def _listed(words: Sequence[str]) -> str:
    *most, last = words
    return f"{', '.join(most)} and {last}" if most else last


def _field(content: Content, name: str) -> str:
    return str(merged(content.get("medication", content)).get(name, ""))
