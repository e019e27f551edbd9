"""How often a text says that people take its medicine, and how often the record has it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache

from articles.clinical.identity_cache import identity_cache
from articles.clinical.passage import Passage
from articles.clinical.prose.around import Around, walk
from articles.clinical.prose.dosewords import lowered
from articles.clinical.prose.intakes import Intakes, intakes
from articles.clinical.prose.spoken import is_other, is_own
from articles.clinical.prose.uses import doses_for, rows_of_people, uses_in
from articles.clinical.record import Dose, Record
from articles.clinical.sentences import Span, clause, denied, sentences
from articles.clinical.subject import Subject

_OWN = frozenset(
    "dose doses dosage tablet tablets capsule capsules pill pills medicine medication drug injection injections shot"
    " puff puffs patch patches mine portion portions intake intakes remedy".split()
)
"""What is taken."""
_INTAKE_WORDS = frozenset(
    "it them one mg mcg microgram micrograms milligram milligrams units g ml take takes taken taking swallow swallows"
    " swallowed inject injects injected give gives given administer administered use uses used receive receives"
    " received repeat repeated repeats apply applied dosed skip skips started starts starting have need needs pop"
    " get gets".split()
)
"""The taking of it, where nothing else is named."""
_OTHER = re.compile(
    r"(?:test|check|measur|monitor|control|blood|weigh|inr|tsh|sugar|level|drink|drank|alcohol|exercis|walk|smok"
    r"|eat|wash|brush|call|phone|visit|appointment|review|refill|prescription|rais|ris(?:e|es|ing)|increas|chang|step"
    r"|titrat|taper|attack|urin|headache|diarrh|stool|bowel|vomit|wak(?:e|ing)|seizure|happen|symptom|rotat|scan|report"
    r"|acid|vitamin|calcium|iron|antacid|supplement|physio|steroid|fever|temperature|folic|driv|adjust|shower|bath"
    r"|massage|pulse|pressure|swap|site)\w*"
)
_BESIDE = re.compile(
    r"\b(?:with|without|before|after) (?:a |an |some |plenty of |the )?(?:(?:full|large|big"
    r"|whole) )?(?:glass(?:es)? of )?"
    r"(?:\w+ )?(?:water|milk|food|coffee|tea|meals?|breakfast|dinner|lunch|juice)\b"
    r"|\bfor (?:\w+ ){0,3}(?:infections?|pain|attacks?|seizures?|fits?|sleep|blood pressure)\b"
)
"""What goes along with the medicine, and what it is for."""
_WORDS = re.compile(r"[a-z][a-z'-]*")
_NEAR = 110
"""Characters before, and after, in which what is taken is named."""
_AFTER = 30
_WARNS = re.compile(
    r"\b(?:mistak\w+|errors?|accident\w*|wrong\w*|instead of|rather than|confus\w+|(?<!no )(?<!without )danger\w*"
    r"|fatal\w*|kill\w*|died|deaths?|overdos\w+|poison\w*|too (?:much|often|many)|doubl\w+|trials?|stud(?:y|ies)"
    r"|compared|used to be|formerly|no longer|unlike)\b"
)
_FOR_SOME = re.compile(
    r"\b(?:some|certain|occasional\w*|sometimes|kidneys?|renal|dialysis|liver|hepatic|hospital|drip|infusion|split"
    r"|specialist\w*|supervis\w*|rescue|breakthrough|in between|many|(?:in|for|with) others?|another|second dose"
    r"|(?<!no )(?<!not )more than|rapid\w*"
    r"|(?:fast|short)-acting|mealtime|bolus)\b"
)
_BEGINNING = re.compile(
    r"\b(?:day (?:1|2|one|two)|first|start\w*|beg[iau]n\w*|initial\w*|increas\w*|rais\w+|ris(?:e|es|ing)|slowly"
    r"|gradual\w*|build\w*|reduc\w*|lower(?:s|ed|ing)|stop\w*|taper\w*|miss(?:ed)?|forg[eo]t\w*|cut|tak\w+ off"
    r"|go(?:es)? up|by|needed|required|if)\b"
)
_RELEASE = re.compile(
    r"\b(?:extended|slow|prolonged|modified|sustained|controlled)[- ]release\b|\b(?:xr|xl|sr|mr|er|cr)\b|\bonce-daily\b"
)
_ORDINARY = re.compile(r"\b(?:ordinary|immediate|standard|plain|normal)[- ](?:release|tablets?|capsules?|oral)\b")
_CONDITION = re.compile(r"\W*(?:if|when|should|in case|because|after|until)\b[^,.;]{0,120},?")
_IF = re.compile(r"\b(?:if|whether|in case|unless)\b")
_BEHIND = re.compile(r"\s([a-z]+)")
_VERB = re.compile(r"\b[a-z]+\s$")
_STEPS = re.compile(r"\bsteps?\b|\b(?:by|after)\b")
_AS_NEEDED = re.compile(r"\bas needed|\bif needed|when needed|at least \d+ hours apart")
_CLAUSES = re.compile(r"[;,]")


@dataclass(frozen=True)
class Taking:
    """`rows` are those of the record that speak of the same use, form and people."""

    passage: Passage
    start: int
    end: int
    intakes: Intakes
    rows: tuple[Dose, ...]
    beginning: bool
    """Whether it may be the first or the last days' alone."""


