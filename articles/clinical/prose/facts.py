"""Facts in prose: what a text says of its medicine that the record, and every other text, must say too."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from articles.clinical.identity_cache import identity_cache
from articles.clinical.passage import Passage
from articles.clinical.prose import dosing
from articles.clinical.prose.around import cells
from articles.clinical.prose.blood_values import measured
from articles.clinical.prose.dosestatement import DoseStatement
from articles.clinical.prose.frequency import Share, frequencies
from articles.clinical.prose.groups import advice
from articles.clinical.prose.partners import meetings
from articles.clinical.prose.periods import Period
from articles.clinical.prose.statements import Statement, statements
from articles.clinical.prose.timing import TimeMeasure, times
from articles.clinical.prose.treats import treated
from articles.clinical.prose.yesno import yes_or_no
from articles.clinical.record import Record
from articles.clinical.subject import Subject
from articles.content.quantities import amount
from articles.content.worded import amounts

Measure = (
    TimeMeasure
    | Literal["maximum dose", "starting dose", "strengths", "interaction", "use", "frequency", "population", "advice"]
)
_COMES_IN = re.compile(r"\b(?:available|comes?|supplied|sold|strengths?|hold|holds|contain|contains|made)\b")
_FORM = re.compile(
    r"\b(?:tablets? (?:that|which) (?:melts?|dissolves?)|orally disintegrating|odt|melt\w*|wafers?|tablets?"
    r"|capsules?|liquid|solution|drops|patch\w*|injection)\b"
)


_OTHER_FORM = re.compile(
    r"\b(?:(?P<release>extended|modified|prolonged|slow|sustained)[- ]release|injections?|infusions?|patch(?:es)?"
    r"|suppositor(?:y|ies))\b"
)
"""Forms of which the dose is another than of what is swallowed and acts at once."""
_SPECIAL = re.compile(
    r"\b(?:older|elderly|frail|kidneys?|renal|liver|hepatic|dialysis|pregnan\w*|teenagers|adolescents|babies"
    r"|infants|under|over"
    r"|alcohol|hospital|specialists?|women|men|first|until|usual\w*|then|(?:after|for|week) \w+|maintenance"
    r"|loading|some|if|when|weigh\w*|years|aged?)\b"
)
"""Where one limit may differ from another that names no use."""


@dataclass(frozen=True)
class Amount:
    """The low and high end of what is taken in a day, in the smallest unit of its kind."""

    low: Fraction
    high: Fraction
    unit: str


Value = Period | Amount | Share | frozenset[Fraction] | str


@dataclass(frozen=True)
class Fact:
    """`about` is what the measure is of: a use, a partner, an effect, a group of people. `marked` says that the text
    itself sets the fact apart: a use that it calls off-label, advice that it gives without exception.
    """

    measure: Measure
    about: str
    value: Value
    passage: Passage
    start: int
    end: int
    marked: bool = False
    labelled: bool = True

    @property
    def words(self) -> str:
        return self.passage.text[self.start : self.end]


@identity_cache()
def facts(subject: Subject) -> tuple[Fact, ...]:
    """Of the text itself."""
    return tuple(_read(subject))


def facts_of_others(subject: Subject) -> Iterator[tuple[str, tuple[Fact, ...]]]:
    """Those of every other live article on the medicine, with its title."""
    for title, passages in subject.others.items():
        yield title, _facts_elsewhere(passages, subject.record)


@identity_cache(64)
def _facts_elsewhere(passages: tuple[Passage, ...], record: Record) -> tuple[Fact, ...]:
    """A live article never changes, so that reading it for every text beside it would be waste."""
    return tuple(_read(Subject(passages, record)))


def _read(subject: Subject) -> Iterator[Fact]:
    yield from _doses(subject)
    headings = _headings(subject)
    before, at = "", None
    for statement in statements(subject.passages):
        before = before if statement.passage is at else ""
        yield from _of_sentence(statement, subject, headings.get(statement.passage.section, ""), before)
        before, at = statement.text, statement.passage


def _headings(subject: Subject) -> dict[str, str]:
    """What stands above each section."""
    return {passage.section: passage.text for passage in reversed(subject.passages) if passage.kind == "heading"}


def _of_sentence(statement: Statement, subject: Subject, heading: str, before: str) -> Iterator[Fact]:
    record, passage = subject.record, statement.passage
    for time in times(statement, record):
        yield Fact(time.measure, time.about, time.period, passage, time.start, time.end)
    for meeting in (*meetings(statement, record, before), *measured(statement, record)):
        yield Fact("interaction", meeting.partner, meeting.direction, passage, meeting.start, meeting.end)
    for use in treated(statement, record, heading):
        yield Fact("use", use.kind, use.how, passage, use.start, use.end, use.marked, use.labelled)
    for often in frequencies(statement, record, heading):
        yield Fact("frequency", often.effect, often.share, passage, often.start, often.end)
    for one in advice(statement):
        yield Fact("population", one.group, one.how, passage, one.start, one.end, one.absolute)
    for choice in yes_or_no(statement, record):
        yield Fact("advice", choice.topic, choice.value, passage, choice.start, choice.end)
    yield from _strengths(statement)


def _doses(subject: Subject) -> Iterator[Fact]:
    for dose in dosing.dose_statements(subject):
        if (
            dose.role not in ("maximum", "start")
            or not dose.is_mass
            or not dose.strong
            or len(dose.uses) > 1
            or not dose.times
        ):
            continue
        (low, unit), (high, _) = dose.daily(dose.low), dose.daily(dose.high)
        unit = f"{unit}/{dose.rhythm.body}" if dose.rhythm.body else unit
        beside = f"{dose.sentence} {dose.around.lead} {_head(dose.around.passage)}".lower()
        if not dose.uses and (dose.role == "start" or dose.weak or _SPECIAL.search(f"{beside} {_above(dose)}")):
            continue
        people = "children" if re.search(r"\bchild|\bkg\b", beside) else "adults"
        measure: Measure = "maximum dose" if dose.role == "maximum" else "starting dose"
        about = f"{next(iter(dose.uses), '')}, {people}{_other_form(beside)}"
        yield Fact(
            measure,
            about,
            Amount(Fraction(0) if dose.starting else low, high, unit),
            dose.around.passage,
            dose.start,
            dose.end,
        )


def _above(dose: DoseStatement) -> str:
    return " ".join((dose.around.passage.text, *dose.around.headings)).lower()


def _head(passage: Passage) -> str:
    """The first cell of a row: for whom its other cells are, and of which form."""
    return passage.text[slice(*cells(passage.text)[0])] if passage.kind == "row" else ""


def _other_form(low: str) -> str:
    form = _OTHER_FORM.search(low)
    return "" if form is None else ", slow release" if form["release"] else f", {form[0]}"


def _strengths(statement: Statement) -> Iterator[Fact]:
    """A list of the strengths in which one form comes."""
    if not _COMES_IN.search(statement.low):
        return
    forms = set(_FORM.findall(statement.low))
    if len(forms) != 1:
        return
    strengths = [one for one in amounts(statement.text) if one.quantity.unit in ("mg", "mcg", "g")]
    if len(strengths) > 1 and not re.search(r"\bday|\bdaily|\bto \d", statement.text):
        sizes = frozenset(amount(one.quantity)[0] for one in strengths)
        start, end = statement.start + strengths[0].start, statement.start + strengths[-1].end
        if len(sizes) == 1:  # "each 5 mg tablet contains 5 mg" is no list of them
            return
        yield Fact("strengths", forms.pop(), sizes, statement.passage, start, end)
