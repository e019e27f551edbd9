"""Finds quantities such as "0.5 mg" or "2 mg/kg/day" in a text, compares them, and writes them in one safe form."""

import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from math import prod

from articles.deadline import go_on
from articles.gate import folded


@dataclass(frozen=True)
class Quantity:
    value: Decimal
    unit: str


@dataclass(frozen=True)
class QuantityMatch:
    """A quantity in a text: `start`, `number_end`, `unit_start` and `end` are offsets in that text.

    In "0.5 to 1 mg" the 0.5 has the unit mg too; as the unit is written elsewhere, its span is the number alone.
    """

    quantity: Quantity
    start: int
    number_end: int
    unit_start: int
    end: int


_SPELLINGS = {
    "mg": "mg milligram milligrams milligramme milligrammes",
    "mcg": "mcg µg μg ug microgram micrograms microgramme microgrammes",
    "ng": "ng nanogram nanograms",
    "g": "g gram grams gramme grammes",
    "kg": "kg kilogram kilograms kilogramme kilogrammes",
    "mL": "ml millilitre millilitres milliliter milliliters cc",
    "L": "l litre litres liter liters",
    "units": "unit units iu u",
    "mmol": "mmol",
    "mEq": "meq",
    "%": "% percent",
    "tablets": "tablet tablets",
    "capsules": "capsule capsules",
    "drops": "drop drops",
    "puffs": "puff puffs",
    "patches": "patch patches",
    "minutes": "minute minutes min mins",
    "hours": "hour hours hr hrs h",
    "days": "day days",
    "weeks": "week weeks",
    "months": "month months",
    "years": "year years",
}
_PLURALS = {unit for unit, spellings in _SPELLINGS.items() if unit.endswith("s") and unit[:-1] in spellings.split()}
_UNITS = {spelling: unit for unit, spellings in _SPELLINGS.items() for spelling in spellings.split()}
_PER = {
    "kg": "kg", "m2": "m2", "m²": "m2", "ml": "mL", "l": "L", "dose": "dose", "tablet": "tablet", "min": "min",
    "minute": "min", "h": "hour", "hr": "hour", "hour": "hour", "d": "day", "day": "day", "week": "week",
}  # fmt: skip
# How many of the smallest unit of its kind each unit is. Body weight, under a stroke, is a mass like another.
_KINDS = {
    "ng": {"ng": 1, "mcg": 10**3, "mg": 10**6, "g": 10**9, "kg": 10**12},
    "mL": {"mL": 1, "L": 1000},
    "minutes": {
        "minutes": 1,
        "min": 1,
        "hours": 60,
        "hour": 60,
        "days": 1440,
        "day": 1440,
        "weeks": 10080,
        "week": 10080,
    },
    "months": {"months": 1, "years": 12},
}
_SIZES = {unit: (size, kind) for kind, sizes in _KINDS.items() for unit, size in sizes.items()}
_SPOKEN = {"day": "a day", "week": "a week", "hour": "an hour", "min": "a minute"}
_VULGAR = {"¼": Decimal("0.25"), "½": Decimal("0.5"), "¾": Decimal("0.75")}

_NO_BREAK = "\u00a0"
# Bounded, so that a long run of spaces cannot make a search slow; no newline, so that lines stay apart.
_GAP = r"[^\S\n]{0,2}"
_GROUPED = r"[1-9][0-9]{0,2}(?:[,\u00a0\u202f\u2009][0-9]{3}){1,9}(?:\.[0-9]+)?(?![0-9])"
# The whole number of "1 1/2", "1-1/2" and "1 ½". In "Week 1 1/2 tablet" it is none.
_WHOLE = r"(?<![Dd]ay\x20)(?<![Ww]eek\x20)(?<![Mm]onth\x20)(?<![Ss]tep\x20)[1-9][0-9]?(?:[^\S\n]|-)"
_FRACTION = rf"(?:{_WHOLE})?[1-9]/[1-9][0-9]?(?![0-9/])"
_PLAIN = rf"(?:{_WHOLE})[¼½¾]|[0-9]*[¼½¾]|[0-9]+(?:[.,·][0-9]+)?|[.·][0-9]+"
_START = r"(?<!\w)(?<![0-9][.,·/])"


