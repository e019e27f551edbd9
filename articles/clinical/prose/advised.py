"""Advice that does harm: what a text orders, allows, or calls unnecessary."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from articles.clinical.identity_cache import identity_cache
from articles.clinical.passage import Passage
from articles.clinical.prose.dosewords import lowered
from articles.clinical.prose.spoken import blotted
from articles.clinical.prose.standing import (
    is_denied,
    is_doubted,
    is_guided,
    is_order_or_leave,
    is_refused_above,
    is_told_of_others,
)
from articles.clinical.prose.statements import Statement, statements
from articles.clinical.prose.uses import uses_of
from articles.clinical.prose.wordings import Wordings, wordings
from articles.clinical.record import Record
from articles.clinical.subject import Subject
from articles.deadline import go_on

_WELL = re.compile(
    r"\b(?:better|(?<!as )well|fine|good|gone|normal|stable|cured|healthy|lifts?|improves?|recover\w*|disappears?"
    r"|goes away|without(?: \w+)? symptoms?|no symptoms?"
    r"|under control|over|bright|fit|back|history|past|quits?|no longer (?:hurts?|there)|passed|eased)\b"
)
_LIMITED = re.compile(
    r"\b(?:no more than|not more than|at most|maximum|up to|never more|but not|limit|in 24 hours|less than)\b"
)
_MISSED = re.compile(r"\b(?:missed|forgotten|forgot|late|vomit\w*|sick|remember)\b")
_SKIPPED = re.compile(
    r"\b(?:miss(?:ed|es)?|forg[eo]t\w*|skip(?:ped|s)?|slipped (?:your|my|the|his|her) mind|left out|leaves? out|omitted"
    r"|still in the|remain(?:ed|s) in|overslept|overlooked|too late|not taken|remember(?:ed)?)\b"
)
_DEED = re.compile(r"\b(?:tablets?|pills?|capsules?|doses?|injections?|extra|double|skip\w*|stop\w*|\d+|ǂ+)\b")
_BOTH = re.compile(r"(?>.*?\bboth\b).* (?:at the same time|together|at once|in one go)")
"""What is right where a dose is made of two tablets."""
_SLOW = re.compile(
    r"\b(?:slow|modified|prolonged|extended|sustained|controlled|delayed|long)[- ]?(?:release|acting)"
    r"|\bretard\b|\bcontin(?:us)?\b|\bmst\b|\b(?:enteric|gastro)[- ]|\b[mpsxec]r\b|\bbeads\b|\bpellets\b"
)
_PLAIN = re.compile(
    r"\b(?:plain|ordinary|normal|immediate|standard|regular|dispersible|soluble|chewable|orodispersible|melt\w*"
    r"|score\w*)\b"
)
_SEDATING = re.compile(r"sleep|drows|sedat|dizz|tired|vision|confus")
_ONLY_WHEN = re.compile(
    r"\b(?:only (?:if|when|as|with|after|once|on)|otherwise|unless|until you know|once you know|when you know"
    r"|if you (?:are used to|know|feel (?:fully )?(?:alert|awake|able))"
    r"|if (?:it does|they do|this does) not|again)\b"
)
_THREATENS = re.compile(
    r"[^.;:]{0,80}?(?:,? (?:and|or|which|this|that) (?:(?:an? |the )?\w+ (?:can|may|could|will)"
    r"|you (?:risk|may|can|could|will)|withdrawal|seizures?"
    r"|the (?:illness|infection|symptoms)|symptoms|it (?:may|can|could|comes?)"
    r")\b|,? (?:which|that) (?:can|may|could)\b|\b(?:is|are|can be|could be|may be) (?:\w+ )?(?:danger\w*|fatal"
    r"|wrong|harm\w*|risky"
    r"|deadly|a mistake)\b|\bkill)"
)
AS_NEEDED = frozenset(
    {
        "pain",
        "fever",
        "allergy",
        "nausea",
        "cough",
        "stomach",
        "bowel",
        "insomnia",
        "skin",
        "erectile dysfunction",
        "agitation",
        "contraception",
    }
)
"""Uses for which a medicine may be stopped when the trouble is over."""


_PAIN = frozenset({"pain", "fever"})


@dataclass(frozen=True)
class Advised:
    """`kind` is the first word of the line in `words/harmful-advice.txt`."""

    kind: str
    passage: Passage
    start: int
    end: int


def harmful(subject: Subject) -> Iterator[Advised]:
    low = blotted(lowered(subject.text), subject.record)
    kinds = [
        (key, several)
        for key, several in wordings("harmful-advice").items()
        if not several.gate.closed(low) and _concerns(key, subject.record)
    ]
    every = statements(subject.passages)
    for before, statement in zip((None, *every), every, strict=False):
        go_on()
        if not statement.asks:
            together = before is not None and before.passage.section == statement.passage.section
            above = before.low if before is not None and together else statement.lead.lower()
            yield from _in(statement, above, kinds, subject.record)


def _in(statement: Statement, above: str, kinds: list[tuple[str, Wordings]], record: Record) -> Iterator[Advised]:
    """One for each key at most, none within another. `above` is the sentence before it, or what leads to its list."""
    low = blotted(statement.low, record)
    spans: list[tuple[int, int]] = []
    for key, several in kinds:
        stands = (match.span() for match in several.matches(low) if _stands(key, low, match, statement, above, record))
        start, end = next(stands, (0, 0))
        if end and not any(start < other_end and other_start < end for other_start, other_end in spans):
            spans.append((start, end))
            yield Advised(key.partition(":")[0], statement.passage, statement.start + start, statement.start + end)


def _concerns(key: str, record: Record) -> bool:
    """Whether what is advised does harm with this medicine."""
    kind = key.partition(":")[0]
    gradual = "no-sudden-stop" in record.flags
    match kind:
        case "drive":
            return "controlled" in record.flags or any(_SEDATING.search(row.name.lower()) for row in record.effects)
        case "stop" | "course" | "skip":
            return gradual or _is_course(record)
        case "abrupt":
            return gradual or _is_course(record)
        case "drink":
            return any("alcohol" in row.partner.lower() for row in record.interactions)
    return bool(record.name)


@identity_cache()
def _is_course(record: Record) -> bool:
    """Whether it is taken for longer than the trouble is felt."""
    uses = {use for row in record.indications for use in uses_of(row.name)}
    return bool(uses) and not uses & _PAIN and not uses <= AS_NEEDED


def _stands(key: str, low: str, match: re.Match[str], statement: Statement, above: str, record: Record) -> bool:
    kind, _, read = key.partition(":")
    before = low[: match.start()]
    if is_denied(low, match.start()) or is_doubted(statement) or is_refused_above(statement) or is_guided(low):
        return False
    if (statement.passage.kind == "row" and read != "missed") or (read == "act" and not is_order_or_leave(before)):
        return False
    if _ONLY_WHEN.search(low) or _THREATENS.match(low, match.end()):
        return False
    if read == "missed" and (is_told_of_others(low) or not _SKIPPED.search(f"{above} {low}")):
        return False
    if read == "invite" and not (is_told_of_others(f"{above} {before}") and _DEED.search(f"{above} {before}")):
        return False
    return _fits(kind, read, low, match, above, record)


def _fits(kind: str, read: str, low: str, match: re.Match[str], above: str, record: Record) -> bool:
    match kind:
        case "course":
            question = above if above.endswith("?") else ""
            return _WELL.search(f"{question} {low if read == 'said' else low[: match.start()]}") is not None
        case "double":
            return not _BOTH.fullmatch(match[0]) or _MISSED.search(low) is not None
        case "more":
            return not _LIMITED.search(low) and not _MISSED.search(low)
        case "crush":
            return (_SLOW.search(f"{above} {match.string}") is not None or _all_slow(record)) and not _PLAIN.search(low)
    return True


def _all_slow(record: Record) -> bool:
    forms = [row.form.lower() for row in record.products]
    return bool(forms) and all(_SLOW.search(form) for form in forms)
