"""What a text says of taking the medicine in pregnancy and in other groups, and what the record advises there."""

import re
from collections.abc import Container, Iterator
from dataclasses import dataclass
from typing import Literal

from articles.clinical.prose.polarity import refused
from articles.clinical.prose.spoken import OTHER_MEDICINE, names_other, names_own
from articles.clinical.prose.statements import Statement
from articles.clinical.prose.wordings import wordings
from articles.clinical.record import Record
from articles.gate import Gate

Stance = Literal["safe", "unwatched", "avoid", "stop", "uncovered", "rises", "falls"]
"""`unwatched`: no check, no weighing and no asking is needed. `uncovered`: no contraception is needed. `rises` and
`falls`: how much of it is needed.
"""

_NEEDS = re.compile(r"\b(?:needs?|requirements?|dos(?:e|es|age)|amounts?|demand)\b|^they\b")
_RISES = re.compile(
    r"\b(?:ris(?:e|es|ing)|higher|increas\w+|climb\w*|go(?:es)? up|(?<!and )more(?! likely| often)|rais\w+|grow\w*)\b"
)
_FALLS = re.compile(
    r"\b(?:fall(?:s|ing)?|lower\w*|decreas\w+|drop\w*|sink\w*|go(?:es)? down|less|reduc\w+|shrink\w*)\b"
)
_STRONG = re.compile(
    r"\b(?:completely|perfectly|entirely|totally|absolutely|no (?:known |real )?(?:risks?|dangers?|harm)|no threats?"
    r"|no damage|nothing to|all you|never|harmless|risk-free|freely|without (?:any )?(?:risk|danger)s?"
    r"|no need to worry)\b"
)
_TAKEN_BACK = re.compile(
    r"\b(?:only|unless|except|until (?:you|your|a)|doctor|prescriber|specialist|midwife|pharmacist|clinic|team|weigh\w*"
    r"|benefits?|outweigh\w*|whether|if (?:there|no|the|other)|small amounts?|low(?:er|est)? doses?|lower|less|reduced"
    r"|careful\w*|caution|with care|monitor\w*|watch\w*|check\w*|evidence|data|stud(?:y|ies)|some|myth|wrong|adjust\w*"
    r"|after (?:the|your) last|weeks? after|months? after|suddenly|exceptions?"
    r"|(?:may|might|could) be (?:advised|told|asked))\b"
)
_TAKEN_BACK_OF_AVOID = re.compile(
    r"\b(?:unless|except|whether|only if|suddenly|without (?:asking|talking|advice)|myth|wrong|large|high(?:er)? doses?"
    r"|alcohol|exceptions?|do not stop|don't stop)\b"
)
_SPEAKER = re.compile(
    r"\b(?:it|its|this (?:medicine|medication|drug)|the (?:medicine|medication|drug|tablets?|hormone|insulin)"
    r"|the (?:active substance|antibiotic)|tak(?:e|en|ing)|us(?:e|ed|ing)|dose|they)\b"
    r"|^\W*(?:there (?:is|are)|no|during|in|if you|you|pregnan\w+|women|men|male|people|patients|mothers|being"
    r"|expecting|nursing|breast\w*|older|the (?:unborn|child|baby|women)|a reliable)\b"
)
"""Where no name is: what is spoken of is a medicine, and not what else is safe in pregnancy."""
_UNSURE = re.compile(
    r"\b(?:not|isn't|aren't|nor|neither|never|cannot|without knowing|no evidence(?: \w+)?|nobody(?: \w+){1,2}"
    r"|no one(?: \w+){1,2})"
    r"(?: \w+){0,3} $"
)
_INSTEAD = re.compile(r"\b(?:different|another|alternative|switch(?:ed)? you to an?)\b[^.;,]{0,30}$")
_NEAR = 80
"""Characters between what is needed and where it goes."""
_NEEDS_GATE = Gate(_NEEDS)
_CONTRACEPTION = "contraception"
_JOINS = re.compile(r"(?: \w+)? (?:by|in|for|to|during|while|when|with|throughout)(?: [\w-]+){0,2} ?")
_BESIDE = 80
"""Characters between a group and its advice that are marked together."""
_POSITIVE: tuple[Stance, ...] = ("unwatched", "safe")
_NEGATIVE: tuple[Stance, ...] = ("avoid", "stop")
_STANCES = {
    "avoid": re.compile(
        r"\b(?:must not|should not|cannot|do(?:es)? not (?:use|take|give)|not (?:be )?(?:for|used?|taken?|given|under"
        r"|below|recommended|advised)|never|contra-?indicated|avoid(?:ed)?(?! stopping)|birth defects|miscarriage"
        r"|harm\w*|unsafe)\b(?! stop)"
    ),
    "careful": re.compile(
        r"\b(?:weigh\w*|care|careful\w*|caution|only|lower|less|reduced|watch|ask|tell|check\w*|monitor\w*|specialists?"
        r"|benefits?|may (?:get|have to)|sees? a need|needed|passes?)\b"
    ),
    "safe": re.compile(r"\b(?:can be (?:used|taken)|safe\w*|go on with it|no change|first choice|preferred|usual)\b"),
}
_ALLOWED = re.compile(r"\b(?:can be (?:used|taken)|safe\w*|go on with it|no change|first choice|preferred)\b")