def _either(words: dict[str, str]) -> str:
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


NUMBER = rf"(?:{_GROUPED}|{_FRACTION}|{_PLAIN})"
_PER_UNIT = rf"(?:[^\S\n]?/[^\S\n]?|[^\S\n]per[^\S\n])(?:{_either(_PER)})(?!\w)"
UNIT = rf"(?:%|(?:{_either(_UNITS)})(?!\w)(?:{_PER_UNIT}){{0,2}})"
# For comparing texts: the pattern of one number with its own unit.
AMOUNT = rf"{_START}{NUMBER}(?:{_GAP}|-){UNIT}"

_SEVERAL = rf"{NUMBER}(?:{_GAP}(?:-|–|—|to|or|and){_GAP}{NUMBER}){{0,9}}+"
_FIND = re.compile(rf"{_START}({_SEVERAL})(?:{_GAP}|-)({UNIT})", re.IGNORECASE)
_BARE = re.compile(rf"(?<![^\s(])({NUMBER})(?=[.,;:)]{{0,2}}(?:\s|$))")
_NUMBER = re.compile(NUMBER)
_TO = ("to", "-", "–")
_BETWEEN = re.compile(r"[^\S\n]|-")
HAS_NUMBER = re.compile(r"[0-9¼½¾]")
_GROUPED_NUMBER = re.compile(_GROUPED)
_NOT_NUMERIC = re.compile(r"[^0-9.]")
_COMMA_POINT = re.compile(r"[0-9]+,(?![0-9]{3}(?![0-9]))")
_PARTS = re.compile(r"\s?/\s?|\sper\s", re.IGNORECASE)
_STROKE = re.compile(rf"/({'|'.join(dict.fromkeys(_PER.values()))})(?!\w)")
# One-letter units stand alone too often as something else ("e.g.", "vitamin U").
UNIT_WORD = re.compile(
    rf"%|(?<![\w.])(?:{_either({word: word for word in _UNITS if len(word) > 1})})(?!\w)", re.IGNORECASE
)


def find(text: str, start: int = 0, end: int = sys.maxsize) -> Iterator[QuantityMatch]:
    """Every number that has a unit, in order. Names of units come in one spelling each: mcg, mL, hours, mg/kg/day."""
    for match in _FIND.finditer(text, start, end) if HAS_NUMBER.search(text, start, end) else ():
        go_on()
        numbers = list(_NUMBER.finditer(text, match.start(1), match.end(1)))
        unit = unit_name(match[2])
        for number in numbers[:-1]:
            yield _quantity_match(number, unit, number.end(), number.end())
        yield _quantity_match(numbers[-1], unit, match.start(2), match.end(2))


def parse(text: str) -> Quantity:
    """The one quantity that a text is. Raises ValueError for anything else, and for a comma that may be a point."""
    stripped = text.strip()
    matches = list(find(stripped))
    if [(match.start, match.end) for match in matches] != [(0, len(stripped))] or _COMMA_POINT.match(stripped):
        raise ValueError(f"no quantity: {text}")
    return matches[0].quantity


def parse_range(text: str) -> tuple[Quantity, ...]:
    """The one quantity that a text is, or the two ends of "0.01 to 0.03 mg", the lesser first. Raises ValueError."""
    stripped = text.strip()
    matches = list(find(stripped))
    if len(matches) != 2:
        return (parse(text),)
    low, high = matches
    between = stripped[low.end : high.start].strip()
    is_whole = (low.start, high.end) == (0, len(stripped)) and low.end == low.number_end
    is_rising = low.quantity.value < high.quantity.value
    if not (is_whole and is_rising and between in _TO) or any(map(_COMMA_POINT.match, _NUMBER.findall(stripped))):
        raise ValueError(f"no range: {text}")
    return low.quantity, high.quantity


