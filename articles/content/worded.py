"""Amounts in words: "forty milligrams" is 40 mg."""

import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from functools import cache
from heapq import merge
from math import prod
from operator import attrgetter

from articles.content.quantities import NUMBER, UNIT, Quantity, QuantityMatch, find, number_value, unit_name
from articles.deadline import go_on
from articles.gate import Gate, folded

_ONES = dict(zip("one two three four five six seven eight nine".split(), range(1, 10), strict=True))
_TEENS = dict(
    zip(
        "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split(),
        range(10, 20),
        strict=True,
    )
)
_TENS = dict(
    zip("twenty thirty forty fifty sixty seventy eighty ninety".split(), range(20, 100, 10), strict=True),
    fourty=40,
)
_NONE = dict.fromkeys(("zero", "nought", "nil"), 0)
_PAIR = dict.fromkeys(("couple", "pair"), 2)
_SIMPLE = _NONE | _ONES | _TEENS | _TENS | _PAIR
_ONE = Decimal(1)
_SCALES = {"thousand": 1000, "million": 1_000_000}
_TIMES = {"dozen": 12, "hundred": 100, **_SCALES}
_PARTS = {
    "half": Decimal("0.5"), "quarter": Decimal("0.25"), "quarters": Decimal("0.25"), "third": Decimal(1) / 3,
    "thirds": Decimal(1) / 3,
}  # fmt: skip


def _any(words: Iterable[str]) -> str:
    return "|".join(sorted(words, key=len, reverse=True))


_HYPHEN = "[-\u2010\u2011\u2013]"
_S = rf"(?:[^\S\n]{{1,2}}|{_HYPHEN})"
_AND = rf"(?:,?{_S}(?:and{_S})?)"
_AN = rf"(?:(?:an?|one){_S})"
_TO_99 = rf"(?:(?:{_any(_TENS)})(?:{_S}(?:{_any(_ONES)})\b)?|{_any(_TEENS | _ONES | _NONE)})"
_FIGURE = r"[0-9]{1,4}(?:\.[0-9]{1,3})?"
_MANY = rf"(?:(?:{_TO_99}|an?|{_FIGURE}){_S}|(?<!few )(?<!several )(?<!many )(?<!some ))"
_TO_999 = rf"(?:{_MANY}(?:hundred(?:{_AND}{_TO_99}\b)?|dozen\b)|{_TO_99})"
_WHOLE = rf"(?:(?:{_TO_999}|an?|{_FIGURE}){_S}(?:{_any(_SCALES)})(?:{_AND}{_TO_999}\b)?|{_TO_999})"
_POINT = rf"{_TO_99}{_S}point(?:{_S}(?:{_any(_NONE | _ONES)})\b){{1,4}}"
_PART = rf"(?:{_AN}?(?:half|quarter|third)|(?:two|three){_S}(?:quarters?|thirds?))"
_WORDED = (
    rf"(?:(?:(?:(?:{_WHOLE}|{_FIGURE}){_S}and{_S})?{_PART}\b|{_POINT})(?:{_S}(?:of{_S})?{_AN}?(?:{_any(_TIMES)}))?"
    rf"|{_AN}?(?:{_any(_PAIR)})\b|{_WHOLE})"
)
COUNT = rf"(?:{_WORDED}|{NUMBER})"
"""A number, in words or figures."""
_OF = rf"(?:{_S}of)?(?:{_S}an?)?{_S}"
BEGINS = f"(?=[{''.join(sorted({word[0] for word in ('a', *_SIMPLE, *_PARTS, *_TIMES)}))}0-9])"
"""Where a number can begin: next to nothing of a text, and looked at first."""
_AGAIN = rf"{_S}?[(\[][^\S\n]?(?P<%s>{NUMBER})[^\S\n]?[)\]]"
"""The number once more in figures: "forty (40) mg"."""
_FIND = (
    rf"(?<![\w.,]){BEGINS}(?:(?P<one>{_WORDED})(?:{_AGAIN % 'one_again'})?"
    rf"|(?P<first>{NUMBER}){_S}?[(\[][^\S\n]?(?P<first_again>{_WORDED})[^\S\n]?[)\]])"
    rf"(?:{_S}?(?:-|–|to|or){_S}?(?P<other>{_WORDED})(?:{_AGAIN % 'other_again'})?)?{_OF}?(?P<unit>{UNIT})"
)
_WORD = re.compile(r"[0-9.]+|[a-z]+")
_LETTER = re.compile("[a-z]", re.IGNORECASE)
_HYPHENS = re.compile(_HYPHEN)


