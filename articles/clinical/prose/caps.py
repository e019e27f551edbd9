"""Caps: "1 g every 4 hours, at most 4 g a day" makes 4 g a day and not 6."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import groupby
from operator import attrgetter, itemgetter

from articles.clinical.prose.around import Around, cells
from articles.clinical.prose.circumstances import Circumstances, clause_end, reader
from articles.clinical.prose.dosestatement import Cap, DoseStatement
from articles.clinical.prose.dosewords import lowered, prose
from articles.clinical.prose.often import COUNT, DAYS_SUM, number_of
from articles.clinical.prose.rates import single
from articles.clinical.sentences import Span, sentences
from articles.gate import Gate

_A_DAY = re.compile(rf"\b{DAYS_SUM}(?!\w)|/\s?(?:day|d|24\s?h(?:ours?)?)\b|\b(?:day|daily)\b", re.IGNORECASE)
_DOSES = rf"{COUNT}\s(?:single\s|such\s|of these\s|of them\s)?(?:doses|times)\s{DAYS_SUM}"
_MOST_DOSES = re.compile(
    r"\b(?:at most|(?:no|not|never|\w{1,8}n't)(?: \w+){0,4}? more(?: often)? than|maximum(?: of)?|up to"
    rf"|limit(?:ed)? (?:to|of))\s(?P<most>{_DOSES})(?!\w)"
    rf"|\b(?P<first>{_DOSES})\s(?:at (?:the )?most|is the (?:most|maximum|limit))\b",
    re.IGNORECASE,
)
_MOST_GATE = Gate(_MOST_DOSES)
_NOT_FOR_ALL = re.compile(
    r"\b(?:if|when|whenever|while|where|in case|during|who|whose|first|usually|often|generally|normally|typically"
    r"|most (?:people|adults|patients)|some|many|needs?|enough|instead|(?:people|patients|those|anyone|someone) with)\b"
)
"""What most people need is no limit, and what holds in one case is none for the others."""
_NEAREST = 10
"""Caps on each side of a dose that are asked, so that no text is slow to read."""


def capped(statements: Sequence[DoseStatement], arounds: Sequence[Around]) -> Iterator[DoseStatement]:
    """The statements; those of every few hours with the cap that their paragraph, list or row puts on them. Both come
    in the order of the text.
    """
    at = 0
    for stretch in _stretches(arounds):
        passages = {id(around.passage) for around in stretch}
        begin = at
        while at < len(statements) and id(statements[at].around.passage) in passages:
            at += 1
        own = statements[begin:at]
        yield from _Caps(stretch, own).put() if any(map(_repeats, own)) else own


def _stretches(arounds: Sequence[Around]) -> Iterator[list[Around]]:
    """Paragraphs, lists with the paragraph that leads to them, and rows of tables."""
    stretch: list[Around] = []
    for around in arounds:
        before = stretch[-1].passage.kind if stretch else ""
        led = before == "item" or (before == "paragraph" and around.lead.rstrip().endswith(":"))
        if around.passage.kind == "item" and led:
            stretch.append(around)
        else:
            yield stretch
            stretch = [around]
    yield stretch


def _repeats(dose: DoseStatement) -> bool:
    return dose.times > 1 and dose.role in ("start", "usual", "maximum") and dose.is_mass


@dataclass(frozen=True)
class _Limit:
    """A cap, the place where it stands, and what it is said of. `body` None is whatever weight."""

    cap: Cap
    start: int
    circumstances: Circumstances
    uses: frozenset[str] = frozenset()
    body: str | None = None

    def is_for(self, dose: DoseStatement, circumstances: Circumstances) -> bool:
        same_use = not (self.uses and dose.uses) or not self.uses.isdisjoint(dose.uses)
        return same_use and self.body in (None, dose.rhythm.body) and self.circumstances.cover(circumstances)


_start = attrgetter("start")


class _Caps:
    """Those of a stretch, whose passages are read as one text."""

    def __init__(self, stretch: Sequence[Around], statements: Sequence[DoseStatement]) -> None:
        texts = [prose(around.passage.text) for around in stretch]
        self._text = lowered("\n".join(texts))
        self._starts: dict[int, int] = {}
        self._sentences: list[Span] = []
        start = 0
        for around, text in zip(stretch, texts, strict=True):
            self._starts[id(around.passage)] = start
            self._sentences += [(start + begin, start + end) for begin, end in sentences(text)]
            start += len(text) + 1
        self._columns = stretch[0].columns
        self._is_row = stretch[0].passage.kind == "row"
        self._circumstances = reader(self._text, " . ".join(reversed(stretch[0].above)).lower())
        self._statements = statements
        self._repeating = [self._place(one) for one in statements if _repeats(one)]
        limits = sorted((*self._amounts(), *self._counts()), key=_start)
        self._of_sentences = {
            sentence: list(group) for sentence, group in groupby(limits, key=lambda limit: self._sentence(limit.start))
        }
        self._apart = [limit for limit in limits if self._is_row or not self._doses_in(self._sentence(limit.start))]

    def put(self) -> Iterator[DoseStatement]:
        for dose in self._statements:
            yield replace(dose, cap=self._cap(dose)) if self._of_sentences and _repeats(dose) else dose

    def _cap(self, dose: DoseStatement) -> Cap | None:
        """The most generous one of its own sentence, else of those near it whose sentences give no dose."""
        (start, end), (value, unit) = self._place(dose), single(dose.high)
        circumstances = self._circumstances(end, self._column(end))
        nearest = bisect_right(self._apart, start, key=_start)
        for limits in (
            self._of_sentences.get(self._sentence(start), ()),
            self._apart[max(nearest - _NEAREST, 0) : nearest + _NEAREST],
        ):
            caps = [limit.cap for limit in limits if limit.is_for(dose, circumstances)]
            if caps:
                return max(caps, key=lambda cap: cap.bound(value, dose.times, unit))
        return None

    def _amounts(self) -> Iterator[_Limit]:
        for one in self._statements:
            is_limit = one.role == "maximum" and one.is_mass and one.strong and not one.starting
            start, end = self._place(one)
            if is_limit and one.times <= 1 and not one.rhythm.part and self._is_of_a_day(start, end):
                value, unit = single(one.high)
                cap = Cap(amount=value, unit=unit)
                yield _Limit(cap, end, self._circumstances(end, self._column(end)), one.uses, one.rhythm.body)

    def _is_of_a_day(self, start: int, end: int) -> bool:
        words = f"{self._text[slice(*self._own_words(start, end))]} {self._column(start)}"
        return _A_DAY.search(words) is not None and _NOT_FOR_ALL.search(words) is None

    def _counts(self) -> Iterator[_Limit]:
        for match in () if _MOST_GATE.closed(self._text) else _MOST_DOSES.finditer(self._text):
            if not _NOT_FOR_ALL.search(self._text, *self._own_words(*match.span())):
                doses = number_of((match["most"] or match["first"]).split()[0])
                circumstances = self._circumstances(match.end(), self._column(match.end()))
                yield _Limit(Cap(doses=Fraction(doses)), match.end(), circumstances)

    def _own_words(self, start: int, end: int) -> Span:
        """Of a cap: from the clause of the dose before it, or from where its sentence begins, to the end of its own."""
        begin, until = self._sentence(start)
        doses = self._doses_in((begin, start))
        begin = clause_end(self._text, doses[-1][1]) if doses else begin
        return min(begin, start), min(until, clause_end(self._text, end))

    def _doses_in(self, span: Span) -> list[Span]:
        first, end = (bisect_left(self._repeating, at, key=itemgetter(0)) for at in span)
        return self._repeating[first:end]

    def _place(self, dose: DoseStatement) -> Span:
        start = self._starts[id(dose.around.passage)]
        return start + dose.start, start + dose.end

    def _sentence(self, at: int) -> Span:
        return self._sentences[max(bisect_right(self._sentences, at, key=itemgetter(0)) - 1, 0)]

    def _column(self, at: int) -> str:
        """The head of the column in which a place of a row stands."""
        number = next((n for n, (_, end) in enumerate(cells(self._text)) if at < end), 0) if self._is_row else 0
        return self._columns[number].lower() if number < len(self._columns) else ""