@dataclass(frozen=True)
class GroupAdvice:
    """`is_strong` where nothing is left to doubt. `start` and `end` are offsets in the passage."""

    group: str
    stance: Stance
    start: int
    end: int
    is_strong: bool = False


def group_advice(statement: Statement, record: Record, before: str = "") -> Iterator[GroupAdvice]:
    """What a sentence says for the group that it names nearest, or else for one that the sentence before it names."""
    text = statement.low
    here = groups_in(text)
    groups = here or groups_in(before)
    if statement.asks or not groups or not _speaks_of_it(text, record):
        return
    if OTHER_MEDICINE.search(text) or names_other(text, record) or not (stated := _stance(text, groups)):
        return
    stance, match = stated
    group = _CONTRACEPTION if stance == "uncovered" else min(groups, key=lambda name: _order(groups[name], match))
    start, end = match.span()
    if here and _apart(here[group], match) < _BESIDE:
        start, end = min(start, here[group].start()), max(end, here[group].end())
    is_strong = _STRONG.search(text) is not None
    yield GroupAdvice(group, stance, statement.start + start, statement.start + end, is_strong)


def groups_in(text: str) -> dict[str, re.Match[str]]:
    """Each group with its first mention."""
    pairs = ((group, next(words.matches(text), None)) for group, words in wordings("groups-of-people").items())
    return {group: match for group, match in pairs if match}


def _order(group: re.Match[str], advice: re.Match[str]) -> tuple[bool, bool, int]:
    """Right behind the advice ("is safe in pregnancy") stands the group that it is for, else before it."""
    is_behind = group.start() >= advice.start()
    is_joined = is_behind and _JOINS.fullmatch(group.string, advice.end(), group.start()) is not None
    return not is_joined, is_behind, _apart(group, advice)


def _apart(one: re.Match[str], other: re.Match[str]) -> int:
    return abs(one.start() - other.start())


def _stance(text: str, groups: Container[str]) -> tuple[Stance, re.Match[str]] | None:
    if _CONTRACEPTION in groups:
        match = next(wordings("group-advice")["uncovered"].matches(text), None)
        return ("uncovered", match) if match else None
    return _needs(text) or _allows(text) or _forbids(text)


def _allows(text: str) -> tuple[Stance, re.Match[str]] | None:
    for stance in _POSITIVE:
        for match in wordings("group-advice")[stance].matches(text):
            rest = text[: match.start()] + text[match.end() :]
            if not _is_elsewhere(text, match.start()) and not _TAKEN_BACK.search(rest):
                return stance, match
    return None


def _forbids(text: str) -> tuple[Stance, re.Match[str]] | None:
    for stance in _NEGATIVE if not _TAKEN_BACK_OF_AVOID.search(text) else ():
        for match in wordings("group-advice")[stance].matches(text):
            # What is to be avoided is a denial itself; "nobody comes off it" is not.
            if stance == "avoid" or not refused(text, *match.span()):
                return stance, match
    return None


def _is_elsewhere(text: str, at: int) -> bool:
    """Whether it is doubted, or said of a medicine that is given instead."""
    return _UNSURE.search(text, 0, at) is not None or _INSTEAD.search(text, 0, at) is not None


def _needs(text: str) -> tuple[Stance, re.Match[str]] | None:
    """The first direction, where it is the amount that changes."""
    needs = _NEEDS.search(text)
    window = (max(0, needs.start() - _NEAR), needs.end() + _NEAR) if needs else (0, 0)
    patterns = (("rises", _RISES), ("falls", _FALLS))
    turns = [(name, match) for name, pattern in patterns if (match := pattern.search(text, *window))]
    if not needs or not turns or refused(text, *needs.span()):
        return None
    name, match = min(turns, key=lambda turn: turn[1].start())
    return ("rises" if name == "rises" else "falls"), match


def _speaks_of_it(text: str, record: Record) -> bool:
    return _SPEAKER.search(text) is not None or names_own(text, record)


def recorded_words(record: Record, group: str) -> str:
    return " ".join(row.advice for row in record.populations if row.group == group)


def recorded_stance(record: Record, group: str) -> str:
    """What the record advises for a group: "avoid", "careful" or "safe"; "" where it does not say."""
    words = recorded_words(record, group).lower()
    if any(group in groups_in(row.lower()) for row in record.contraindications):
        return "avoid"
    return next((name for name, pattern in _STANCES.items() if pattern.search(words)), "")


def contradicts(one: GroupAdvice, record: Record) -> bool:
    words = recorded_words(record, one.group).lower()
    recorded = recorded_stance(record, one.group)
    match one.stance:
        case "uncovered":
            return bool(words) and next(wordings("group-advice")["uncovered"].matches(words), None) is None
        case "rises" | "falls":
            known = _needs(words)
            return known is not None and known[0] != one.stance
        case "safe":
            return recorded == "avoid" or (recorded == "careful" and one.is_strong)
        case "unwatched":
            return recorded in ("avoid", "careful")
        case "stop" if "do not stop" in words:
            return True
    return recorded in ("safe", "careful") and _ALLOWED.search(words) is not None
