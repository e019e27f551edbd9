"""A change in one line: which values were, and which are."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import count

from articles.compare.words import Piece
from articles.content.quantities import spoken

Row = Mapping[str, str]

MOST = 3
"""So many changes are named; of the others, how many there are."""
_LONGEST = 60
# Changes with no more than this between them, in one sentence, are read as one: "4 mg a day", "40 mg a week".
_BETWEEN = re.compile(r"[^.!?\n│]{0,8}")
# Not the point of ".5 mg".
_STOPS = re.compile(r"^[.,;:]+ |(?<![.,;:])[.,;:]+$")

_ABOUT = {
    "names": ("name",),
    "products": ("form", "strength"),
    "indications": ("name",),
    "doses": ("indication", "population", "route"),
    "interactions": ("partner",),
    "effects": ("name",),
    "contraindications": ("name",),
    "populations": ("group",),
    "kinetics": ("measure",),
}
"""The fields that say what a row is about."""
ROWS = frozenset(_ABOUT)
_AMOUNTS = frozenset({"strength", "start", "step", "maximum", "low", "high"})
_WORDS = {
    "role": "kind",
    "band": "frequency",
    "action": "what to do",
    "effect": "what happens",
    "low": "from",
    "high": "to",
    "source": "reference",
}
"""What a field is called, where that is not its own name."""
_UNREAD = {"names": frozenset({"source"})}


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


def _named(key: str, row: Row) -> str:
    return ", ".join(filter(None, (_value(name, row) for name in _ABOUT[key])))


def _value(name: str, row: Row) -> str:
    value = row.get(name, "")
    return spoken(value) if name in _AMOUNTS else value


def _fields(key: str, was: Row, now: Row) -> Iterator[Moved]:
    unread = {*_ABOUT[key], *_UNREAD.get(key, ())}
    for name in [name for name in {**was, **now} if name not in unread]:
        if was.get(name, "") != now.get(name, ""):
            what = f"{_named(key, now)}, {_WORDS.get(name, name)}"
            yield Moved(what, _value(name, was) or "nothing", _value(name, now) or "nothing")


def _others(key: str, gone: Sequence[Row], came: Sequence[Row]) -> Iterator[Moved]:
    """As many as before are the same ones, about something else by now."""
    if len(gone) == len(came):
        for was, now in zip(gone, came, strict=True):
            yield Moved("", _named(key, was), _named(key, now))
            yield from _fields(key, was, now)
        return
    yield from (Moved("", "", _told(key, row)) for row in came)
    yield from (Moved("", _told(key, row), "") for row in gone)


def _told(key: str, row: Row) -> str:
    """A row with all that it says."""
    names = (name for name in row if name not in (*_ABOUT[key], "source"))
    return ", ".join(filter(None, (_named(key, row), *(_value(name, row) for name in names))))