@cache
def _finder() -> tuple[re.Pattern[str], Gate]:
    """Made when a text is read first: it takes a good part of a process's start, and readers' processes seldom read."""
    pattern = re.compile(_FIND, re.IGNORECASE)
    return pattern, Gate(pattern)


def amounts(text: str, start: int = 0, end: int = sys.maxsize) -> Iterator[QuantityMatch]:
    """Every amount with its unit, in figures and in words, in order."""
    figures, words = find(text, start, end), list(worded(text, start, end))
    return merge(figures, words, key=attrgetter("start")) if words else figures


def worded(text: str, start: int = 0, end: int = sys.maxsize) -> Iterator[QuantityMatch]:
    """Amounts in words. Of "one to two hundred" only the last number counts: the first may be one, or one hundred. A
    number that is repeated in figures is one amount, unless the two differ.
    """
    pattern, gate = _finder()
    if gate.closed(text[start:end]):
        return
    for match in pattern.finditer(text, start, end):
        go_on()
        numbers = ["one" if match["one"] else "first", *(["other"] if match["other"] else [])]
        if len(numbers) > 1 and _scaled(match["other"]) and not _scaled(match[numbers[0]]):
            del numbers[0]
        for name in numbers[:-1]:
            yield from _matches(match, name, (match.end(f"{name}_again"), match.end(name)))
        yield from _matches(match, numbers[-1], (match.end("unit"),))


def _matches(match: re.Match[str], name: str, ends: tuple[int, ...]) -> Iterator[QuantityMatch]:
    """The number of this group, and the number that repeats it in figures or words where the two differ."""
    unit, end = unit_name(match["unit"]), max(ends)
    again, unit_start = match[f"{name}_again"], match.start("unit") if len(ends) == 1 else end
    first, second = number(match[name]), number(again) if again else None
    start, number_end = match.span(name)
    if second is not None and first != second:
        yield QuantityMatch(Quantity(first, unit), start, number_end, number_end, number_end)
        yield QuantityMatch(Quantity(second, unit), *match.span(f"{name}_again"), unit_start, end)
    else:
        yield QuantityMatch(Quantity(first, unit), start, number_end, unit_start, end)


def number(written: str) -> Decimal:
    """Of what `COUNT` matches, in words or figures."""
    return value(written) if _LETTER.search(written) else number_value(written)


def _scaled(words: str) -> bool:
    return any(scale in folded(words) for scale in _TIMES)


def value(words: str) -> Decimal:
    """Of a number that `COUNT` matches in words."""
    before, _, point = _HYPHENS.sub(" ", folded(words)).partition(" point ")
    digits = [word for word in point.split() if word in _SIMPLE]
    decimals = Decimal(f"0.{''.join(str(_SIMPLE[word]) for word in digits) or 0}")
    scales = prod(_TIMES[word] for word in point.split() if word in _TIMES)
    return (_whole_number(_WORD.findall(before)) + decimals) * scales


def _whole_number(words: Sequence[str]) -> Decimal:
    """Read from left to right: a scale multiplies what stands before it since the last greater one."""
    done, current, joined = Decimal(0), Decimal(0), Decimal(0)
    for word in words:
        if word in _SCALES:
            done, current, joined = done + (current or _ONE) * _SCALES[word], Decimal(0), Decimal(0)
        elif word in _TIMES:
            current = (current or _ONE) * _TIMES[word]
        elif word in _PARTS:
            # "Three quarters" are so many parts; "two and a half" is two, and one part.
            current = joined + (current - joined or _ONE) * _PARTS[word]
        elif word == "and":
            joined = current
        elif word not in ("a", "an", "of"):
            current += Decimal(_SIMPLE.get(word, word))
    return done + current
