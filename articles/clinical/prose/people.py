"""For whom a row of doses is: ages and weights, and what else its words ask of people."""

import re
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache

_YEARS = {"year": Fraction(1), "month": Fraction(1, 12), "week": Fraction(1, 52), "day": Fraction(1, 365)}
_EVER = Fraction(1000)
_GROUPS: dict[str, tuple[Fraction, Fraction]] = {
    "adult": (Fraction(18), _EVER),
    "child": (Fraction(0), Fraction(18)),
    "children": (Fraction(0), Fraction(18)),
    "teenager": (Fraction(12), Fraction(18)),
    "adolescent": (Fraction(12), Fraction(18)),
    "infant": (Fraction(0), Fraction(1)),
    "baby": (Fraction(0), Fraction(1)),
    "babies": (Fraction(0), Fraction(1)),
    "newborn": (Fraction(0), Fraction(1, 12)),
    "older people": (Fraction(65), _EVER),
    "older adult": (Fraction(65), _EVER),
    "elderly": (Fraction(65), _EVER),
}
_GROUP = re.compile(rf"\b(?P<group>{'|'.join(sorted(_GROUPS, key=len, reverse=True))})s?\b")
_NUMBER = r"[0-9]{1,3}(?:\.[0-9])?"
_UNIT = r"(?:years?|yrs?|months?|weeks?|days?|kg|kilograms?|kilos?)"
_LEAST = r"from|over|above|older than|more than|heavier than|at least|aged|≥|>"
_MOST = r"under|below|less than|younger than|lighter than|up to|until|≤|<"
_RANGE = re.compile(
    rf"(?:\b(?P<before>{_LEAST}|{_MOST}|between)\s?)?(?:the age of\s)?(?P<low>{_NUMBER})(?:\s?(?P<low_unit>{_UNIT}))?"
    rf"(?:(?:\sof age|\sold)?\s?(?:-|–|to|and|up to|under|until)\s?(?P<high>{_NUMBER}))?\s?(?P<unit>{_UNIT})\b"
    r"(?:\sof age|\sold)?"
    rf"(?:,?\s(?P<after>(?:and|or)\s(?:over|above|older|more|heavier|up|under|below|younger|less|lighter)\b(?!\s[0-9])))?"
)
# "Over 65" is of years.
_BARE_AGE = re.compile(rf"\b(?P<age>(?:{_LEAST}|{_MOST})\s[0-9]{{1,2}})(?=\s?(?:[,;)]|$|and over\b|or over\b))")
_PLUS = re.compile(rf"\b(?P<low>{_NUMBER})\s?\+\s?(?P<unit>{_UNIT})?(?!\w)")
"""As in "10+ years"."""
_BARE_SPAN = re.compile(
    r"(?:^|\b(?:ages?|aged|children|teenagers|adolescents|people)\s)[0-9]{1,2}\s?(?:-|–|to)\s?[0-9]{1,2}(?=$|[,;)])"
)
_FILLERS = re.compile(
    r"\b(?:and|who|that|weigh(?:s|ing)?|body|weight|aged?|ages|old|of|people|patients?|persons?|anybody|anyone|everybody"
    r"|all|with an?|in|the|for|is|are)\b|[,;:()+]"
)
_EITHER = re.compile(r"\bor\b")


@dataclass(frozen=True)
class Range:
    low: Fraction
    high: Fraction
    is_number: bool = True
    """False where a word for an age group gave it."""

    def overlaps(self, other: "Range") -> bool:
        """What ends at an age and what begins at it share a day at most."""
        return max(self.low, other.low) < min(self.high, other.high)


@dataclass(frozen=True)
class People:
    """`ages` in years, `weights` in kilograms; None where the words set no limit. `others` are the words left over."""

    ages: Range | None
    weights: Range | None
    others: frozenset[str]
    turned: str = ""
    """A range that begins with its greater end."""

    @property
    def is_old(self) -> bool:
        return self.ages is not None and self.ages.low >= 60

    @property
    def is_numbered(self) -> bool:
        """Whether no word for an age group stands for its limits."""
        return all(span.is_number for span in (self.ages, self.weights) if span is not None)

    def meet(self, other: "People") -> bool:
        """Whether somebody can be of both. Who is set apart by one more limit than the others is a case of its own."""
        if self.others != other.others or self.is_old != other.is_old:
            return False
        return _meet(self.ages, other.ages) and _meet(self.weights, other.weights)


def _meet(one: Range | None, other: Range | None) -> bool:
    if one is None or other is None:
        return one is other
    return one.overlaps(other)


@lru_cache(maxsize=1024)
def people(words: str) -> People:
    low = _PLUS.sub(lambda match: f"from {match['low']} {match['unit'] or 'years'}", " ".join(words.lower().split()))
    low = _BARE_SPAN.sub(r"\g<0> years", _BARE_AGE.sub(r"\g<age> years", low))
    spans = [_read(match) for match in _RANGE.finditer(low)]
    left = _RANGE.sub(" ", low)
    turned = next((match[0].strip() for match in _RANGE.finditer(low) if _is_turned(match)), "")
    if len(spans) > 1 and _EITHER.search(left):
        # "Up to 10 years or 30 kg" is no box of ages and weights.
        return People(None, None, frozenset(low.split()), turned)
    weights = [span for is_weight, span in spans if is_weight]
    ages = _ages([span for is_weight, span in spans if not is_weight], left)
    others = _FILLERS.sub(" ", _GROUP.sub(" ", left)).split()
    return People(ages, weights[0] if weights else None, frozenset(others), turned)


def _is_turned(match: re.Match[str]) -> bool:
    _, span = _read(match)
    return span.low > span.high


def _read(match: re.Match[str]) -> tuple[bool, Range]:
    unit = match["unit"].rstrip("s").replace("yr", "year")
    is_weight = unit in ("kg", "kilogram", "kilo")
    size = Fraction(1) if is_weight else _YEARS[unit]
    first_unit = (match["low_unit"] or match["unit"]).rstrip("s").replace("yr", "year")
    first = Fraction(match["low"]) * (size if is_weight else _YEARS.get(first_unit, size))
    if match["high"]:
        return is_weight, Range(first, Fraction(match["high"]) * size)
    words = f"{match['before'] or ''} {match['after'] or ''}"
    if re.search(rf"{_MOST}|younger|less|lighter", words):
        return is_weight, Range(Fraction(0), first)
    if re.search(rf"{_LEAST}|older|more|heavier|up\b", words) and match["before"] != "aged":
        return is_weight, Range(first, _EVER)
    # An age of a year lasts a year.
    return is_weight, Range(first, first + size)


def _ages(numbers: list[Range], left: str) -> Range | None:
    groups = [_GROUPS[match["group"]] for match in _GROUP.finditer(left)]
    of_words = Range(min(low for low, _ in groups), max(high for _, high in groups), False) if groups else None
    if not numbers:
        return of_words
    stated = numbers[0]
    if of_words is not None and stated.high == _EVER and of_words.high > stated.low:
        return Range(stated.low, of_words.high)
    return stated
