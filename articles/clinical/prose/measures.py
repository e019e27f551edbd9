"""The amounts of a text in the smallest unit of their kind, so that one can reckon with them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from itertools import zip_longest
from operator import itemgetter

from articles.clinical.sentences import Span
from articles.content.quantities import UNIT, Quantity, amount, unit_name
from articles.content.worded import amounts
from articles.gate import folded

_WHOLE = re.compile(
    rf"(?<!of )\b(?:(?:an?|one)\s(?P<part>tenth|fifth|eighth)\sof\s)?(?:an?|one|each|every|per)\s"
    rf"(?:(?:whole|full|single|entire)\s)?(?P<unit>{UNIT})(?P<half>\sand\sa\shalf)?",
    re.IGNORECASE,
)
"""An amount without a number: "a whole millilitre", "a milligram and a half"."""
_PARTS = {"tenth": Decimal("0.1"), "fifth": Decimal("0.2"), "eighth": Decimal("0.125")}
_BY_WEIGHT = re.compile(
    r"\s(?:of (?:it|\w+)\s)?(?:per|for each|for every|a|each|every|to the)\s(?:kg|kilo(?:gram(?:me)?)?)\b",
    re.IGNORECASE,
)
RANGE = re.compile(r"\s?(?:-|–|to|or|and)\s?")
"""Between the two ends of a range."""
_KINDS = frozenset({"ng", "mL", "units", "kg"})


@dataclass(frozen=True)
class Measure:
    """`unit` is the smallest of its kind; a body weight is in "kg", and what is given by weight in "ng/kg"."""

    value: Fraction
    unit: str
    start: int
    end: int


# A sentence is asked for itself, and by several rules beside the one behind it.
@lru_cache(maxsize=32)
def measures(text: str, span: Span) -> tuple[Measure, ...]:
    """Of masses, volumes, units and weights in a span, in order."""
    return tuple(_measures(text, span))


def _measures(text: str, span: Span) -> Iterator[Measure]:
    quantities = [(one.quantity, one.start, one.end) for one in amounts(text, *span)]
    for match in _WHOLE.finditer(text, *span):
        if not any(start <= match.start("unit") < end for _, start, end in quantities):
            value = _PARTS[folded(match["part"])] if match["part"] else Decimal("1.5" if match["half"] else 1)
            quantities.append((Quantity(value, unit_name(match["unit"])), *match.span()))
    read = [_measure(text, *one) for one in sorted(quantities, key=itemgetter(1))]
    end = 0
    for one, after in zip_longest(read, read[1:]):
        # "For each kilogram" belongs to the amount before it, and to both ends of a range.
        if one.start >= end and one.unit.split("/")[0] in _KINDS:
            end = one.end
            both = after and after.unit == f"{one.unit}/kg" and RANGE.fullmatch(text[one.end : after.start])
            yield replace(one, unit=after.unit) if after and both else one


def _measure(text: str, quantity: Quantity, start: int, end: int) -> Measure:
    name, *per = quantity.unit.split("/")
    if name == "kg" and not per:
        return Measure(Fraction(quantity.value), "kg", start, end)
    value, unit = amount(Quantity(quantity.value, name))
    by_weight = _BY_WEIGHT.match(text, end)
    if by_weight or "kg" in per:
        return Measure(value, f"{unit}/kg", start, by_weight.end() if by_weight else end)
    return Measure(value, f"{unit}/mL" if per == ["mL"] else unit, start, end)
