"""What a difference did to amounts: ten, a hundred … times larger or smaller, or the same in another unit."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from itertools import pairwise
from operator import attrgetter

from articles.compare.marks import AROUND, weigh
from articles.compare.words import Piece
from articles.content.quantities import Quantity, QuantityMatch, amount, bare_within, tenfold
from articles.content.worded import amounts
from articles.deadline import go_on


@dataclass(frozen=True)
class Tenfold:
    """`factor` is new divided by old, as amounts: 10 is ten times larger, 0.1 ten times smaller."""

    old: Quantity
    new: Quantity
    factor: Decimal

    @property
    def new_in_old(self) -> Quantity:
        """The new amount in the old one's unit, so that the two can be read against each other."""
        return Quantity((self.old.value * self.factor).normalize(), self.old.unit)


Replaced = tuple[list[Quantity], list[Quantity]]


def times(factor: Decimal) -> str:
    """New divided by old, in words: "10 times larger"."""
    return f"{factor:,.0f} times larger" if factor > 1 else f"{1 / factor:,.0f} times smaller"


@dataclass(frozen=True)
class Restated:
    """The same amount in another unit: 0.5 mg and 500 mcg."""

    old: Quantity
    new: Quantity


def tenfolds(replacements: Iterable[Replaced]) -> tuple[Tenfold, ...]:
    """Quantities, and numbers without unit, that a replacement made 10, 100 … times larger or smaller."""
    pairs = (pair for gone, came in replacements for pair in _paired(gone, came))
    return tuple(Tenfold(old, new, factor) for old, new in pairs if (factor := tenfold(old, new)))


def restated(replacements: Iterable[Replaced]) -> tuple[Restated, ...]:
    """Each pair once, however often it stands there."""
    pairs = (pair for gone, came in replacements for pair in _alike(gone, came))
    return tuple(dict.fromkeys(Restated(old, new) for old, new in pairs if old.unit != new.unit))


def _alike(gone: list[Quantity], came: list[Quantity]) -> Iterator[tuple[Quantity, Quantity]]:
    news: dict[object, list[Quantity]] = {}
    for one in dict.fromkeys(came):
        news.setdefault(amount(one), []).append(one)
    return ((old, new) for old in dict.fromkeys(gone) for new in news.get(amount(old), ()))


def replaced(pieces: Sequence[Piece], weighed: tuple[str, str] | None = None) -> Iterator[Replaced]:
    """What each replacement took away and what it put there. `weighed` as in `compare`."""
    old, new = map(weigh, weighed or (_side(pieces, "added"), _side(pieces, "removed")))
    at = at_new = 0
    for piece, after in pairwise([*pieces, Piece("same", "")]):
        if (piece.kind, after.kind) == ("removed", "added"):
            gone = _quantities(old, at, at + len(piece.text))
            yield gone, _quantities(new, at_new, at_new + len(after.text))
        at += len(piece.text) if piece.kind != "added" else 0
        at_new += len(piece.text) if piece.kind != "removed" else 0


def _side(pieces: Sequence[Piece], other: str) -> str:
    return "".join(piece.text for piece in pieces if piece.kind != other)


def _quantities(text: str, start: int, end: int) -> list[Quantity]:
    """Those that `text[start:end]` touches, also where their unit stands outside it."""
    around = (max(0, start - AROUND), end + AROUND)
    begins, known = _known(text)
    near = known[bisect_left(begins, around[0]) : bisect_left(begins, end)]
    known_here = {amount.start: amount for amount in (*bare_within(text, around, (start, end)), *near)}
    touched = (amount for amount in known_here.values() if amount.start < end and amount.end > start)
    return [amount.quantity for amount in sorted(touched, key=attrgetter("start"))]


@lru_cache(maxsize=4)
def _known(text: str) -> tuple[list[int], list[QuantityMatch]]:
    """All amounts of a text and where they begin: each change asks for those beside it."""
    known = list(amounts(text))
    return [one.start for one in known], known


def _paired(gone: list[Quantity], came: list[Quantity]) -> Iterator[tuple[Quantity, Quantity]]:
    """In order where the amounts are as many as before, else each with each; what both hold is no change."""
    before, after = ({amount(one) for one in side} for side in (gone, came))
    olds = [one for one in gone if amount(one) not in after]
    news = [one for one in came if amount(one) not in before]
    if len(olds) == len(news):
        yield from zip(olds, news, strict=True)
        return
    for old in dict.fromkeys(olds):
        go_on()
        yield from ((old, new) for new in dict.fromkeys(news))
