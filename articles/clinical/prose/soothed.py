"""Signs of danger that a text makes harmless, or for which it puts help off."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from articles.clinical.identity_cache import identity_cache
from articles.clinical.passage import Passage
from articles.clinical.prose.emergencies import URGENT_HELP
from articles.clinical.prose.standing import is_denied, is_doubted, is_refused_above
from articles.clinical.prose.statements import Statement, statements
from articles.clinical.prose.wordings import wordings
from articles.clinical.record import Record
from articles.clinical.subject import Subject
from articles.deadline import go_on
from articles.gate import Gate

_NEAR = 200
_REFERS = re.compile(
    r"\W*(?:this|that|these|they|it|both|such|all of (?:this|these)|simply|just|then|so|let|leave|nothing|carry"
    r"|keep|continue|drink|lie|that's|don't"
    r"|do not|no need"
    r"|there is no|you can|take|wait|rest|ignore|give)\b"
)
_NO_SIGN = re.compile(
    r"(?:\b(?:no|not|never|without|neither|nor|free of|nobody)|n't|\b(?:mild|slight|small|little|minor"
    r"|prevent\w*|history of|past|risk of|treats?|treating|treatment (?:of|for)|used (?:for|to treat|to)"
    r"|against|reduces?))"
    r"(?: (?:\w+ ){0,2})?$"
)
_HELP = re.compile(
    r"\b(?:see|call|tell|ask|contact|speak to|talk to|go to|ring|phone|get|seek|need|needs|inform|report"
    r"|consult|visit)\b[^.;:]{0,50}\b(?:doctor|nurse|hospital|clinic|pharmacist|prescriber"
    r"|help|ambulance|emergency|911|999|112|111|988|care|attention|a&e|casualty|specialist|dentist|team|gp)\b"
    r"|\b(?:emergency|urgent(?:ly)?|immediately|at once|straight away|right away)\b"
)
_QUESTION = re.compile(
    r"\W*(?:is|are|was|can|could|may|might|do|does|did|should|shall|will|would|must|has|have|what|when|why|how"
    r"|who|which|where|and|or)\b"
)
_ONLY_IF = re.compile(
    r"\b(?:unless|only if|until|except|but (?:\w+ )?(?:may|might|can|could|some\w*)"
    r"|before (?:you )?(?:driv\w+|tak\w+|us\w+|start\w*))\b"
)


@dataclass(frozen=True)
class Soothed:
    """`how` is "harmless" or "wait"."""

    sign: str
    how: str
    passage: Passage
    start: int
    end: int


@dataclass(frozen=True)
class _Sign:
    name: str
    start: int
    end: int


def soothed(subject: Subject) -> Iterator[Soothed]:
    before: Statement | None = None
    for statement in statements(subject.passages):
        go_on()
        if not statement.asks and not is_refused_above(statement):
            yield from _in(statement, before, subject.record)
        before = statement


def _in(statement: Statement, before: Statement | None, record: Record) -> Iterator[Soothed]:
    comforts = list(_comforts(statement))
    if not comforts or is_doubted(statement) or _gets_help(statement.low, [match for _, match in comforts]):
        return
    signs = _signs(statement.low, record)
    if not signs and before is not None and before.passage is statement.passage and _REFERS.match(statement.low):
        if _tells(before) and not _HELP.search(before.low) and (earlier := _signs(before.low, record)):
            how, match = comforts[0]
            yield _soothed(statement, earlier[-1].name, how, *match.span())
        return
    for (how, match), sign in ((comfort, sign) for comfort in comforts for sign in signs):
        start, end = min(sign.start, match.start()), max(sign.end, match.end())
        apart = max(match.start(), sign.start) - min(match.end(), sign.end)
        if apart < _NEAR and not (sign.start <= match.start() < sign.end):
            yield _soothed(statement, sign.name, how, start, end)
            return


def _tells(statement: Statement) -> bool:
    """Also "Blue lips?", which is no question."""
    return not statement.asks or not _QUESTION.match(statement.low)


def _soothed(statement: Statement, sign: str, how: str, start: int, end: int) -> Soothed:
    return Soothed(sign, how, statement.passage, statement.start + start, statement.start + end)


def _comforts(statement: Statement) -> Iterator[tuple[str, re.Match[str]]]:
    for how, several in wordings("made-harmless").items():
        if not several.gate.closed(statement.low):
            for match in several.pattern.finditer(statement.low):
                if not is_denied(statement.low, match.start()) and not _ONLY_IF.search(statement.low, match.end()):
                    yield how, match


def _gets_help(low: str, comforts: list[re.Match[str]]) -> bool:
    """Whether the sentence sends for help, apart from the words that put it off."""
    rest = low
    for match in comforts:
        rest = rest[: match.start()] + " " * (match.end() - match.start()) + rest[match.end() :]
    return _HELP.search(rest) is not None or URGENT_HELP.search(rest) is not None


def _signs(low: str, record: Record) -> list[_Sign]:
    signs = [
        _Sign(name, *match.span())
        for name, several in wordings("grave-signs").items()
        if not several.gate.closed(low)
        for match in several.pattern.finditer(low)
    ]
    own, gate = _recorded(record)
    if not gate.closed(low):
        signs += [_Sign(match[0], *match.span()) for match in own.finditer(low)]
    return [sign for sign in signs if not _is_no_sign(low, sign, record)]


def _is_no_sign(low: str, sign: _Sign, record: Record) -> bool:
    """What is denied or slight, or what the record calls minor: iron makes stools dark."""
    return _NO_SIGN.search(low[max(0, sign.start - 40) : sign.start]) is not None or low[
        sign.start : sign.end
    ] in _mild(record)


@identity_cache()
def _recorded(record: Record) -> tuple[re.Pattern[str], Gate]:
    """The effects that the record calls an emergency."""
    grave = {row.name.lower() for row in record.effects if row.seriousness == "emergency" and row.name}
    names = "|".join(re.escape(name) for name in sorted(grave, key=len, reverse=True))
    pattern = re.compile(rf"\b(?:{names})\b" if names else r"(?!)")
    return pattern, Gate(pattern)


@identity_cache()
def _mild(record: Record) -> frozenset[str]:
    """The effects that the record calls minor."""
    return frozenset(row.name.lower() for row in record.effects if row.seriousness == "minor")