def takings(subject: Subject) -> Iterator[Taking]:
    record = subject.record
    for around in walk(subject) if record.doses else ():
        if around.passage.kind in ("paragraph", "item", "row"):
            yield from _of_passage(around, subject)


def _of_passage(around: Around, subject: Subject) -> Iterator[Taking]:
    text, record = around.passage.text, subject.record
    low = lowered(text)
    spans = [(0, len(text))] if around.passage.kind == "row" else sentences(text)
    for start, end in spans:
        several = [] if low[start:end].endswith("?") else list(intakes(low, start, end))
        if several and not _WARNS.search(low, start, end) and not _FOR_SOME.search(low, start, end):
            beside = " ".join((low[start:end], *around.above, subject.title))
            rows = _rows(low[start:end], beside, record, narrow=len(several) == 1)
            yield from (
                Taking(around.passage, *_words(low, start, one), one, rows, _may_be_first(low, start, one))
                for one in several
                if _is_taken(low, (start, end), one, record) and not _is_supposed(low, start, one.start)
            )


def _may_be_first(low: str, start: int, one: Intakes) -> bool:
    return _BEGINNING.search(low, start, clause(low, one.start)[1]) is not None


def _words(low: str, start: int, one: Intakes) -> tuple[int, int]:
    """With the verb right before it."""
    verb = _VERB.search(low, max(start, one.start - 14), one.start)
    return (verb.start() if verb and verb[0].strip() in _INTAKE_WORDS else one.start), one.end


def _is_supposed(low: str, start: int, at: int) -> bool:
    """Denied, or said of what may be."""
    if denied(low, at):
        return True
    condition = _CONDITION.match(low, start)
    if condition is not None and at < condition.end():
        return True
    return _IF.search(low, max(clause(low, at)[0], start), at) is not None


def _is_taken(low: str, span: Span, one: Intakes, record: Record) -> bool:
    """Whether what is named nearest before it, else right after it, is this medicine; or else that it is taken."""
    begin = max(span[0], one.start - _NEAR)
    before = [_kind(word, record) for word in _WORDS.findall(_BESIDE.sub(" ", low[begin : one.end]))]
    after = [_kind(word, record) for word in _WORDS.findall(low[one.end : min(span[1], one.end + _AFTER)])]
    clause_begin = max(clause(low, one.start)[0], begin)
    beside = [_kind(word, record) for word in _WORDS.findall(low[clause_begin : one.start])]
    behind = _BEHIND.match(low, one.end)
    if "other" in beside or (behind and _kind(behind[1], record) == "other"):
        return False
    if not (*filter(None, before), *beside) and low[span[0] : one.start].strip(" -*|") == "":
        return "other" not in after
    nearest = next((kind for kind in reversed(before) if kind in ("own", "other")), "")
    return (nearest or ("own" if "taken" in before else next(filter(None, after), ""))) == "own"


@lru_cache(maxsize=4096)
def _kind_of_word(word: str) -> str:
    if word in _OWN:
        return "own"
    return "taken" if word in _INTAKE_WORDS else "other" if _OTHER.fullmatch(word) else ""


def _kind(word: str, record: Record) -> str:
    if is_own(word, record):
        return "own"
    return _kind_of_word(word) or ("other" if len(word) > 3 and is_other(word, record) else "")


def _rows(sentence: str, beside: str, record: Record, *, narrow: bool) -> tuple[Dose, ...]:
    """Those for the uses that the sentence, or what stands above it, names. Where it tells of one rhythm alone, they
    are `narrow`: those of the form and the people that it names too.
    """
    rows = doses_for(uses_in(sentence, record) or uses_in(beside, record), record)
    if not narrow:
        return rows
    if _RELEASE.search(beside.lower()):
        rows = tuple(row for row in rows if _RELEASE.search(row.population.lower())) or rows
    elif _ORDINARY.search(sentence):
        rows = tuple(row for row in rows if not _RELEASE.search(row.population.lower()))
    return rows_of_people(rows, sentence)


@identity_cache(256)
def recorded(row: Dose) -> tuple[Fraction, Fraction] | None:
    """The fewest and the most times a day that a row allows; None where its interval does not tell."""
    interval = lowered(row.interval)
    parts = [one for one in _CLAUSES.split(interval) if not _STEPS.search(one)]
    amounts = [one for part in parts for one in intakes(part)]
    most = max((one.most for one in amounts if one.most is not None), default=None)
    if most is None:
        return None
    exact = [one.least for one in amounts if one.least and one.most is not None]
    least = Fraction(0) if _AS_NEEDED.search(interval) else min(exact, default=Fraction(0))
    return least, most
