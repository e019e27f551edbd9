"""DOSE: how often a medicine is taken, against its record. Once a week taken for once a day has killed people."""

import re
from collections.abc import Iterator
from fractions import Fraction

from articles.clinical.identity_cache import identity_cache
from articles.clinical.passage import Passage
from articles.clinical.prose.around import Around, cells, walk
from articles.clinical.prose.dosestatement import DoseStatement
from articles.clinical.prose.dosewords import lowered
from articles.clinical.prose.dosing import dose_statements
from articles.clinical.prose.often import cycle, is_of_a_week
from articles.clinical.prose.rates import row_days
from articles.clinical.prose.rhythm import HOW_OFTEN, OFTEN
from articles.clinical.prose.spoken import is_own
from articles.clinical.prose.uses import doses_for, uses_in
from articles.clinical.record import Record
from articles.clinical.rule import Example, Hit, rule
from articles.clinical.sentences import Span, denied, sentences
from articles.clinical.subject import Subject
from articles.content.fact_kinds import Dose
from articles.content.record import RecordContent
from articles.lifecycle import Severity

_WEEK = 7
_VERB = r"tak(?:e|es|en|ing)|us(?:e|es|ed|ing)|swallow\w*|inject\w*|giv(?:e|es|en|ing)|have"
_TAKES = re.compile(rf"\b(?:{_VERB}|doses? (?:is|are|of))(?P<what>(?: [^\s.;:,]+){{0,6}}?) (?P<often>{OFTEN})")
_FIRST = re.compile(
    r"\W*(?P<often>(?:every|each|once (?:a|per|each|every)) (?:day|morning|evening|night|week)),?"
    rf" (?:you |people |patients |adults |should |must |need to ){{0,3}}(?:{_VERB})(?P<what>(?: [^\s.;:,]+){{1,6}}?)"
    r"(?= (?:with|in|before|after|and)\b|\W*$|[.;:,])"
)
"""How often, told before the verb."""
_ITSELF = frozenset(
    "it this them these its medicine medication drug tablet tablets capsule capsules pill pills dose doses injection"
    " injections".split()
)
_BESIDE = _ITSELF | frozenset(
    "the your a an one two three four only just exactly usually always by mouth with water food of whole at the same"
    " time".split()
)
_NEAR = 60
"""Characters before a verb in which what is taken is named."""
_TIME_HEAD = re.compile(r"\b(?:take|how often|when|times?|dos(?:e|ing|age)|frequency)\b", re.IGNORECASE)
# What went wrong, what must not be, and what would follow.
_WARNS = re.compile(
    r"\b(?:mistak\w+|errors?|accident\w*|wrong\w*|instead of|rather than|misread\w*|misunderst\w+|confus\w+|in place of"
    r"|nobody|no one"
    r"|(?<!not )danger\w*|(?<!not )fatal\w*|deadly|kill(?:s|ed|ing)?|died?|deaths?|poison\w*|too (?:much|often|many))\b"
)
_IF = re.compile(r"\W*(?:if|when|should|in case|because|after)\b[^,.;]{0,120},?")
# What changes by so much a week is no dose of a week, and what makes so much in a week is its sum.
_CHANGES = re.compile(
    r"\b(?:increas\w*|rais\w+|steps?|add\w*|goes up|go up|lower\w*|reduc\w*|decreas\w*|cut|drop\w*|taper\w*|down|up"
    r"|more|less|chang\w+|adjust\w*|titrat\w*|slowly|gradual\w*|(?:a|per|every|each) day|daily|total|altogether)\b"
)
# "A day before the tablets" is a time, and "the number of doses that you take each day" says nothing of how many.
_NO_RHYTHM = re.compile(r" (?:before|after|later|earlier|apart|or so)\b")
_COUNTS_DOSES = re.compile(r"\bnumber of (?:doses|tablets|times)\b")
_WEEKLY = Record.from_content(
    RecordContent(
        name="methotrexate",
        doses=(Dose(indication="rheumatoid arthritis", start="7.5 mg/week", maximum="20 mg/week"),),
    )
)


def _weekly(text: str) -> Example:
    return Example(text, {"record": _WEEKLY})


