"""What a text says the medicine treats, what it does not treat, and what it brings on."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from articles.clinical.prose.dosewords import lowered
from articles.clinical.prose.spoken import is_other, is_own
from articles.clinical.prose.statements import Statement
from articles.clinical.prose.uses import mentions, uses_of
from articles.clinical.record import Record
from articles.clinical.sentences import denied
from articles.gate import Gate

_OWN = r"(?:it|this|this (?:medicine|medication|drug)|(?P<object>[a-z][\w-]{4,}))"
_CUE = re.compile(
    r"\b(?:(?:(?:used|prescribed|indicated|approved|licen[sc]ed|given|taken|recommended|intended|authori[sz]ed"
    r"|effective|useful|helpful|works|work|beneficial)\b"
    r"(?! (?:up to|for (?:up to|\d|longer|more|at least|a |one|two|three|four|several|many|years|months|weeks"
    r"|children|adults|people|use\b|long|short[- ]term use)))"
    r"[^.;:\n]{0,50}?\b(?:to (?:treat|manage|control|relieve|help(?: with)?|prevent|ease|reduce|stop|calm"
    r"|address)|for|against|as an?)\b)"
    r"|(?:treats|treating|helps? (?:to )?treat|(?:helps|(?:may|can|might|could|will|also) help) with)\b"
    r"|(?:short[- ]term |long[- ]term |add-on |first[- ]line |a |an )?(?:treatment|remedy|therapy|medicine"
    r"|medication|cure|option|choice) (?:for|of|to treat|against)\b"
    rf"|(?:take|takes|took|taking|prescribe|prescribes|prescribing|use|uses|using) {_OWN} (?:to treat|to manage"
    rf"|to control|for)\b"
    r"|(?:prescribe|prescribes) (?:it|this) (?:for|to)\b"
    r"|(?:give|gives) (?:it|this) (?:for(?! (?:\d|a |one|two|three|four|several|many|longer|up to|more))|against)\b)"
)
_LEADS = re.compile(
    r"\b(?:uses|used|treats?|prescribed?|indicat\w+|conditions|approved|licen[sc]ed|taken for)\b[^\n]{0,120}:\s*$"
)
_REGION_END = re.compile(
    r"[;:.]|\b(?:but|although|though|because|when|if|which|that|while|unless|after|before|since|causing"
    r"|can (?:cause|lead)|may (?:cause|lead)|where"
    r"|and (?:can|may|has|is|it|also (?:carries|can|has))|in (?:people|patients|those|adults|children) (?:with|who))\b"
)
OFF_LABEL = re.compile(
    r"\boff[- ]label|\b(?:un|not )licen[sc]ed|\bunapproved|\bnot (?:\w+ )?(?:approved|licen[sc]ed|labell?ed"
    r"|on (?:the|its|their|either|any) label|listed)|\b(?:neither|no) label"
    r"|\blabels? (?:does|do) not (?:list|name)|\b(?:outside|beyond) (?:of )?(?:the|its) (?:label|licen[sc]e)"
    r"|\bexperimental|\bunder (?:study|investigation)"
)
_NOT_USE = re.compile(
    r"\b(?:not|never|no|isn't|n't|cannot|neither|nor|without|instead of|rather than|stop\w*"
    r"|before)\b[^.;,]{0,40}$|n't\b[^.;,]{0,40}$"
)
_BRINGS_ON = re.compile(
    r"\b(?:can|may|might|could|will|to|has been (?:known|found|linked) to)? ?(?:causes?|results? in|leads? to"
    r"|brings? on|worsens?|triggers?|provokes?)\b[^.;:\n]{0,60}"
)
_OTHER_CAUSE = re.compile(r"\b(?:alcohol|caffeine|smoking|stress)\b")
_LEAVING = re.compile(r"\bwithdraw\w*|\bstop\w*|\bdiscontinu\w*|\brebound\b|\bwithout\b|\bnot\b|n't\b|\bmissed\b")
_OTHER_MEDICINES = re.compile(
    r"\b(?:other|some|many|most|certain|these|those|similar|newer|older|the) (?:medicines|medications|drugs|pills"
    r"|treatments|options)\b|\b(?:medicines|medications|drugs|pills) (?:that|used|for|to|which)\b"
    r"|\b(?:antidepressants?|ssris?|snris?|beta[- ]blockers|antipsychotics?|anticonvulsants|antiepileptics"
    r"|benzodiazepines|barbiturates|therapy|cbt|counselling|counseling|psychotherapy|exercise"
    r"|melatonin|treatments)\b"
)
# "antihistamines or medicine for colds" names others; "it is a medicine for colds" does not.
_BARE = re.compile(r"(?:medicine|medication) ")
_IS_A = re.compile(r"\b(?:is|are|as|was|be|an?|the|this|your|called)\s(?:(?!(?:or|and)\b)[\w-]+\s){0,3}$")
# What nobody has studied is not denied, nor is what it does not cure for good, nor a narrower case of the illness.
_NOT_TOLD = re.compile(r"\b(?:stud(?:y|ies)|usefulness|efficacy|established|performed|demonstrated|evidence)\b")
_NARROW = re.compile(r"\b(?:routine|minor|mild|simple|ordinary|everyday|other|viral|virus|acute)\s(?:\w+\s){0,2}$")
_NARROWED = re.compile(r" (?:that|which|after|caused|due|from|during|if|when|right|before|shortly)\b")
_IF_NOT = re.compile(r"\bif (?:you|they|it)\b[^.;]{0,40}\bnot\b|\bnot enough\b")
_NEAR = 160
_GATE = Gate(_CUE, _BRINGS_ON)
_REST = re.compile(r"[\w-]{0,30}(?: disorders?| attacks?| syndrome| problems?)?")
_WORD = re.compile(r"[^\W\d_][\w-]{2,}")
_HERE = {
    "US": re.compile(r"\bUnited States\b|\bUS\b|\bU\.S\.|\bUSA\b|\bFDA\b|\bAmerica"),
    "GB": re.compile(r"\bUnited Kingdom\b|\bUK\b|\bBritain\b|\bNHS\b|\bMHRA\b"),
}


@dataclass(frozen=True)
class Use:
    """`how` is whether the text says that it treats this, that it does not, or that it brings it on. `marked` says
    that the text calls the use off-label. `start` and `end` are offsets in the passage.
    """

    name: str
    how: Literal["treats", "not", "causes"]
    start: int
    end: int
    marked: bool = False
    labelled: bool = True


def treated(statement: Statement, record: Record, heading: str = "") -> Iterator[Use]:
    """The uses that a sentence names, each once. `heading` is the section's."""
    text = statement.low
    if statement.asks or (_GATE.closed(statement.low) and not statement.lead):
        return
    seen: set[tuple[str, str]] = set()
    claimed = list(_claimed(text, record))
    uses = [*(claimed or _listed(statement)), *_brought_on(text)]
    labelled = labelled_uses(record, statement.text) if uses else frozenset[str]()
    marked = (
        bool(uses) and OFF_LABEL.search(lowered(f"{heading}\n{statement.lead}\n{statement.passage.text}")) is not None
    )
    for how, name, start, end in uses:
        if (how, name) not in seen:
            seen.add((how, name))
            whole = _REST.match(text, end)
            stop = statement.start + (whole.end() if whole else end)
            yield Use(name, how, statement.start + start, stop, marked, name in labelled)


