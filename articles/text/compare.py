import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise, product
from os.path import commonprefix
from typing import Literal

from rapidfuzz.distance import Levenshtein

from articles.text.marks import marks
from articles.text.quantities import AMOUNT, NUMBER, Found, Quantity, bare, find, tenfold

Kind = Literal["same", "added", "removed"]


@dataclass(frozen=True)
class Piece:
    """`marks` says what an added or removed text touches: number, unit, frequency, route, negation."""

    kind: Kind
    text: str
    marks: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Tenfold:
    """`factor` is new divided by old: 10 is ten times larger, 0.1 ten times smaller."""

    old: Quantity
    new: Quantity
    factor: Decimal


@dataclass
class _Run:
    """A stretch of both texts: what went, what came, and then what stayed."""

    removed: str = ""
    added: str = ""
    same: str = ""


# White space, then a number with its unit, a number, a word, one other character, or the end.
_TOKEN = re.compile(rf"(\s*)({AMOUNT}|{NUMBER}(?!\w)|\w+(?:['’]\w+)*|\S|\Z)", re.IGNORECASE)
_WORD = re.compile(r"\w+(?:[.,'’-]\w+)*")
_LEADING_SPACE = re.compile(r"\s*")


def compare(old: str, new: str) -> tuple[Piece, ...]:
    """Pieces in reading order, removed before added: same and added join to `new`, same and removed to `old`."""
    return tuple(_pieces(_runs(old, new), old, new))


def _runs(old: str, new: str) -> list[_Run]:
    runs = [_Run()]
    for removed, added, same in _steps(_TOKEN.findall(old), _TOKEN.findall(new)):
        if runs[-1].same and (removed or added):
            runs.append(_Run())
        runs[-1].removed += removed
        runs[-1].added += added
        runs[-1].same += same
    return [run for given in runs for run in _without_common_space(given)]


def _steps(old: list[tuple[str, str]], new: list[tuple[str, str]]) -> Iterator[tuple[str, str, str]]:
    """Triples of removed, added and same text. Tokens are (white space, word) and only words are aligned."""
    ids: dict[str, int] = {}
    before, after = ([ids.setdefault(word, len(ids)) for _, word in side] for side in (old, new))
    for tag, i1, i2, j1, j2 in Levenshtein.opcodes(before, after):
        if tag != "equal":
            yield _join(old[i1:i2]), _join(new[j1:j2]), ""
            continue
        for (gap, word), (new_gap, _) in zip(old[i1:i2], new[j1:j2], strict=True):
            yield ("", "", gap + word) if gap == new_gap else (gap, new_gap, word)


def _join(tokens: Sequence[tuple[str, str]]) -> str:
    return "".join(gap + word for gap, word in tokens)


def _without_common_space(run: _Run) -> Iterator[_Run]:
    """So that a replaced word is the word alone, without the space before it."""
    spaces = [_LEADING_SPACE.match(text) for text in (run.removed, run.added)]
    common = commonprefix([space[0] for space in spaces if space])
    yield _Run(same=common)
    yield _Run(run.removed[len(common) :], run.added[len(common) :], run.same)


def _pieces(runs: list[_Run], old: str, new: str) -> Iterator[Piece]:
    at = at_new = 0
    same = ""
    for run in runs:
        if same and (run.removed or run.added):
            yield Piece("same", same)
            same = ""
        yield from _changed(run, old, at, new, at_new)
        same += run.same
        at += len(run.removed) + len(run.same)
        at_new += len(run.added) + len(run.same)
    if same:
        yield Piece("same", same)


def _changed(run: _Run, old: str, at: int, new: str, at_new: int) -> Iterator[Piece]:
    """A mark that both sides carry alike is no change: "400 mg" to "200 mg" is a number, not a unit."""
    gone = marks(old, at, at + len(run.removed))
    came = marks(new, at_new, at_new + len(run.added))
    if run.removed:
        yield Piece("removed", run.removed, frozenset(m for m in gone if gone[m] != came.get(m)))
    if run.added:
        yield Piece("added", run.added, frozenset(m for m in came if came[m] != gone.get(m)))


def words_changed(pieces: Sequence[Piece]) -> int:
    """Words added or removed; a word put in the place of another counts once."""
    counts = [(piece.kind, len(_WORD.findall(piece.text))) for piece in pieces]
    total = sum(words for kind, words in counts if kind != "same")
    replaced = (min(a, b) for (first, a), (then, b) in pairwise(counts) if (first, then) == ("removed", "added"))
    return total - sum(replaced)


def tenfolds(pieces: Sequence[Piece]) -> tuple[Tenfold, ...]:
    """Quantities, and numbers without unit, that a replacement made 10, 100 … times larger or smaller."""
    old, new = (_side(pieces, kind) for kind in ("removed", "added"))
    at = at_new = 0
    found: list[Tenfold] = []
    for piece, after in pairwise([*pieces, Piece("same", "")]):
        if (piece.kind, after.kind) == ("removed", "added"):
            gone = _within(old, at, at + len(piece.text))
            found += _pairs(gone, _within(new, at_new, at_new + len(after.text)))
        at += len(piece.text) if piece.kind != "added" else 0
        at_new += len(piece.text) if piece.kind != "removed" else 0
    return tuple(found)


def _side(pieces: Sequence[Piece], kind: str) -> list[Found]:
    text = "".join(piece.text for piece in pieces if piece.kind in ("same", kind))
    with_unit = list(find(text))
    starts = {found.start for found in with_unit}
    return sorted([*with_unit, *(f for f in bare(text) if f.start not in starts)], key=lambda f: f.start)


def _within(side: list[Found], start: int, end: int) -> list[Quantity]:
    return [found.quantity for found in side if found.start < end and found.end > start]


def _pairs(gone: list[Quantity], came: list[Quantity]) -> Iterator[Tenfold]:
    """In order where the numbers are as many as before, else each with each; what both hold is no change."""
    olds = [quantity for quantity in gone if quantity not in came]
    news = [quantity for quantity in came if quantity not in gone]
    for old, new in zip(olds, news) if len(olds) == len(news) else product(olds, news):
        if tenfold(old, new):
            yield Tenfold(old, new, new.value / old.value)
