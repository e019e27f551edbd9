"""Amounts made of so many tablets: "15 mg, that is six of the 2.5 mg ones"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

from articles.clinical.prose.measures import Measure, measures
from articles.clinical.sentences import Span, sentences
from articles.content.quantities import UNIT, amount
from articles.content.worded import BEGINS, COUNT, amounts, number
from articles.gate import Gate

_FORM = r"(?:tablet|capsule|caplet|pill|patch|drop|puff|ampoule|vial|lozenge|wafer)(?:e?s)?\b"
_AMOUNT = rf"{COUNT}(?:[^\S\n]|-)?{UNIT}"
_BEGINS = rf"(?=[0-9.½¼¾]|{BEGINS})"
_OF_THE = r"(?:of\s)?(?:the\s|those\s|these\s|your\s|an?\s|one\s)?"
# "Three 0.5 mg tablets", "eight of the little 2.5 mg ones", "three tablets of 0.5 mg".
_TALLY = re.compile(
    rf"(?<![\w.,/-]){_BEGINS}(?P<count>{COUNT})\s(?:x\s)?(?:"
    rf"{_OF_THE}(?:(?:little|small|big|large|white|pink|blue|yellow)\s)?(?P<each>{_AMOUNT})[\s-](?:\w+\s){{0,2}}?"
    rf"(?:{_FORM}|ones?\b)"
    rf"|{_FORM}\s(?:of|with|at|containing)\s(?P<of>{_AMOUNT}))",
    re.IGNORECASE,
)
# "The box contains tablets of 62.5 micrograms, one takes three of them", "the tablets weigh 50 mg".
_SIZE = re.compile(
    rf"\b{_FORM}(?:\s(?:that|which|are|is|come|comes|those|only|each)){{0,3}}"
    rf"\s(?:of|with|at|in|containing|holding|holds?|contains?|weighs?|ha(?:s|ve)|being)\s(?:only\s)?(?P<each>{_AMOUNT})",
    re.IGNORECASE,
)
_OF_THEM = re.compile(
    rf"(?<![\w.,/-]){BEGINS}(?P<count>{COUNT})\s(?:(?:of\s)?(?:them|these|those|one|it)\b|(?:of\s(?:the|an?|one)\s)?{_FORM}"
    r"(?!\s(?:of|with|at|containing)\s[0-9])"
    r"|(?=(?:reach|make|give|suffice|deliver|replace|cover|equal|are enough|is enough|together)\w*\b))",
    re.IGNORECASE,
)
_GATE = Gate(_TALLY, _SIZE)
_JOINED = re.compile(r"(?:,?\s(?:and|with|plus)|,|\s\+)\s(?:then\s)?")
_STRENGTH = re.compile(rf"[\s-](?:\w{{1,20}}\s)?{_FORM}|\sones?\b", re.IGNORECASE)
_COUNT_BEFORE = re.compile(
    r"\b(?:one|two|three|four|five|six|half|quarter|[0-9]{1,2}) of (?:the |those )?$", re.IGNORECASE
)
_STRENGTH_BEFORE = re.compile(rf"{_FORM}\s(?:of|with|at|containing|hold|contain|are (?:those )?of)\s$", re.IGNORECASE)
_SAYS = re.compile(
    r"\b(?:makes?|made|equals?|equal|corresponds?|is|are|attain|reach\w*|counts?|combin\w+|prescribed|means?|as|gives?"
    r"|add\w*|takes?|taken|swallows?|come|comes|need|needs|enough|suffic\w*|deliver\w*|replac\w*|receives?|gets?|cover\w*|so|that's|it's|=)(?![\w-])|[=(]",
    re.IGNORECASE,
)
_APART = re.compile(
    r"\b(?:not|never|instead|rather|than|or|up to|then|start\w*|increas\w*|until|later|after|between"
    r"|(?<!up )(?<!made )(?<!composed )(?<!built )from|while"
    r"|if you are|twice)\b|;",
    re.IGNORECASE,
)
_REPEATED = re.compile(r"\b(?:times|twice|every|each|hours?|hourly|daily|doses|day)\b|/", re.IGNORECASE)
_OTHERWISE = re.compile(
    r"\b(?:at most|up to|maximum|no more|start\w*|increas\w*|rais\w*|step|or|to|from|older|children|box|pack)\b",
    re.IGNORECASE,
)
"""An amount that is not what the next sentence counts out."""
_NEAR = 90
_PERCENT = "%"


@dataclass(frozen=True)
class Tally:
    """`value` in the smallest unit of its kind."""

    value: Fraction
    unit: str
    start: int
    end: int


def wrong_sums(text: str) -> Iterator[Tally]:
    """What of a text gives an amount beside tablets that make another one. The sentence before says often how much is
    in a tablet, or how much is to be taken.
    """
    for before, span in pairwise(((0, 0), *sentences(text))) if not _GATE.closed(text) else ():
        if not text[slice(*span)].endswith("?"):
            yield from _of_sentence(text, span, before)


def _of_sentence(text: str, span: Span, before: Span) -> Iterator[Tally]:
    tallies = list(_joined(text, list(_tallies(text, span, before))))
    if not tallies:
        return
    totals = [one for one in measures(text, span) if _is_total(text, one, tallies)]
    if not totals and not _OTHERWISE.search(text, *before) and not _TALLY.search(text, *before):
        totals = [one for one in measures(text, before) if before[1] and _is_total(text, one, tallies)]
    for tally in tallies:
        likes = [one for one in totals if one.unit == tally.unit]
        values = {one.value for one in likes}
        if tally.value in values or not values:
            continue
        nearest = min(likes, key=lambda one: min(abs(one.start - tally.end), abs(one.end - tally.start)))
        start, end = min(nearest.start, tally.start), max(nearest.end, tally.end)
        if _are_one(text, nearest, tally, values):
            yield Tally(tally.value, tally.unit, max(start, span[0]), end)


def _are_one(text: str, total: Measure, tally: Tally, values: set[Fraction]) -> bool:
    """Whether the words between the two say that one makes the other."""
    low, high = min(total.end, tally.end), max(total.start, tally.start)
    between = text[low:high]
    if len(between) > _NEAR or len(values) > 1 or _APART.search(between):
        return False
    begin = text.rfind(".", 0, min(total.start, tally.start)) + 1
    says = _SAYS.search(between) or _SAYS.search(text[begin : min(total.start, tally.start)])
    times = total.value / tally.value
    # So many tablets several times a day can make the amount of a day.
    repeated = times > 1 and times.denominator == 1 and _REPEATED.search(text, begin, max(total.end, tally.end) + 40)
    return bool(says) and not repeated


def _tallies(text: str, span: Span, before: Span) -> Iterator[Tally]:
    for match in _TALLY.finditer(text, *span):
        each = next(amounts(match["each"] or match["of"]), None)
        if each and each.quantity.unit != _PERCENT:
            size, unit = amount(each.quantity)
            yield Tally(size * Fraction(number(match["count"])), unit, *match.span())
    sizes = list(_SIZE.finditer(text, before[0] if before[1] else span[0], span[1]))
    counted = _OF_THEM.search(text, max(sizes[0].end(), span[0]), span[1]) if len(sizes) == 1 else None
    each = next(amounts(sizes[0]["each"]), None) if counted else None
    if counted and each:
        size, unit = amount(each.quantity)
        start = sizes[0].start() if sizes[0].start() >= span[0] else counted.start()
        yield Tally(size * Fraction(number(counted["count"])), unit, start, counted.end())


def _joined(text: str, tallies: list[Tally]) -> Iterator[Tally]:
    """ "One 3 mg tablet and one 1 mg tablet" are 4 mg."""
    current: Tally | None = None
    for before, tally in pairwise([None, *sorted(tallies, key=lambda one: one.start)]):
        if tally is None:
            continue
        if current and before and _JOINED.fullmatch(text, before.end, tally.start) and before.unit == tally.unit:
            current = Tally(current.value + tally.value, tally.unit, current.start, tally.end)
            continue
        if current:
            yield current
        current = tally
    if current:
        yield current


def _is_total(text: str, one: Measure, tallies: list[Tally]) -> bool:
    """Neither a strength nor a part of a tally."""
    if any(tally.start <= one.start < tally.end for tally in tallies):
        return False
    before = text[max(0, one.start - 30) : one.start]
    if _COUNT_BEFORE.search(before):
        return False
    return not _STRENGTH.match(text, one.end) and not _STRENGTH_BEFORE.search(before)
