"""DOSE: so many tablets of so much make so much."""

import re
from collections.abc import Iterator
from fractions import Fraction

from articles.clinical.passage import Passage
from articles.clinical.prose.dosewords import prose
from articles.clinical.rule import Hit, each, rule
from articles.clinical.subject import Subject
from articles.content.quantities import UNIT, Quantity, amount, find
from articles.content.worded import BEGINS, COUNT, amounts, value
from articles.gate import Gate
from articles.lifecycle import Severity

_FORM = r"(?:tablet|capsule|caplet|pill|patch|drop|puff|ampoule|vial|lozenge)(?:e?s)?\b"
_AMOUNT = rf"{COUNT}(?:[^\S\n]|-)?{UNIT}"
_BEGINS = rf"(?=[0-9.½¼¾]|{BEGINS})"
_MAKE = r"(?:make|makes|give|gives|is|are|equals?|hold|contain|add up to|come to)(?:\sup)?(?:\sa (?:total|dose) of)?"
# "Three 0.5 mg tablets make 1.5 mg", "two 500 mg tablets (1 g)".
_MAKES = re.compile(
    rf"(?<![\w.,/-]){_BEGINS}(?P<count>{COUNT})\s(?:of the\s|x\s)?(?P<each>{_AMOUNT})\s(?:\w+\s){{0,2}}?"
    rf"{_FORM}(?:\stogether)?"
    rf"(?:\s{_MAKE}\s|\s?=\s?|\s\((?:which (?:is|are)\s|that is\s|=\s?)?)(?P<total>{_AMOUNT})"
    rf"(?!\s?(?:-|to|or)\s?[0-9]|\s{_FORM}|\s(?:twice|each|every))",
    re.IGNORECASE,
)
# "1.5 mg, which is three tablets of 0.5 mg", "1 g (two 500 mg tablets)".
_MADE_OF = re.compile(
    rf"(?<![\w.,/-]){_BEGINS}(?P<total>{_AMOUNT})(?:,?\s(?:which|that)\s(?:is|are|makes?)\s|\s?=\s?|\sas\s|\s\()"
    rf"(?P<count>{COUNT})\s(?:(?P<each>{_AMOUNT})\s(?:\w+\s){{0,2}}?{_FORM}|{_FORM}\sof\s(?P<of>{_AMOUNT}))",
    re.IGNORECASE,
)

_GATE = Gate(_MAKES, _MADE_OF)


@rule(
    "DOSE-012",
    Severity.WARNING,
    "A sum of tablets that is wrong",
    why="Either the number of tablets or the amount is wrong, and readers count tablets.",
    hint="Multiply anew, and look up in the record which of the three numbers is the wrong one.",
    hits=[
        "Three 0.5 mg tablets make 1 mg.",
        "Take two 500 mg tablets (10 g).",
        "Take 2 mg, which is three tablets of 0.5 mg.",
        "One and a half 2 mg tablets are 4 mg.",
    ],
    misses=[
        "Three 0.5 mg tablets make 1.5 mg.",
        "Take two 500 mg tablets (1 g).",
        "Take 1.5 mg, which is three tablets of 0.5 mg.",
        "Half a 1 mg tablet is 500 micrograms.",
        "Take two 0.5 mg tablets twice a day: 2 mg a day.",
        "Two 5 mg tablets are 10 mg tablets for nobody.",
        "One of the 0.5 mg tablets is enough.",
    ],
)
@each
def wrong_sum(passage: Passage, subject: Subject) -> Iterator[Hit]:
    text = prose(passage.text)
    for match in () if _GATE.closed(text) else (*_MAKES.finditer(text), *_MADE_OF.finditer(text)):
        one = match["each"] or match.groupdict().get("of") or ""
        (size, unit), (total, other) = (amount(_quantity(written)) for written in (one, match["total"]))
        if unit == other and size * _count(match["count"]) != total:
            yield Hit(f"“{match[0]}” does not add up.", passage, *match.span())


def _quantity(written: str) -> Quantity:
    return next(amounts(written)).quantity


def _count(written: str) -> Fraction:
    """Of figures, with a unit put behind them that all figures can have."""
    in_figures = next(find(f"{written} mg"), None)
    return Fraction(in_figures.quantity.value if in_figures else value(written))
