import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise, product, takewhile
from operator import attrgetter
from typing import Literal

from rapidfuzz.distance import Levenshtein

from articles.text.marks import AROUND, marks
from articles.text.quantities import AMOUNT, NUMBER, Quantity, bare, find, tenfold

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


_WORDS = r"\w+(?:['’]\w+)*"
# White space, then a word, a number with its unit, a number, digits and letters, one other character, or the end.
_TOKEN = re.compile(rf"(\s*)((?!\d){_WORDS}|{AMOUNT}|{NUMBER}(?!\w)|{_WORDS}|\S|\Z)", re.IGNORECASE)
_WORD = re.compile(r"\w+(?:[.,'’-]\w+)*")


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
    for step in Levenshtein.opcodes(before, after):
        gone, came = old[step.src_start : step.src_end], new[step.dest_start : step.dest_end]
        if gone == came:
            yield "", "", _join(gone)
        elif step.tag == "equal":
            yield from (_respaced(token, gap) for token, (gap, _) in zip(gone, came, strict=True))
        else:
            yield _join(gone), _join(came), ""


def _respaced(token: tuple[str, str], new_gap: str) -> tuple[str, str, str]:
    gap, word = token
    return ("", "", gap + word) if gap == new_gap else (gap, new_gap, word)


def _join(tokens: Sequence[tuple[str, str]]) -> str:
    return "".join(gap + word for gap, word in tokens)


def _without_common_space(run: _Run) -> Iterator[_Run]:
    """So that a replaced word is the word alone, without the space before it."""
    pairs = zip(run.removed, run.added, strict=False)
    common = len(list(takewhile(lambda pair: pair[0] == pair[1] and pair[0].isspace(), pairs)))
    yield _Run(same=run.removed[:common])
    yield _Run(run.removed[common:], run.added[common:], run.same)


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
    old = "".join(piece.text for piece in pieces if piece.kind != "added")
    new = "".join(piece.text for piece in pieces if piece.kind != "removed")
    at = at_new = 0
    slips: list[Tenfold] = []
    for piece, after in pairwise([*pieces, Piece("same", "")]):
        if (piece.kind, after.kind) == ("removed", "added"):
            gone = _quantities(old, at, at + len(piece.text))
            slips += _slips(gone, _quantities(new, at_new, at_new + len(after.text)))
        at += len(piece.text) if piece.kind != "added" else 0
        at_new += len(piece.text) if piece.kind != "removed" else 0
    return tuple(slips)


def _quantities(text: str, start: int, end: int) -> list[Quantity]:
    """Those that `text[start:end]` touches, also where their unit stands outside it."""
    around = (max(0, start - AROUND), end + AROUND)
    with_unit = {found.start: found for found in find(text, *around)}
    known = {found.start: found for found in bare(text, *around)} | with_unit
    touched = (found for found in known.values() if found.start < end and found.end > start)
    return [found.quantity for found in sorted(touched, key=attrgetter("start"))]


def _slips(gone: list[Quantity], came: list[Quantity]) -> Iterator[Tenfold]:
    """In order where the numbers are as many as before, else each with each; what both hold is no change."""
    olds = [quantity for quantity in gone if quantity not in came]
    news = [quantity for quantity in came if quantity not in gone]
    pairs = zip(olds, news, strict=True) if len(olds) == len(news) else product(olds, news)
    return (Tenfold(old, new, new.value / old.value) for old, new in pairs if tenfold(old, new))
