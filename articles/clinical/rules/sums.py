"""DOSE: so many tablets of so much make so much, and an amount that is given twice is the same both times."""

import re
from collections.abc import Iterator
from fractions import Fraction
from itertools import pairwise

from articles.clinical.passage import Passage
from articles.clinical.prose.dosewords import prose
from articles.clinical.rule import Hit, each, rule
from articles.clinical.subject import Subject
from articles.content.quantities import NUMBER, UNIT, Quantity, QuantityMatch, amount, find, number_value
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

# "Two (3) times a day".
_TIMES_TWICE = re.compile(
    rf"(?<![\w.,/-]){BEGINS}(?P<words>(?=[a-z]){COUNT})\s?[(\[]\s?(?P<figures>{NUMBER})\s?[)\]]\stimes\b", re.IGNORECASE
)
_OPENS = re.compile(r"\s?[(\[]\s?")
_CLOSES = re.compile(r"[)\]]")
_GATE = Gate(_MAKES, _MADE_OF)


@rule(
    "DOSE-012",
    Severity.WARNING,
    "A sum of tablets that is wrong",
    why="Either the number of tablets or the amount is wrong, and readers count tablets.",
    hint="Multiply anew, and look up in the record which of the three numbers is the wrong one.",
    triggers=[
        "Three 0.5 mg tablets make 1 mg.",
        "Take two 500 mg tablets (10 g).",
        "Take 2 mg, which is three tablets of 0.5 mg.",
        "One and a half 2 mg tablets are 4 mg.",
    ],
    does_not_trigger=[
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


@rule(
    "DOSE-013",
    Severity.BLOCKING,
    "One amount told twice, and not the same",
    why="“Forty (4) mg” is ten times as much to one reader as to another.",
    hint="Look it up in the record, and write the number once, in figures.",
    triggers=[
        "Take forty (4) mg at night.",
        "Take 4 (forty) mg at night.",
        "Take fourteen milligrams (40 mg) at night.",
        "It is given for ten (12) days.",
        "Take it two (3) times a day.",
        "Each tablet holds 500 micrograms (5 mg).",
        "Take one hundred and twenty (125) to two hundred (200) mg.",
    ],
    does_not_trigger=[
        "Take forty (40) mg, or two (2) tablets, two (2) times a day.",
        "Take 500 mg (0.5 g), or one gram (1,000 mg).",
        "Take 10 mg (20 mg for adults), or one tablet (500 mg).",
        "Some studies looked at forty (3) and others at thirty (4, 5).",
        "Take 10 mg (20 mg) twice a day.",
        "Wait 12 hours (half a day).",
    ],
)
@each
def given_in_two_numbers(passage: Passage, subject: Subject) -> Iterator[Hit]:
    text = prose(passage.text)
    if "(" not in text and "[" not in text:
        return
    for one, again in pairwise(amounts(text)):
        between, behind = text[one.end : again.start], text[again.start : again.end + 1]
        if _OPENS.fullmatch(between) and _CLOSES.search(behind) and _differ(text, one, again):
            yield _twice(passage, one.start, again.end + (text[again.end : again.end + 1] in ")]"))
    for match in _TIMES_TWICE.finditer(text):
        if value(match["words"]) != number_value(match["figures"]):
            yield _twice(passage, *match.span())


def _twice(passage: Passage, start: int, end: int) -> Hit:
    return Hit(f"“{passage.text[start:end]}” gives two numbers for one.", passage, start, end)


def _differ(text: str, one: QuantityMatch, again: QuantityMatch) -> bool:
    """Two amounts in figures and in one unit can be those of two people."""
    (first, unit), (second, other) = amount(one.quantity), amount(again.quantity)
    in_words = text[one.start].isalpha() or text[again.start].isalpha()
    return unit == other and first != second and (in_words or one.quantity.unit != again.quantity.unit)


def _quantity(written: str) -> Quantity:
    return next(amounts(written)).quantity


def _count(written: str) -> Fraction:
    """Of figures, with a unit put behind them that all figures can have."""
    in_figures = next(find(f"{written} mg"), None)
    return Fraction(in_figures.quantity.value if in_figures else value(written))