def _claimed(text: str, record: Record) -> Iterator[tuple[Literal["treats", "not", "causes"], str, int, int]]:
    for cue in _CUE.finditer(text):
        if (cue["object"] and not is_own(cue["object"], record)) or _of_another(text, cue, record):
            continue
        stop = _REGION_END.search(text, cue.end(), cue.end() + 220)
        refused = denied(text, cue.end()) or _NOT_USE.search(text, max(0, cue.start() - _NEAR), cue.start())
        if refused and (
            _NOT_TOLD.search(text)
            or _IF_NOT.search(text, 0, cue.end())
            or "cure" in text[max(0, cue.start() - 60) : cue.end()]
        ):
            continue
        for name, start, end in mentions(text, cue.end(), stop.start() if stop else cue.end() + 220):
            narrow = _NARROW.search(text, max(0, start - 40), start) or _NARROWED.match(text, end)
            if not (refused and narrow):
                yield "not" if refused else "treats", name, start, end


def _listed(statement: Statement) -> Iterator[tuple[Literal["treats", "not", "causes"], str, int, int]]:
    """An item below "It is used for:" whose first words are the use."""
    lead = lowered(statement.lead)
    if statement.passage.kind != "item" or statement.start > 2 or not _LEADS.search(lead) or _NOT_USE.search(lead[:-1]):
        return
    head = re.split(r"[:.]| - ", statement.low, maxsplit=1)[0]
    if len(head.split()) <= 8:
        for name, start, end in mentions(statement.low, 0, len(head)):
            yield "treats", name, start, end


def _brought_on(text: str) -> Iterator[tuple[Literal["treats", "not", "causes"], str, int, int]]:
    if _LEAVING.search(text) or _OTHER_CAUSE.search(text):
        return
    for cue in _BRINGS_ON.finditer(text):
        for name, start, end in mentions(text, *cue.span()):
            yield "causes", name, start, end


def _of_another(text: str, cue: re.Match[str], record: Record) -> bool:
    """Whether other medicines are what the cue speaks of: the last one named before it, or in it, decides."""
    if _BARE.match(cue[0]) and not _IS_A.search(text, max(0, cue.start() - 40), cue.start()):
        return True
    at, other, near = -1, False, max(0, cue.start() - _NEAR)
    for word in _WORD.finditer(text, near, cue.end()):
        own = is_own(word[0], record) or word[0].lower() in ("it", "its")
        if own or is_other(word[0], record):
            at, other = word.start(), not own
    group = max((match.start() for match in _OTHER_MEDICINES.finditer(text, near, cue.start())), default=-1)
    return group > at or (other and at >= 0)


def labelled_uses(record: Record, text: str = "") -> frozenset[str]:
    """Of the country that the text names, else of the record's."""
    countries = {row.country for row in record.indications} - {""}
    named = [country for country in countries if country in _HERE and _HERE[country].search(text)]
    here = {"", named[0] if len(named) == 1 else record.country}
    rows = [row for row in record.indications if row.labelled and (row.country in here or not record.country)]
    return frozenset(name for row in rows for name in uses_of(row.name))
