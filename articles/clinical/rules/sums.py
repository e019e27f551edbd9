"""DOSE: so many tablets of so much make so much, and an amount that is given twice is the same both times."""

import re
from collections.abc import Iterator
from itertools import pairwise

from articles.clinical.passage import Passage
from articles.clinical.prose.dosewords import prose
from articles.clinical.prose.reckonings import wrong_reckonings
from articles.clinical.prose.tallies import wrong_sums
from articles.clinical.rule import Hit, each, rule
from articles.clinical.subject import Subject
from articles.content.quantities import NUMBER, QuantityMatch, amount, number_value
from articles.content.worded import BEGINS, COUNT, amounts, value
from articles.lifecycle import Severity

# "Two (3) times a day".
_TIMES_TWICE = re.compile(
    rf"(?<![\w.,/-]){BEGINS}(?P<words>(?=[a-z]){COUNT})\s?[(\[]\s?(?P<figures>{NUMBER})\s?[)\]]\stimes\b", re.IGNORECASE
)
_OPENS = re.compile(r"\s?[(\[]\s?")
_CLOSES = re.compile(r"[)\]]")


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
        "The dose is 15 mg, so that is eight of the little 2.5 mg ones.",
        "To reach 10 mg, count six tablets of 2.5 mg into your hand.",
        "A dose of 1.25 mg is made of one 1 mg tablet with one 0.5 mg tablet.",
        "If 2 mg are prescribed and the tablets are those of 0.5 mg, take three of them together.",
        "The limit is 4 mg a day, which corresponds to a dozen 0.5 mg tablets.",
        "The dose is 1.5 mg. Take two of the little 0.5 mg ones.",
        "The tablets weigh 0.5 mg. A pair of them delivers 2 mg.",
        "Of the tablets of 0.5 mg three reach 2 mg.",
        "The syrup has 2 mg in 5 mL. For 1 mg you draw up 4 mL.",
        "From a solution with 100 units in each mL, 10 units are a whole millilitre.",
        "At 0.1 mg for each kilogram, a child of 20 kg gets 4 mg.",
        "The 1.5 mg of a day are given in three doses of 0.25 mg each.",
        "1 mg twice a day for 14 days is 20 mg in all.",
        "The dose was halved, from 4 mg to 1 mg.",
    ],
    does_not_trigger=[
        "Three 0.5 mg tablets make 1.5 mg.",
        "Take two 500 mg tablets (1 g).",
        "Take 1.5 mg, which is three tablets of 0.5 mg.",
        "Half a 1 mg tablet is 500 micrograms.",
        "Take two 0.5 mg tablets twice a day: 2 mg a day.",
        "Two 5 mg tablets are 10 mg tablets for nobody.",
        "One of the 0.5 mg tablets is enough.",
        "Six of the 0.5 mg ones make 3 mg. A dose of 1.5 mg is one 1 mg tablet and one 0.5 mg tablet.",
        "Take two 0.5 mg tablets to start, and no more than 4 mg a day.",
        "Somebody took ten tablets of 10 mg instead of 2.5 mg.",
        "The dose is 1.5 mg. Take three of the little 0.5 mg ones.",
        "The syrup has 2 mg in 5 mL. For 1 mg you draw up 2.5 mL, and drink a glass of 200 mL of water.",
        "At 0.1 mg for each kilogram, a child of 20 kg gets 2 mg, or 1 mg twice a day.",
        "The 1.5 mg of a day are given in three doses of 0.5 mg each.",
        "The dose was halved, from 4 mg to 2 mg. It is cut by a third, from 3 mg to 2 mg.",
        "Adults start with 0.5 mg. Tablets hold 2 mg, and one of them is the limit.",
        "Two 0.5 mg tablets make 1 mg, and four such doses reach the limit of 4 mg.",
    ],
    version=3,
)
@each
def wrong_sum(passage: Passage, subject: Subject) -> Iterator[Hit]:
    text = prose(passage.text)
    places = [(one.start, one.end) for one in wrong_sums(text)]
    for start, end in dict.fromkeys((*places, *((one.start, one.end) for one in wrong_reckonings(text)))):
        yield Hit(f"“{text[start:end]}” does not add up.", passage, start, end)


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
