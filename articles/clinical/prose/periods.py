"""Lengths of time in prose: "30 to 40 hours", "six months or more", "20 minutes to an hour"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction

from articles.gate import Gate, folded

_WORDS: dict[str, int | Fraction] = {
    **dict(zip("one two three four five six seven eight nine ten eleven twelve".split(), range(1, 13), strict=True)),
    "fifteen": 15,
    "eighteen": 18,
    "twenty": 20,
    "thirty": 30,
    "forty": 40,
    "forty-five": 45,
    "fifty": 50,
    "sixty": 60,
    "ninety": 90,
    "a": 1,
    "an": 1,
    "a good": 1,
    "a couple of": 2,
    "twenty-four": 24,
    "thirty-six": 36,
    "forty-eight": 48,
    "seventy-two": 72,
    "a hundred": 100,
    "half an": Fraction(1, 2),
    "half a": Fraction(1, 2),
}
MONTH = 43830
"""In minutes: a twelfth of 365.25 days."""
_MINUTES = {"minute": 1, "min": 1, "hour": 60, "hr": 60, "day": 1440, "week": 10080, "month": MONTH, "year": 12 * MONTH}
_NUMBER = rf"(?:[0-9]{{1,4}}(?:\.[0-9]{{1,3}})?|(?:{'|'.join(sorted(_WORDS, key=len, reverse=True))})\b)"
_HALF = r"\sand\sa\shalf\b"
_UNIT = rf"(?:minute|min|hour|hr|day|week|month|year)s?\b(?:{_HALF})?"
_MORE = r"\s?(?:-|to|and|or|up to)\s?(?:(?:as (?:long|much) as|up to|more than|over|even)\s)?"
_PERIOD = re.compile(
    rf"(?<![\w.,/])(?:(?P<least>more than|over|at least|longer than)\s)?"
    rf"(?P<low>{_NUMBER}(?:{_HALF})?)(?:\s?-?\s?(?:good\s)?(?P<low_unit>{_UNIT}))?"
    rf"(?:{_MORE}(?P<high>{_NUMBER}(?:{_HALF})?)\s?-?\s?(?P<high_unit>{_UNIT}))?(?P<open>\s(?:or|and)\s(?:more|longer))?",
    re.IGNORECASE,
)
HAS_UNIT = Gate(re.compile(_UNIT))
"""Closed where no length of time can be named: without a unit there is none."""
_AGE_AFTER = re.compile(r"\s(?:old\b|of age\b)|-old\b", re.IGNORECASE)
_AGE_BEFORE = re.compile(
    r"\b(?:(?:child(?:ren)?|adults?|people|patients|persons?|anyone|anybody|teenagers?|adolescents|infants|babies"
    r"|those)"
    r"(?: who are| aged?| from)?,? (?:over|above|up to|between|from|below|of)|under|younger than|older than"
    r"|aged?|ages|age of)\s*$",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Period:
    """In minutes. `open` where the text says "or more"; `span` is where it stands."""

    low: Fraction
    high: Fraction
    span: tuple[int, int] = field(compare=False)
    open: bool = False

    def within(self, low: Fraction, high: Fraction) -> bool:
        return low <= self.low and self.high <= high

    def agrees(self, other: "Period") -> bool:
        """Whether both can be true: one lies inside the other, and one of them is a single value or open."""
        if self.open or other.open:
            return (other.open or other.high >= self.low) and (self.open or self.high >= other.low)
        if (self.low, self.high) == (other.low, other.high):
            return True
        single = self.low == self.high or other.low == other.high
        return single and (self.within(other.low, other.high) or other.within(self.low, self.high))


def periods(text: str, start: int = 0, end: int | None = None) -> Iterator[Period]:
    """Every length of time, in order; an age is none."""
    for match in () if HAS_UNIT.closed(text) else _PERIOD.finditer(text, start, len(text) if end is None else end):
        unit = match["high_unit"] or match["low_unit"]
        if unit and not _is_age(text, match):
            low = _minutes(match["low"], match["low_unit"] or unit)
            high = _minutes(match["high"], unit) if match["high"] else low
            if low <= high:
                yield Period(low, high, match.span(), bool(match["least"] or match["open"]))


def _minutes(number: str, unit: str) -> Fraction:
    """With the half behind the number, "two and a half hours", or behind the unit, "a day and a half"."""
    words, half, _ = folded(number).partition(" and a half")
    name, half_behind, _ = folded(unit).partition(" and a half")
    known = _WORDS.get(words)
    value = Fraction(known) if known is not None else Fraction(Decimal(words))
    return (value + Fraction(bool(half) or bool(half_behind), 2)) * _MINUTES[name.rstrip("s")]


def _is_age(text: str, match: re.Match[str]) -> bool:
    if not (match["high_unit"] or match["low_unit"]).lower().startswith(("year", "month")):
        return False
    before = text[max(0, match.start() - 40) : match.start("low")]
    return bool(_AGE_AFTER.match(text, match.end()) or _AGE_BEFORE.search(before))