def written_range(ends: tuple[Quantity, ...]) -> str:
    """What `parse_range` read, in safe notation: "0.01 to 0.03 mg"."""
    *low, high = map(written, ends)
    return " to ".join([*(one.partition(" ")[0] for one in low), high])


def written(quantity: Quantity) -> str:
    """Safe notation: a zero before the point, none at the end, commas in thousands, a space before the unit."""
    value = f"{quantity.value:,f}"
    value = value.rstrip("0").rstrip(".") if "." in value else value
    unit = quantity.unit.removesuffix("s") if quantity.value == 1 and quantity.unit in _PLURALS else quantity.unit
    return f"{value}{'' if unit == '%' else ' '}{unit}"


def spoken(amount: str) -> str:
    """What `written` made, its strokes spelled out: "0.2 mg per kg a day"."""
    return _STROKE.sub(lambda per: f" {_SPOKEN.get(per[1], f'per {per[1]}')}", amount)


def unbroken(text: str) -> str:
    """The text at its length, without white space at which a line could end between a number and its unit."""
    if not HAS_NUMBER.search(text):
        return text
    letters = list(text)
    for match in find(text):
        for at in range(match.number_end, match.unit_start):
            letters[at] = "-" if text[at] == "-" else _NO_BREAK
    return "".join(letters)


def bare_within(text: str, around: tuple[int, int], touched: tuple[int, int]) -> Iterator[QuantityMatch]:
    """Every number that stands alone between spaces, in order; its unit is "" even where one follows. It is looked for
    in the part `around` of the text, and has to overlap the part `touched`.
    """
    for match in _BARE.finditer(text, *around):
        if match.start(1) >= touched[1] or match.end(1) <= touched[0]:
            continue
        yield _quantity_match(match, "", match.end(1), match.end(1))


def _quantity_match(number: re.Match[str], unit: str, unit_start: int, end: int) -> QuantityMatch:
    return QuantityMatch(Quantity(number_value(number[0]), unit), number.start(), number.end(), unit_start, end)


def number_value(number: str) -> Decimal:
    """Of what `NUMBER` matches."""
    *whole, last = _BETWEEN.split(number)
    if number[-1] in _VULGAR:
        return Decimal("".join(whole) or last[:-1] or "0") + _VULGAR[number[-1]]
    if "/" in number:
        above, below = last.split("/")
        return Decimal("".join(whole) or "0") + Decimal(above) / Decimal(below)
    if _GROUPED_NUMBER.fullmatch(number):
        return Decimal(_NOT_NUMERIC.sub("", number))
    return Decimal(number.replace(",", ".").replace("·", "."))


def unit_name(written: str) -> str:
    """The one spelling of a unit that `find` or `UNIT_WORD` matched."""
    unit, *per = _PARTS.split(folded(written))
    return "/".join([_UNITS[unit], *(_PER[word] for word in per)])


@lru_cache(maxsize=1024)
def amount(quantity: Quantity) -> tuple[Fraction, str]:
    """Its value in the smallest unit of its kind, and that unit: 0.5 mg and 500 mcg are the same."""
    (size, unit), *per = (_SIZES.get(name, (1, name)) for name in quantity.unit.split("/"))
    return Fraction(quantity.value) * size / prod(size for size, _ in per), "/".join([unit, *(name for _, name in per)])


def tenfold(old: Quantity, new: Quantity) -> Decimal | None:
    """New divided by old where that is 10, 100 … or 0.1, 0.01 …, whatever their units; else None."""
    (before, unit), (after, other) = amount(old), amount(new)
    if unit != other or not before or not after:
        return None
    one, power = sorted((after / before).as_integer_ratio())
    if one != 1 or power == 1 or str(power).rstrip("0") != "1":
        return None
    return Decimal(power) if after > before else 1 / Decimal(power)
