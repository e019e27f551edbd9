"""REC: the other rows of a record held against themselves, and ranges in their words."""

import re
from collections.abc import Iterator

from articles.clinical.prose.frequency import ORDER, effects_in
from articles.clinical.prose.people import people
from articles.clinical.record import Effect
from articles.clinical.rows import field, folded, hit, record
from articles.clinical.rule import Hit, rule
from articles.clinical.subject import Subject
from articles.content.record_values import AMOUNTS
from articles.lifecycle import Severity

_NUMBER = r"(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]{1,6})(?:\.[0-9]{1,4})?"
_RANGE = re.compile(
    rf"(?<![\w.,/])(?P<low>{_NUMBER})(?:\s?(?P<unit>[a-z%]{{1,12}}(?:/[a-z]{{1,6}}){{0,2}}))?\s?(?:-|–|to)\s?"
    rf"(?P<high>{_NUMBER})\s?(?P<other>[a-z%]{{1,12}}(?:/[a-z]{{1,6}}){{0,2}})?",
    re.IGNORECASE,
)
_GOES_DOWN = re.compile(r"\b(?:down|lower\w*|reduc\w+|decreas\w+|from|taper\w*|stop\w*|off)\b", re.IGNORECASE)


@rule(
    "REC-005",
    Severity.BLOCKING,
    "One side effect with two frequencies",
    why="A text that says “rare” and one that says “common” are both right by such a record.",
    hint="Keep one row for each effect, with the band that its source gives.",
    triggers=[
        record("effect: name rash; band common", "effect: name Rash; band rare"),
        record("effect: name sleepiness; band very common", "effect: name drowsiness; band rare"),
    ],
    does_not_trigger=[
        record("effect: name rash; band common", "effect: name severe rash; band rare"),
        record("effect: name sleepiness; band common", "effect: name drowsiness; band common"),
        record("effect: name depression; band common", "effect: name respiratory depression; band rare"),
    ],
)
def two_bands(subject: Subject) -> Iterator[Hit]:
    seen: dict[str, tuple[int, Effect]] = {}
    for number, effect in enumerate(subject.record.effects, 1):
        first, before = seen.setdefault(_effect(effect.name), (number, effect))
        if before.band != effect.band and {before.band, effect.band} <= set(ORDER):
            message = f"“{before.name}” is {before.band}, “{effect.name}” is {effect.band}: both are one side effect."
            certain = None if folded(before.name) == folded(effect.name) else Severity.WARNING
            yield from _at_own(message, subject, (number, first), certain)


def _at_own(message: str, subject: Subject, numbers: tuple[int, ...], severity: Severity | None) -> Iterator[Hit]:
    """Rows of the record's class come after its own, and only these can be put right here."""
    own = subject.own.effects
    for number in [number for number in numbers if number <= len(own)][:1]:
        yield hit(message, field("effects", number, own[number - 1], "band"), severity)


def _effect(name: str) -> str:
    """The one name for those that are nothing but this effect; "severe rash" is another than "rash"."""
    low = folded(name)
    return next((known for known, start, end in effects_in(low) if (start, end) == (0, len(low))), low)


@rule(
    "REC-006",
    Severity.BLOCKING,
    "A range that begins with its greater end",
    why="One of the two ends is wrong, or both have changed places, and an age or an hour is read the wrong way round.",
    hint="Look it up, and write the lesser number first.",
    triggers=[
        record("dose: population children 12 to 2 years; maximum 10 mg/day"),
        record("dose: interval every 8 to 6 hours; maximum 10 mg/day"),
        record("dose: duration 12 to 4 weeks; maximum 10 mg/day"),
        record("dose: start 1,000–500 mg/day"),
    ],
    does_not_trigger=[
        record("dose: population children 2 to 12 years; interval every 6 to 8 hours"),
        record("dose: population children from 18 months to 12 years; interval down from 4 to 2 mg a day"),
        record("dose: interval 500 mg to 1 g, twice a day"),
    ],
)
def turned_ranges(subject: Subject) -> Iterator[Hit]:
    for number, row in enumerate(subject.own.doses, 1):
        for name in ("population", *AMOUNTS, "interval", "duration"):
            words = getattr(row, name)
            turned = people(words).turned if name == "population" else _turned(words)
            if turned:
                yield hit(f"“{turned}” begins with the greater number.", field("doses", number, row, name))


def _turned(words: str) -> str:
    if _GOES_DOWN.search(words):
        return ""
    for match in _RANGE.finditer(words):
        same = not match["unit"] or not match["other"] or match["unit"] == match["other"]
        if same and _value(match["low"]) > _value(match["high"]):
            return match[0].strip()
    return ""


def _value(number: str) -> float:
    return float(number.replace(",", ""))
