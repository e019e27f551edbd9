"""Signs of danger that a text makes harmless, or for which it puts help off."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

from articles.clinical.identity_cache import identity_cache
from articles.clinical.passage import Passage
from articles.clinical.prose.dosewords import lowered
from articles.clinical.prose.emergencies import URGENT_HELP
from articles.clinical.prose.grave import Sign, grave_signs, is_illness, lesser_effects
from articles.clinical.prose.standing import is_denied, is_doubted, is_refused_above
from articles.clinical.prose.statements import Statement, statements
from articles.clinical.prose.wordings import wordings
from articles.clinical.record import Record
from articles.clinical.subject import Subject
from articles.deadline import go_on

_NEAR = 200
Comfort = tuple[str, re.Match[str]]
_REFERS = re.compile(
    r"[^.;:]{0,60}?\b(?:this|that|these|they|them|it|both|such|him|her|he|she|that's|it's)\b"
    r"|\W*(?:simply|just|then|so|let|leave|nothing|carry|keep|continue|drink|lie|don't|do not|no need|no (?:one|body)"
    r"|there is no|you can|take|wait|rest|ignore|give|apply|best|(?:a (?:patient|person) |any(?:one|body) )?who"
    r" feels?)\b"
)
"""A sentence that goes on with the sign of the one before it."""
_THIS = re.compile(r"\W*(?:this|that|these|they|it|both|such)\b")
_PLAIN = ("harmless", "wait")
_OPENING = 40
_REST = re.compile(r"[^.;:|!?]{0,100}")
_IS = re.compile(
    r"(?:(?!\b(?:can|may|might|could|if|when|and|or)\b)[^,.;:|]){0,40}?\b(?:is|are|was|were|belongs?|comes? with"
    r"|counts?|can (?:only )?be|will)\b"
)
"""What is said of a sign that is the subject of its sentence."""
_COUNTED = re.compile(
    r"\b(?:common|uncommon|frequent\w*|rare\w*|seldom|possible|likely|reported|seen|caused|treated|used|checked|measured"
    r"|higher|lower|more|less|one\b(?! of)|of (?:every )?\d+|\d|listed|named|called|another|different|not|never"
    r"|neither|nor"
    r"|reasons?|discussed|described|warn\w*|effects?|people|patients|children|happen\w*|occur\w*|expect\w* (?:if|when)"
    r"|need\w*|asks?|why|treatment|medicines?|drugs?|history|doctors?|prescriber|clinic|hospital|tests?"
    r"|increase\w*)\b|n't\b"
)
_HAPPENS = re.compile(r"\b(?:can|may|might|could|will|would|is|are|comes?|happens?|occurs?|has|have)\b")
_SUPPOSES = re.compile(
    r"\b(?:if|when|whenever|should|once|in case|as soon as|any(?:one|body)|some(?:one|body)|who(?:ever)?|after|for"
    r"|against"
    r"|with|at)\b(?:(?!\b(?:can|may|might|could|will|would)\b)[^.;:]){0,120}$"
)
_GRAVE = re.compile(
    r"\b(?:danger\w*|serious\w*|emergenc\w*|life|lives|fatal\w*|die|dies|death|dead\w*|kill\w*|urgent\w*|damag\w*"
    r"|poison\w*|threat\w*|too (?!worr)\w+|bleed\w*|infect\w*|inflam\w*|fail\w*|allerg\w*|overdos\w*|lack\w*|injur\w*"
    r"|harm(?!less)\w*|trouble|problems?|disease|disorder|illness|syndrome|acidosis|reactions?|severe\w*|toxic\w*"
    r"|complicat\w*|block\w*|clots?|stroke|attack|low|high|raised|cancer|necrosis|destroy\w*|stop\w*|warning|alarm"
    r"|worse|rare\w*|known|side effects?|withdrawal|risk\w*|depress\w*|not enough)\b"
)
_NO_DOUBT = re.compile(r"\bby mistake\b|\bin error\b|\bwhether\b[^.;:]{0,60}\W?$")
_HELP = re.compile(
    r"\b(?:see|call|tell|ask|contact|speak to|talk to|go to|ring|phone|get|seek|need|needs|inform|report"
    r"|consult|visit)\b[^.;:]{0,50}?\b(?:doctor|nurse|hospital|clinic|pharmacist|prescriber"
    r"|help|ambulance|emergency|911|999|112|111|988|care|attention|a&e|casualty|specialist|dentist|team|gp)\b"
    r"|\b(?:emergency|urgent(?:ly)?|immediately|at once|straight away|right away)\b"
)
_QUESTION = re.compile(
    r"\W*(?:is|are|was|can|could|may|might|do|does|did|should|shall|will|would|must|has|have|what|when|why|how"
    r"|who|which|where|and|or)\b"
)
_ONLY_IF = re.compile(
    r"\b(?:(?:unless|until)(?![^.;]{0,50}\b(?:hours?|days?|weeks?|months?|morning|tomorrow|next)\b)|only if|except"
    r"|but (?:\w+ )?(?:may|might|can|could|some\w*)"
    r"|before (?:you )?(?:driv\w+|tak\w+|us\w+|start\w*))\b"
)


@dataclass(frozen=True)
class Soothed:
    """`how` is "harmless" or "wait". `plain` where the words say so themselves; otherwise they only leave help out."""

    sign: str
    how: str
    plain: bool
    passage: Passage
    start: int
    end: int


def soothed(subject: Subject) -> Iterator[Soothed]:
    several = statements(subject.passages)
    for before, statement, after in zip((None, *several), several, (*several[1:], None), strict=False):
        go_on()
        if not statement.asks and not is_refused_above(statement):
            # What seldom speaks against one is asked last.
            for one in islice(_in(statement, before, subject.record), 1):
                if not _is_doubted(statement) and not _sends_for_help(statement, after):
                    yield one


def _is_doubted(statement: Statement) -> bool:
    """A slip, and what one may ask oneself later, are no doubt."""
    return is_doubted(statement, _NO_DOUBT)


def _sends_for_help(statement: Statement, after: Statement | None) -> bool:
    """The sentence, what leads to its list, or the next sentence of the passage."""
    if _gets_help(statement.low, _comforts(statement.low)) or _gets_help(statement.lead.lower(), ()):
        return True
    follows = after is not None and after.passage is statement.passage and not _is_doubted(after)
    return follows and after is not None and _gets_help(after.low, _comforts(after.low))


def _in(statement: Statement, before: Statement | None, record: Record) -> Iterator[Soothed]:
    signs = sorted(grave_signs(statement.low, record), key=lambda sign: sign.end)
    if not signs:
        if before is not None and before.passage is statement.passage:
            yield from _of_before(statement, before, record)
        return
    for (how, match), sign in ((comfort, sign) for comfort in _comforts(statement.low) for sign in signs):
        start, end = min(sign.start, match.start()), max(sign.end, match.end())
        apart = max(match.start(), sign.start) - min(match.end(), sign.end)
        if apart < _NEAR and not (sign.start <= match.start() < sign.end) and _answers(how, match, sign, statement):
            yield _soothed(statement, sign.name, how, start, end)
    if _is_explained(statement.low, signs[-1]):
        yield _soothed(statement, signs[-1].name, "means", signs[-1].start, len(statement.text))


def _is_explained(low: str, sign: Sign) -> bool:
    """Whether the sign is the subject of a sentence that has neither a grave word for it nor a count of it."""
    if is_illness(sign) or sign.start > _OPENING or _SUPPOSES.search(low[: sign.start]):
        return False
    match = _IS.match(low, sign.end)
    return match is not None and not _GRAVE.search(low, match.end()) and not _COUNTED.search(low, match.end())


def _of_before(statement: Statement, before: Statement, record: Record) -> Iterator[Soothed]:
    """A sentence that goes on with the sign of the one before it, or answers it: "Blue lips? …"."""
    earlier = grave_signs(before.low, record)
    if not earlier or not _tells(before) or any(name in statement.low for name in lesser_effects(record)):
        return
    if _first_help(statement.passage.text) <= statement.start:
        return
    for how, match in _comforts(statement.low):
        goes_on = _THIS.match(statement.low) if how == "means" else _REFERS.match(statement.low)
        if goes_on or (before.asks and not statement.low[: match.start()].strip()):
            yield _soothed(statement, earlier[-1].name, how, *match.span())
    if before.asks and not _GRAVE.search(statement.low):
        yield _soothed(statement, earlier[-1].name, "order", 0, len(statement.text))


@identity_cache()
def _first_help(text: str) -> int:
    """Where the first words that send for help end, so that no sentence has to read all those before it."""
    match = _HELP.search(lowered(text))
    return match.end() if match else len(text) + 1


def _answers(how: str, match: re.Match[str], sign: Sign, statement: Statement) -> bool:
    """What is done about a sign stands behind it: "if SIGN, …", "SIGN: …", or in the next cell."""
    own = statement.low[sign.end : match.start()].rpartition(";")
    if own[1] and len(own[2].split()) > 2 and not _REFERS.match(own[2]):
        return False
    if how == "order":
        above, between = statement.low[: sign.start], statement.low[sign.end : match.start()]
        named = not above.strip(" *-|") and not _HAPPENS.search(between) and not match[0].startswith(",")
        supposed = named or _SUPPOSES.search(above)
        return sign.end <= match.start() and (statement.passage.kind == "row" or bool(supposed))
    return how != "means" or sign.end <= match.start()


def _tells(statement: Statement) -> bool:
    """Also "Blue lips?", which is no question."""
    return not statement.asks or not _QUESTION.match(statement.low)


def _soothed(statement: Statement, sign: str, how: str, start: int, end: int) -> Soothed:
    what = "wait" if how in ("wait", "order") else "harmless"
    if how not in _PLAIN and (rest := _REST.match(statement.low, end)):
        end = rest.end()
    return Soothed(sign, what, how in _PLAIN, statement.passage, statement.start + start, statement.start + end)


# A sentence is asked for itself and for the one before it.
@lru_cache(maxsize=16)
def _comforts(low: str) -> tuple[Comfort, ...]:
    return tuple(
        (how, match)
        for how, several in wordings("made-harmless").items()
        for match in several.matches(low)
        if not is_denied(low, match.start()) and not _is_limited(low, how, match)
    )


def _is_limited(low: str, how: str, match: re.Match[str]) -> bool:
    if how == "means" and _GRAVE.search(low, match.end(), match.end() + 80):
        return True
    return _ONLY_IF.search(low, match.end()) is not None


def _gets_help(low: str, comforts: tuple[Comfort, ...]) -> bool:
    """Whether the sentence sends for help, apart from the words that put it off."""
    for how, match in comforts:
        if how in _PLAIN:
            low = low[: match.start()] + " " * (match.end() - match.start()) + low[match.end() :]
    return _HELP.search(low) is not None or URGENT_HELP.search(low) is not None
