"""Compares two texts word by word, and marks what the changed words touch: numbers, units, negation and so on."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise, takewhile
from typing import Literal

from rapidfuzz.distance import Levenshtein

from articles.compare.marks import marks, weigh
from articles.content.citations import CITATION
from articles.content.quantities import AMOUNT, NUMBER
from articles.deadline import go_on

Kind = Literal["same", "added", "removed"]
# What weighs nothing bears no marks: see `compare`.
UNWEIGHED = ("", "")


@dataclass(frozen=True)
class Piece:
    """`marks` says what an added or removed text touches: number, unit, negation …"""

    kind: Kind
    text: str
    marks: frozenset[str] = frozenset()


@dataclass
class _Run:
    """A stretch of both texts: what went, what came, and then what stayed."""

    removed: str = ""
    added: str = ""
    same: str = ""


_WORDS = r"\w+(?:['’]\w+)*"
# White space, then a word, a number with its unit, a number, digits and letters, a citation, one other character, or
# the end.
_TOKEN = re.compile(rf"(\s*)((?!\d){_WORDS}|{AMOUNT}|{NUMBER}(?!\w)|{_WORDS}|{CITATION}|\S|\Z)", re.IGNORECASE)
_WORD = re.compile(r"\w+(?:[.,'’-]\w+)*")


def compare(old: str, new: str, weighed: tuple[str, str] | None = None) -> tuple[Piece, ...]:
    """Pieces in reading order, removed before added: same and added join to `new`, same and removed to `old`.

    Marks are found in `weighed`: both texts at their length, blank where they say nothing of taking a medicine.
    """
    was, now = weighed or (old, new)
    return tuple(_pieces(_runs(old, new), weigh(was), weigh(now)))


def _runs(old: str, new: str) -> list[_Run]:
    runs = [_Run()]
    for removed, added, same in _steps(_TOKEN.findall(old), _TOKEN.findall(new)):
        if runs[-1].same and (removed or added):
            runs.append(_Run())
        runs[-1].removed += removed
        runs[-1].added += added
        runs[-1].same += same
    return [run for raw in runs for run in _without_common_space(raw)]


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
        go_on()
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
