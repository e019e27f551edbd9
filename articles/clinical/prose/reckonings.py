"""Amounts that a text works out: of a liquid so many millilitres, by weight, by so many doses, by days."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import chain, pairwise
from operator import attrgetter

from articles.clinical.prose.measures import RANGE, Measure, measures
from articles.clinical.sentences import Span, sentences
from articles.content.quantities import UNIT
from articles.content.worded import BEGINS, COUNT, number
from articles.gate import Gate, folded

_IN_VOLUME = re.compile(
    r"(?:\sof\s(?:the\s)?[\w-]+(?:\s[\w-]+)?)?\s?(?:/|(?:are\s|is\s)?(?:in|per|to|for)\b)"
    r"\s?(?:each\s|every\s|a\s|one\s){0,2}$",
    re.IGNORECASE,
)
_HELD = re.compile(
    r"(?:\sof\s(?:the|this|that|it|your)?\s?(?:[\w-]+)?)?,?\s(?:contains?|holds?|has|have|brings?|gives?|delivers?"
    r"|provides?|there (?:are|is)|are|is)\s(?:about\s)?$",
    re.IGNORECASE,
)
_EACH_BEFORE = re.compile(r"\b(?:each|every|in|per|one)\s(?:one\s)?$", re.IGNORECASE)
_CONTAINER = re.compile(
    r"\s?(?:of\s)?(?:water|juice|milk|glass|bottles?|vials?|pens?|bags?|cartridges?|ampoules?|syringes?|spoons?|cups?|packs?"
    r"|sachets?|saline|glucose|fluids?|blood)\b",
    re.IGNORECASE,
)
_SYRINGE = re.compile(
    rf"\b(?:syringe|line|mark)\s(?:up\s)?(?:to|at)\s(?:the\s)?{BEGINS}(?P<count>{COUNT})(?![\w-])", re.IGNORECASE
)
_APART = re.compile(
    r"\b(?:not|never|instead|rather|than|wrong\w*|mistak\w+|error|unlike|diluted?|add(?:ed)?|mix(?:ed)?|bottles?"
    r"|at most|up to|maximum|no more|start\w*|increas\w*|rais\w*|lower\w*|reduc\w*"
    r"|read|misread|died|then|later|another)\b|n't\b",
    re.IGNORECASE,
)
_REPEATED = re.compile(r"\b(?:times|twice|every|hourly|doses|portions|split|divided)\b", re.IGNORECASE)
_IN_DOSES = re.compile(
    rf"\b(?:in|into|over|across|between|as|by)\s{BEGINS}(?P<count>{COUNT})\s(?:[\w-]+\s){{0,2}}?"
    r"(?:doses|portions|parts|intakes|injections|gifts|helpings|lots|goes|servings)\b",
    re.IGNORECASE,
)
_EACH = re.compile(
    r"\b(?:each|every|one|per|a)\s(?:single\s)?(?:(?:dose|portion|part|time|intake|injection|one|of them|lot|go)\b"
    r"(?:\s(?:is|of|are|being|holds?|contains?|comes to|then|thus|with|makes|has)){0,3}\s?|of\s)$"
    r"|\b(?:each|every time)\s$",
    re.IGNORECASE,
)
_EACH_AFTER = re.compile(
    r"\s(?:each|apiece|per dose|(?:on|for|in|to) each (?:part|dose|portion)|a dose|a time"
    r"|at a time|every time|each time|a go)\b",
    re.IGNORECASE,
)
_TIMES = re.compile(
    rf"(?:\s\w+){{0,2}}?\s(?:every\s(?P<hours>{COUNT})\shours|{BEGINS}(?P<count>{COUNT})\stimes|(?P<word>once|twice))\b",
    re.IGNORECASE,
)
_PER_DAY = re.compile(r"\b(?:a|per|each|every) (?:day|night)|daily|morning|evening|night|noon\b", re.IGNORECASE)
_DAYS = re.compile(rf"\b{BEGINS}(?P<count>{COUNT})[\s-](?P<unit>day|week)s?\b", re.IGNORECASE)
_IN_ALL = re.compile(
    r"\b(?:in (?:all|total)|altogether|total(?:s|ling)?|adds? up|comes? to|makes?|gives"
    r"|have been|has been|will have|sums?"
    r"|swallowed|gone through|used up|works? out|amounts? to|that is|that's|which is|so|means|equals?|=)(?!\w)",
    re.IGNORECASE,
)
_SUM = re.compile(r"in (?:all|total)|altogether|total|add", re.IGNORECASE)
_SHARE = re.compile(
    r"\b(?P<way>by|to)?\s?(?:(?:an?|one)\s)?(?P<part>half|third|quarter|fifth|tenth)\b"
    r"|\b(?P<verb>halv(?:e[sd]?|ing)|doubl(?:e[sd]?|ing))\b",
    re.IGNORECASE,
)
_FROM = re.compile(r"\bfrom\s$", re.IGNORECASE)
_TO = re.compile(r"\sto\s", re.IGNORECASE)
_PARTS = {"half": 2, "third": 3, "quarter": 4, "fifth": 5, "tenth": 10}
_NEAR = Fraction(1, 30)
_ROUND = Fraction(1, 10)
"""What people round when they reckon by weight."""


@dataclass(frozen=True)
class Reckoning:
    """An amount that a text works out, and does so wrongly."""

    start: int
    end: int


def wrong_reckonings(text: str) -> Iterator[Reckoning]:
    for before, span in pairwise(((0, 0), *sentences(text))) if not _GATE.closed(text) else ():
        if not text[slice(*span)].endswith("?"):
            window = _Window(text, before, span)
            if window.all:
                yield from chain(
                    window.by_volume(), window.by_weight(), window.shared(), window.in_days(), window.changed()
                )


_GATE = Gate(re.compile(UNIT, re.IGNORECASE))


class _Window:
    """A sentence with the one before it, which often says of what it reckons."""

    def __init__(self, text: str, before: Span, span: Span) -> None:
        self.text, self.before, self.span = text, before, span
        self.own = measures(text, span)
        self.earlier = measures(text, before) if before[1] else ()
        self.all = self.earlier + self.own

    def by_volume(self) -> Iterator[Reckoning]:
        """So many millilitres for so much: "100 mg in 5 mL, so 50 mg are 2 mL"."""
        strengths = list(self._strengths())
        if len({one.value for one in strengths}) != 1:
            return
        strength = strengths[0]
        used = [(one.start, one.end) for one in strengths]
        outside = self._outside(self.earlier, used, strength.unit)
        if outside and strength.start < self.before[1] and self._outside(self.own, used, strength.unit):
            return
        volumes = [one for one in self._outside(self.own, used) if self._is_drawn(one)]
        masses = self._outside(self.own, used, strength.unit) or outside
        if len(volumes) == len({one.value for one in masses}) <= 2:
            for mass, volume in zip(masses, volumes, strict=False):
                yield from self._differing(mass.value, volume.value * strength.value, mass, volume)

    def _strengths(self) -> Iterator[Measure]:
        """How much is in one millilitre, where a text says it."""
        for one, other in pairwise(self.all):
            between = self.text[one.end : other.start]
            if other.unit == "mL" and "/" not in one.unit and _IN_VOLUME.fullmatch(between) and other.value:
                yield Measure(one.value / other.value, one.unit, one.start, other.end)
            head = self.text[max(0, one.start - 12) : one.start]
            opens = _EACH_BEFORE.search(head) or self.text[one.start].lower() in "eao"
            if one.unit == "mL" and opens and _HELD.fullmatch(between) and one.value and other.unit != "mL":
                yield Measure(other.value / one.value, other.unit, one.start, other.end)
        for one in self.all:
            if one.unit.endswith("/mL"):
                yield Measure(one.value, one.unit.removesuffix("/mL"), one.start, one.end)

    def _outside(self, measures: Sequence[Measure], spans: Sequence[Span], unit: str = "mL") -> list[Measure]:
        measures = [*measures, *self._syringe()] if unit == "mL" and measures is self.own else measures
        return [one for one in measures if one.unit == unit and not any(a <= one.start < b for a, b in spans)]

    def _syringe(self) -> Iterator[Measure]:
        for match in _SYRINGE.finditer(self.text, *self.span):
            if not any(one.start <= match.start("count") < one.end for one in self.own):
                yield Measure(Fraction(number(match["count"])), "mL", *match.span("count"))

    def _is_drawn(self, volume: Measure) -> bool:
        return not _CONTAINER.match(self.text, volume.end)

    def by_weight(self) -> Iterator[Reckoning]:
        """ "At 2 mg for each kilogram, a child of 20 kg gets 50 mg"."""
        weights = [one for one in self.all if one.unit == "kg"]
        rates = [one for one in self.all if one.unit.endswith("/kg")]
        if len(weights) != 1 or not rates or len({one.unit for one in rates}) > 1 or len(rates) > 2:
            return
        last = max(weights[0], rates[-1], key=attrgetter("end"))
        if last not in self.own and not self.text[slice(*self.before)].endswith("?"):
            return
        unit = rates[0].unit.split("/")[0]
        low, high = (pick(one.value for one in rates) * weights[0].value for pick in (min, max))
        totals = [one for one in self.own if one.unit == unit]
        if len(totals) == 1 and not low * (1 - _ROUND) <= totals[0].value <= high * (1 + _ROUND):
            yield from self._differing(low, totals[0].value, last, totals[0])

    def shared(self) -> Iterator[Reckoning]:
        """A day's amount in so many doses of so much."""
        several = _IN_DOSES.search(self.text, self.before[0], self.span[1])
        singles = [one for one in self.own if self._is_single(one)]
        if several and len(singles) == 1:
            singled = singles[0]
            totals = [one for one in self.all if one.start < singled.start and one.unit.split("/")[0] == singled.unit]
            if len({one.value for one in totals}) == 1:
                whole = singled.value * Fraction(number(several["count"]))
                yield from self._differing(totals[0].value, whole, totals[0], singled, is_repeated=False)

    def _is_single(self, one: Measure) -> bool:
        before = self.text[max(self.span[0], one.start - 40) : one.start]
        return bool(_EACH.search(before) or _EACH_AFTER.match(self.text, one.end)) and one.unit != "mL"

    def in_days(self) -> Iterator[Reckoning]:
        """What so many doses make in a day, or a day's amount in so many days."""
        in_all = _IN_ALL.search(self.text, *self.span)
        if not in_all or not self.own or not _PER_DAY.search(self.text, self.before[0], self.span[1]):
            return
        total, parts = self.own[-1], [one for one in self.all[:-1] if one.unit == self.own[-1].unit]
        ranged = any(RANGE.fullmatch(self.text[one.end : other.start]) for one, other in pairwise(self.own))
        if ranged or _APART.search(self.text, *self.span):
            return
        of_a_day = _PER_DAY.match(self.text, total.end + 1)
        counts = [] if of_a_day else list(_DAYS.finditer(self.text, self.before[0], self.span[1]))
        if not parts or len(parts) != len(self.all) - 1 or len(counts) > 1 or total.unit == "mL":
            return
        days = number(counts[0]["count"]) * (7 if folded(counts[0]["unit"]) == "week" else 1) if counts else 1
        often = [_TIMES.match(self.text, one.end) for one in parts]
        if counts or any(_times(one) > 1 for one in often) or (len(parts) > 1 and _SUM.match(in_all[0])):
            a_day = sum((one.value * _times(match) for one, match in zip(parts, often, strict=True)), Fraction(0))
            yield from self._differing(a_day * Fraction(days), total.value, parts[-1], total, is_repeated=False)

    def changed(self) -> Iterator[Reckoning]:
        """ "Halved, from 20 mg to 5 mg"."""
        shares = list(_SHARE.finditer(self.text, *self.span))
        pairs = [
            (one, other)
            for one, other in pairwise(self.own)
            if one.unit == other.unit
            and _TO.fullmatch(self.text[one.end : other.start])
            and _FROM.search(self.text[max(0, one.start - 6) : one.start])
        ]
        for one, other in pairs if len(shares) == 1 and len(self.own) == 2 else ():
            yield from self._differing(one.value * _share(shares[0]), other.value, one, other, is_repeated=False)

    def _differing(
        self, right: Fraction, written: Fraction, one: Measure, other: Measure, is_repeated: bool = True
    ) -> Iterator[Reckoning]:
        start, end = min(one.start, other.start), max(one.end, other.end)
        if not right or abs(right - written) <= right * _NEAR or _APART.search(self.text, start, end):
            return
        times = max(written / right, right / written) if written else Fraction(0)
        # A day's amount can stand beside that of each of its doses.
        if is_repeated and times.denominator == 1 and times <= 4 and _REPEATED.search(self.text, *self.span):
            return
        yield Reckoning(start, end)


def _times(often: re.Match[str] | None) -> Fraction:
    if often is None:
        return Fraction(1)
    if often["hours"]:
        return Fraction(24) / Fraction(number(often["hours"]))
    return Fraction(number(often["count"])) if often["count"] else Fraction(1 + (folded(often["word"]) == "twice"))


def _share(match: re.Match[str]) -> Fraction:
    """What is left of an amount that is changed by, or to, a part of it."""
    if match["verb"]:
        return Fraction(2) if folded(match["verb"]).startswith("d") else Fraction(1, 2)
    part = Fraction(1, _PARTS[folded(match["part"])])
    return part if (match["way"] or "to").lower() == "to" else 1 - part
