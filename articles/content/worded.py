"""Amounts in words: "forty milligrams" is 40 mg."""

import re
import sys
from collections.abc import Iterator
from decimal import Decimal
from heapq import merge
from operator import attrgetter

from articles.content.quantities import NUMBER, UNIT, Found, Quantity, find, unit_name
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
_SIMPLE = _NONE | _ONES | _TEENS | _TENS | {"a": 1, "an": 1}
_ONE = Decimal(1)
_SCALES = {"hundred": 100, "thousand": 1000, "million": 1_000_000}
_PARTS = {
    "half": Decimal("0.5"), "quarter": Decimal("0.25"), "quarters": Decimal("0.25"), "third": Decimal(1) / 3,
    "thirds": Decimal(1) / 3,
}  # fmt: skip


def _any(words: dict[str, int]) -> str:
    return "|".join(sorted(words, key=len, reverse=True))


_S = r"(?:[^\S\n]{1,2}|-)"
_AND = rf"(?:,?{_S}(?:and{_S})?)"
_TO_99 = rf"(?:(?:{_any(_TENS)})(?:{_S}(?:{_any(_ONES)})\b)?|{_any(_TEENS | _ONES | _NONE)})"
_FIGURE = r"[0-9]{1,4}(?:\.[0-9]{1,3})?"
_TO_999 = rf"(?:(?:{_TO_99}|an?|{_FIGURE}){_S}hundred(?:{_AND}{_TO_99}\b)?|{_TO_99})"
_WHOLE = rf"(?:(?:{_TO_999}|an?|{_FIGURE}){_S}(?:thousand|million)(?:{_AND}{_TO_999}\b)?|{_TO_999})"
_POINT = rf"{_TO_99}{_S}point(?:{_S}(?:{_any(_NONE | _ONES)})\b){{1,4}}"
_PART = r"(?:half|quarter|third)"
_WORDED = (
    rf"(?:(?:{_WHOLE}|{_FIGURE}){_S}and{_S}(?:an?|one){_S}{_PART}|{_POINT}|{_WHOLE}"
    rf"|(?:(?:an?|one){_S})?{_PART}|(?:two|three){_S}(?:quarters|thirds))"
)
COUNT = rf"(?:{_WORDED}|{NUMBER})"
"""A number, in words or figures."""
_OF = rf"(?:{_S}of)?(?:{_S}an?)?{_S}"
BEGINS = f"(?=[{''.join(sorted({word[0] for word in (*_SIMPLE, *_PARTS)}))}0-9])"
"""Where a number can begin: next to nothing of a text, and looked at first."""
_FIND = re.compile(
    rf"(?<![\w.,]){BEGINS}(?P<one>{_WORDED})(?:{_S}?(?:-|–|to|or){_S}?(?P<other>{_WORDED}))?"
    rf"{_OF}(?P<unit>{UNIT})",
    re.IGNORECASE,
)
_GATE = Gate(_FIND)
_WORD = re.compile(r"[0-9.]+|[a-z]+")


def amounts(text: str, start: int = 0, end: int = sys.maxsize) -> Iterator[Found]:
    """Every amount with its unit, in figures and in words, in order."""
    return merge(find(text, start, end), worded(text, start, end), key=attrgetter("start"))


def worded(text: str, start: int = 0, end: int = sys.maxsize) -> Iterator[Found]:
    """Those in words alone. "One to two hundred" gives the last number only: of what the first is one, nobody says."""
    for match in () if _GATE.closed(text[start:end]) else _FIND.finditer(text, start, end):
        go_on()
        unit = unit_name(match["unit"])
        last = "other" if match["other"] else "one"
        if last == "other" and not (_scaled(match["other"]) and not _scaled(match["one"])):
            yield _found(match, "one", unit, match.end("one"), match.end("one"))
        yield _found(match, last, unit, match.start("unit"), match.end("unit"))


def _found(match: re.Match[str], name: str, unit: str, unit_start: int, end: int) -> Found:
    return Found(Quantity(value(match[name]), unit), match.start(name), match.end(name), unit_start, end)


def _scaled(words: str) -> bool:
    return any(scale in folded(words) for scale in _SCALES)


def value(words: str) -> Decimal:
    """Of a number that `COUNT` matches in words."""
    before, _, point = folded(words).replace("-", " ").partition(" point ")
    total = _whole(_WORD.findall(before))
    digits = "".join(str(_SIMPLE[word]) for word in point.split())
    return total + Decimal(f"0.{digits or 0}")


def _whole(words: list[str]) -> Decimal:
    """Read from left to right: a scale multiplies what stands before it since the last greater one."""
    done, current, joined = Decimal(0), Decimal(0), Decimal(0)
    for word in words:
        if word == "hundred":
            current = (current or _ONE) * 100
        elif word in _SCALES:
            done, current = done + (current or _ONE) * _SCALES[word], Decimal(0)
        elif word in _PARTS:
            # "Three quarters" are so many parts; "two and a half" is two, and one part.
            parts = current - joined
            done, current = done + joined + (parts or _ONE) * _PARTS[word], Decimal(0)
        elif word == "and":
            joined = current
        else:
            current += Decimal(_SIMPLE.get(word, word))
    return done + current