@rule(
    "DOSE-011",
    Severity.BLOCKING,
    "Daily where the record says weekly, or weekly where it says daily",
    why="A dose of a week that is taken every day destroys the blood within days; people die of it each year.",
    hint="Write how often as the record has it; for a weekly medicine name the day: “once a week, on the same day”.",
    triggers=[
        _weekly("Most people take 10 mg each day."),
        _weekly("Swallow one 2.5 mg tablet every morning."),
        _weekly("Take it every day with water."),
        _weekly("It is taken once daily."),
        _weekly("Each evening you swallow your tablets with water."),
        _weekly("The usual dose is one tablet a day."),
        _weekly("Take 10 mg seven days a week."),
        _weekly("| For | Dose |\n| --- | --- |\n| Adults | 10 mg daily |"),
        _weekly("| For | Dose each day |\n| --- | --- |\n| Adults | 10 mg |"),
        _weekly("| What | How often |\n| --- | --- |\n| Tablets | Every day |"),
        "For panic disorder, take 1 mg once a week.",
        "Take it once a week.",
    ],
    does_not_trigger=[
        _weekly("Take 10 mg once a week. Never take it every day."),
        _weekly("Take it on the same day each week, in the evening."),
        _weekly("Taking 10 mg every day by mistake can kill. Do not take it daily."),
        _weekly("If you take 10 mg each day, call your doctor at once."),
        _weekly("Take folic acid 5 mg every day. Drink water every day."),
        _weekly("Your doctor raises the dose by 2.5 mg every week."),
        _weekly("Mark the day, so that nobody takes it daily."),
        _weekly("Four 2.5 mg tablets make the dose of one week."),
        _weekly("Choose a day of the week on which you take 10 mg in the morning."),
        "The dose goes up by 0.5 mg each week. Call your prescriber a week after 1 mg.",
        "For panic disorder, take 1 mg a day for a week.",
        "For panic disorder, 1 mg a day makes 7 mg a week, and 4 mg a day 28 mg a week.",
        "Have your blood pressure taken once a week.",
        Example("Take it once a week.", {"record": Record()}),
        _weekly("Folic acid is often given too. It is usually taken a day before or after the tablets."),
        _weekly("The number of doses that you take each day depends on the illness."),
    ],
    source="ISMP, high-alert medications: methotrexate for other than cancer",
    version=3,
)
def other_rhythm(subject: Subject) -> Iterator[Hit]:
    reported: dict[int, list[Span]] = {}
    for dose in dose_statements(subject) if subject.record.doses else ():
        at = (dose.start, dose.end)
        days = _days(dose.uses, subject.record)
        if dose.strong and dose.role != "step" and days and _differs(days, dose.rhythm.days) and _stands(dose, days):
            reported.setdefault(id(dose.around.passage), []).append(at)
            yield _hit(dose.around.passage, at, days)
    for around in walk(subject) if subject.record.doses else ():
        known = reported.get(id(around.passage), [])
        for start, end, days in _orders(around, subject.record):
            if not any(start < other_end and other < end for other, other_end in known):
                yield _hit(around.passage, (start, end), days)


def _hit(passage: Passage, span: Span, days: Fraction) -> Hit:
    written, other = ("daily", "weekly") if days >= _WEEK else ("weekly", "daily")
    return Hit(f"“{passage.text[slice(*span)]}”: {written}, where the record says {other}.", passage, *span)


@identity_cache()
def _days(uses: frozenset[str], record: Record) -> Fraction | None:
    """After how many days the doses for these uses come again; None where the record's rows differ."""
    days = {row_days(row) for row in doses_for(uses, record)}
    return days.pop() if len(days) == 1 else None


def _differs(days: Fraction, stated: Fraction | None) -> bool:
    """Days and weeks only: every other day is near enough to a day."""
    if stated is None:
        return False
    return stated <= 2 if days >= _WEEK else days <= 2 and stated >= _WEEK


def _stands(dose: DoseStatement, days: Fraction) -> bool:
    """Whether it is meant as a dose that people take."""
    sentence = lowered(dose.sentence)
    passage = dose.around.passage
    if not dose.strong or dose.role == "step" or (days < _WEEK and _CHANGES.search(sentence)):
        return False
    at = max(sentence.find(lowered(passage.text[dose.start : dose.end])), 0)
    is_limit = dose.role in ("maximum", "threshold")
    return not _warns(sentence, at) and (is_limit or not denied(passage.text, dose.start))


def _warns(sentence: str, at: int) -> bool:
    condition = _IF.match(sentence)
    return _WARNS.search(sentence) is not None or (condition is not None and at < condition.end())


def _orders(around: Around, record: Record) -> Iterator[tuple[int, int, Fraction]]:
    """Where a text says how often without saying how much."""
    text = around.passage.text
    if around.passage.kind == "row":
        yield from _of_cells(around, record)
    elif around.passage.kind in ("paragraph", "item"):
        for start, end in sentences(text):
            sentence = lowered(text[start:end])
            first = _FIRST.match(sentence)
            matches = (*([first] if first else []), *_TAKES.finditer(sentence))
            for match in () if sentence.endswith("?") else matches:
                days = _days(uses_in(sentence, record), record)
                if days and _is_order(match, sentence, days, record) and not denied(text, start + match.start("often")):
                    yield start + match.start(), start + match.end(), days


def _is_order(match: re.Match[str], sentence: str, days: Fraction, record: Record) -> bool:
    stated = cycle(match["often"])
    if not _differs(days, stated) or _warns(sentence, match.start()) or (days < _WEEK and _CHANGES.search(sentence)):
        return False
    if days >= _WEEK and is_of_a_week(sentence):
        return False
    if _NO_RHYTHM.match(sentence, match.end()) or _COUNTS_DOSES.search(sentence, 0, match.start("often")):
        return False
    words = match["what"].split()
    if not words:
        before = sentence[max(0, match.start() - _NEAR) : match.start()].split()
        return any(_is_it(word, record) for word in before[-5:])
    return any(_is_it(word, record) for word in words) and all(
        word in _BESIDE or _is_it(word, record) for word in words
    )


def _is_it(word: str, record: Record) -> bool:
    return word in _ITSELF or is_own(word, record)


def _of_cells(around: Around, record: Record) -> Iterator[tuple[int, int, Fraction]]:
    text = around.passage.text
    days = _days(uses_in(text, record), record)
    spans = cells(text)
    for number, (start, end) in enumerate(spans) if days else ():
        cell = text[start:end].strip()
        heads = f"{text[slice(*spans[0])]} {around.columns[number] if number < len(around.columns) else ''}"
        is_told = number > 0 and HOW_OFTEN.fullmatch(cell) is not None and _TIME_HEAD.search(heads) is not None
        if days and is_told and _differs(days, cycle(cell)):
            begin = text.index(cell, start)
            yield begin, begin + len(cell), days
