"""The claims of a text: what it says of its medicine that the record, and every other text, must say too.

Each reader in `prose` reads one measure. Here their readings become one type, which `comparing` holds against the
record, against the other claims of the text, and against those of the medicine's other live pages.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from articles.clinical.identity_cache import identity_cache
from articles.clinical.passage import Passage
from articles.clinical.prose.ages import Limit, limits
from articles.clinical.prose.around import Around, cells, walk
from articles.clinical.prose.blood_values import measured
from articles.clinical.prose.dosestatement import DoseStatement
from articles.clinical.prose.dosewords import lowered
from articles.clinical.prose.dosing import dose_statements
from articles.clinical.prose.frequency import Share, frequencies
from articles.clinical.prose.group_advice import GroupAdvice, group_advice
from articles.clinical.prose.groups import advice
from articles.clinical.prose.partners import meetings
from articles.clinical.prose.periods import Period
from articles.clinical.prose.routes import Way, ways, ways_of_row
from articles.clinical.prose.statements import Statement, statements
from articles.clinical.prose.taking import Taking, takings
from articles.clinical.prose.timing import TimeMeasure, times
from articles.clinical.prose.treats import Use, named_uses
from articles.clinical.prose.yesno import yes_or_no
from articles.clinical.record import Record
from articles.clinical.sentences import Span, sentence
from articles.clinical.subject import Subject
from articles.content.quantities import amount
from articles.content.worded import amounts

Measure = (
    TimeMeasure
    | Literal["dose", "maximum dose", "starting dose", "strengths", "how often", "age", "weight", "way"]
    | Literal["interaction", "use", "frequency", "population", "advice"]
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
Reading = DoseStatement | Use | Taking | Limit | Way | GroupAdvice


@dataclass(frozen=True)
class Claim:
    """`about` is what the measure is of: a use, a partner, an effect, a group of people. `value` is what two claims of
    one measure are compared by. `marked` says that the text itself sets the claim apart: a use that it calls off-label,
    advice that it gives without exception. `reading` is all that was read there, for the comparison with the record.
    """

    measure: Measure
    about: str
    value: Value
    passage: Passage
    start: int
    end: int
    marked: bool = False
    labelled: bool = True
    reading: Reading | None = None
    beside: str = ""
    """What stands beside the sentence and says what it is about, in lower case: a question, the head of its table."""

    @property
    def words(self) -> str:
        return self.passage.text[self.start : self.end]

    @property
    def sentence_span(self) -> Span:
        return sentence(self.passage.text, self.start)

    @property
    def sentence(self) -> str:
        """In lower case."""
        return lowered(self.passage.text[slice(*self.sentence_span)])


@identity_cache()
def claims(subject: Subject) -> tuple[Claim, ...]:
    """Of the text itself."""
    return tuple(_read(subject))


def claims_of_others(subject: Subject) -> Iterator[tuple[str, tuple[Claim, ...]]]:
    """Those of every other live article on the medicine, with its title."""
    for title, passages in subject.others.items():
        yield title, _claims_elsewhere(passages, subject.record)


@identity_cache(64)
def _claims_elsewhere(passages: tuple[Passage, ...], record: Record) -> tuple[Claim, ...]:
    """A live article never changes, so that reading it for every text beside it would be waste."""
    return tuple(_read(Subject(passages, record)))


def _read(subject: Subject) -> Iterator[Claim]:
    for dose in dose_statements(subject):
        yield Claim("dose", dose.role, "", dose.around.passage, dose.start, dose.end, reading=dose)
    yield from _limits(subject)
    headings = _headings(subject)
    before: Statement | None = None
    for statement in statements(subject.passages):
        earlier = before.text if before and before.passage is statement.passage else ""
        yield from _of_sentence(statement, subject, headings.get(statement.passage.section, ""), earlier)
        yield from _of_people(statement, subject.record, earlier, _beside(statement, before, subject))
        before = statement
    for statement, use in named_uses(subject):
        place = statement.passage, use.start, use.end
        # The cells of a row are for one country or form each: what one rules out, another can have.
        how = "" if statement.passage.kind == "row" else use.how
        yield Claim("use", use.kind, how, *place, use.marked, use.labelled, use)
    for around in walk(subject):
        for way in ways_of_row(around) if around.passage.kind == "row" else ():
            yield Claim("way", "", "", around.passage, way.start, way.end, reading=way)
    for taking in takings(subject):
        yield Claim("how often", "", "", taking.passage, taking.start, taking.end, reading=taking)


def _beside(statement: Statement, before: Statement | None, subject: Subject) -> str:
    columns = _columns(subject).get(id(statement.passage), "")
    return f"{columns} {before.low}" if before and before.asks else columns


@identity_cache()
def _columns(subject: Subject) -> dict[int, str]:
    """The head of its table for each row."""
    return {id(around.passage): " ".join(around.columns).lower() for around in walk(subject) if around.columns}


def _headings(subject: Subject) -> dict[str, str]:
    """What stands above each section."""
    return {passage.section: passage.text for passage in reversed(subject.passages) if passage.kind == "heading"}


def _of_sentence(statement: Statement, subject: Subject, heading: str, before: str) -> Iterator[Claim]:
    record, passage = subject.record, statement.passage
    for time in times(statement, record):
        yield Claim(time.measure, time.about, time.period, passage, time.start, time.end)
    for meeting in (*meetings(statement, record, before), *measured(statement, record)):
        yield Claim("interaction", meeting.partner, meeting.direction, passage, meeting.start, meeting.end)
    for often in frequencies(statement, record, heading):
        yield Claim("frequency", often.effect, often.share, passage, often.start, often.end)
    for choice in yes_or_no(statement, record):
        yield Claim("advice", choice.topic, choice.value, passage, choice.start, choice.end)
    for way in ways(statement, record) if passage.kind != "row" else ():
        yield Claim("way", "", "", passage, way.start, way.end, reading=way)
    yield from _strengths(statement)


def _of_people(statement: Statement, record: Record, before: str, beside: str) -> Iterator[Claim]:
    passage = statement.passage
    groups = set[str]()
    for stated in group_advice(statement, record, before.lower()):
        groups.add(stated.group)
        yield Claim("population", stated.group, stated.stance, passage, stated.start, stated.end, reading=stated)
    for one in advice(statement):
        if one.group not in groups:
            yield Claim("population", one.group, one.how, passage, one.start, one.end, one.absolute)
    for limit in limits(statement, record):
        yield Claim(limit.measure, "", "", passage, limit.start, limit.end, reading=limit, beside=beside)


def _limits(subject: Subject) -> Iterator[Claim]:
    """The starting doses and maximums that can be compared with each other."""
    for dose in dose_statements(subject):
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
        if not dose.uses and (dose.role == "start" or dose.weak or _is_special(dose.around)):
            continue
        people = "children" if re.search(r"\bchild|\bkg\b", beside) else "adults"
        measure: Measure = "maximum dose" if dose.role == "maximum" else "starting dose"
        about = f"{next(iter(dose.uses), '')}, {people}{_other_form(beside)}"
        yield Claim(
            measure,
            about,
            Amount(Fraction(0) if dose.starting else low, high, unit),
            dose.around.passage,
            dose.start,
            dose.end,
        )


# A passage is asked for each of its amounts.
@identity_cache()
def _is_special(around: Around) -> bool:
    return _SPECIAL.search(" ".join((around.passage.text, around.lead, *around.headings)).lower()) is not None


def _head(passage: Passage) -> str:
    """The first cell of a row: for whom its other cells are, and of which form."""
    return passage.text[slice(*cells(passage.text)[0])] if passage.kind == "row" else ""


def _other_form(low: str) -> str:
    form = _OTHER_FORM.search(low)
    return "" if form is None else ", slow release" if form["release"] else f", {form[0]}"


def _strengths(statement: Statement) -> Iterator[Claim]:
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
        yield Claim("strengths", forms.pop(), sizes, statement.passage, start, end)
