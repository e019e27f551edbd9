"""A change in one line: which values were, and which are."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import count

from articles.compare.words import Piece
from articles.content.fact_kinds import FACT_KINDS, schema
from articles.content.quantities import spoken
from articles.content.rows import Row, names

MOST = 3
"""So many changes are named. Of the others only the number is given."""
_LONGEST = 60
# Changes with no more than this between them, in one sentence, are read as one: "4 mg a day", "40 mg a week".
_BETWEEN = re.compile(r"[^.!?\n│]{0,8}")
# Not the point of ".5 mg".
_STOPS = re.compile(r"^[.,;:]+ |(?<![.,;:])[.,;:]+$")

_NAMES = ("name",)
ROWS = frozenset({"names", *FACT_KINDS})
_SHORT_NAMES = {"role": "kind", "source": "reference"}
"""What a field of a name is called, where that is not its own name."""


@dataclass(frozen=True)
class Moved:
    """`what` is empty where the values speak for themselves, `was` and `now` are where something came or went."""

    what: str
    was: str
    now: str

    def __str__(self) -> str:
        was, now = _short(self.was), _short(self.now)
        values = f"{was} → {now}" if was and now else f"“{now}” added" if now else f"“{was}” taken out"
        return f"{self.what}: {values}" if self.what else values


def headline(moved: Sequence[Moved]) -> str:
    more = f", and {len(moved) - MOST:,} more" if len(moved) > MOST else ""
    return f"{'; '.join(map(str, moved[:MOST]))}{more}"


def _short(text: str) -> str:
    """In one line, without the stops around it, its end left out where it is long."""
    line = " ".join(text.split())
    line = _STOPS.sub("", line) or line
    return line if len(line) <= _LONGEST else f"{line[:_LONGEST].rsplit(' ', 1)[0]} …"


# Prose


@dataclass
class Replaced:
    """Neighbouring changes of a text, and what they touch."""

    was: str = ""
    now: str = ""
    marks: frozenset[str] = frozenset()


def replacements(pieces: Sequence[Piece]) -> Iterator[Replaced]:
    """In the order of the text."""
    one, between = Replaced(), ""
    for piece in pieces:
        if piece.kind == "same":
            between += piece.text
            continue
        if one.was + one.now and between and not _BETWEEN.fullmatch(between):
            yield one
            one = Replaced()
        _add(one, between if one.was + one.now else "", piece)
        between = ""
    if one.was + one.now:
        yield one


def _add(one: Replaced, between: str, piece: Piece) -> None:
    one.was += between + (piece.text if piece.kind == "removed" else "")
    one.now += between + (piece.text if piece.kind == "added" else "")
    one.marks |= piece.marks


# Rows of a record


def in_rows(key: str, old: Sequence[Row], new: Sequence[Row]) -> Iterator[Moved]:
    """Which field of which row, and which rows came, went or changed places."""
    before, after = _known(key, old), _known(key, new)
    for place, row in after.items():
        if place in before:
            yield from _fields(key, before[place], row)
    gone = [row for place, row in before.items() if place not in after]
    came = [row for place, row in after.items() if place not in before]
    yield from _others(key, gone, came)
    stayed = [[place for place in one if place in other] for one, other in ((before, after), (after, before))]
    if stayed[0] != stayed[1]:
        yield Moved("order", *(", ".join(name for name, _ in places) for places in stayed))


def _known(key: str, rows: Sequence[Row]) -> dict[tuple[str, int], Row]:
    """By what they are about; the second row about the same thing is another."""
    known: dict[tuple[str, int], Row] = {}
    for row in rows:
        name = _named(key, row)
        known[next((name, n) for n in count() if (name, n) not in known)] = row
    return known


def _about(key: str) -> tuple[str, ...]:
    """The fields that say what a row is about."""
    return FACT_KINDS[key].about if key in FACT_KINDS else _NAMES


def _named(key: str, row: Row) -> str:
    return ", ".join(filter(None, (_value(key, name, row) for name in _about(key))))


def _value(key: str, name: str, row: Row) -> str:
    value = str(getattr(row, name))
    is_quantity = key in FACT_KINDS and schema(FACT_KINDS[key].row)[name].is_quantity
    return spoken(value) if is_quantity else value


def _short_name(key: str, name: str) -> str:
    if name in _SHORT_NAMES or key not in FACT_KINDS:
        return _SHORT_NAMES.get(name, name)
    return schema(FACT_KINDS[key].row)[name].short


def _fields(key: str, was: Row, now: Row) -> Iterator[Moved]:
    """Of a name, its reference is no news."""
    unread = {*_about(key)} | ({"source"} if key == "names" else set())
    for name in sorted(set(names(type(now))) - unread):
        if getattr(was, name) != getattr(now, name):
            what = f"{_named(key, now)}, {_short_name(key, name)}"
            yield Moved(what, _value(key, name, was) or "nothing", _value(key, name, now) or "nothing")


def _others(key: str, gone: Sequence[Row], came: Sequence[Row]) -> Iterator[Moved]:
    """Where as many rows came as went, they are shown in pairs, as rows that are about something else now."""
    if len(gone) == len(came):
        for was, now in zip(gone, came, strict=True):
            yield Moved("", _named(key, was), _named(key, now))
            yield from _fields(key, was, now)
        return
    yield from (Moved("", "", _in_full(key, row)) for row in came)
    yield from (Moved("", _in_full(key, row), "") for row in gone)


def _in_full(key: str, row: Row) -> str:
    """A row with all that it says."""
    others = (name for name in names(type(row)) if name not in (*_about(key), "source"))
    return ", ".join(filter(None, (_named(key, row), *(_value(key, name, row) for name in others))))
