"""What a text advises for pregnancy, breastfeeding and children."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from articles.clinical.prose.spoken import OTHER_MEDICINE
from articles.clinical.prose.statements import Statement
from articles.clinical.record import Record
from articles.gate import Gate

NEVER = r"(?:must|should|can|may|shall) ?(?:not|never)|mustn't|shouldn't|can't|do not|don't|never"
_GROUPS = {
    "pregnancy": r"(?:pregnan\w+|expecting (?:a baby|mothers?))",
    "breastfeeding": r"(?:breast-?feed\w*|breast-?fed|nursing (?:mothers?|women))",
    "children": r"(?:child(?:ren)?|kids|minors|teenagers|adolescents|patients under \d+|people under \d+|(?:any"
    r"|every)?(?:one|body) under \d+|under[- ](?:the age of )?\d+s?)",
}
_USED = r"(?:take|taken|use|used|given?|prescribed)"


def _absolute(people: str) -> re.Pattern[str]:
    return re.compile(
        rf"\b(?:{NEVER}) (?:ever )?(?:be )?{_USED}\b[^.;\n]{{0,40}}?\b(?:in|during|by|to|for|if|while|when"
        rf"|with)\b[^.;,\n]{{0,25}}?\b{people}\b"
        rf"|\b{people}\b(?: women| patients| people"
        rf"| mothers?)?(?: or [a-z-]+)? (?:{NEVER}) (?:ever )?(?:be )?{_USED}\b"
        r"|\b(?:not|never|in)[- ]?(?:compatible|suitable|permitted|allowed|safe|acceptable)(?: for use)? (?:in"
        r"|with|during|for|to)\b"
        rf"[^.;,\n]{{0,25}}?\b{people}\b"
        rf"|\b(?:strictly |absolutely |completely )?(?:contra-?indicated|forbidden|prohibited|banned|unsafe) (?:in"
        rf"|during|for|with)\b[^.;,\n]{{0,25}}?\b{people}\b"
        rf"|\bnever for {people}\b"
    )


ABSOLUTE = {group: _absolute(words) for group, words in _GROUPS.items()}
_HARMFUL = {
    group: re.compile(
        rf"\b(?:hazardous|dangerous|harmful|unsafe|toxic|not recommended|not advised)\b[^.;\n]{{0,20}}?\b(?:to|for"
        rf"|in|during)\b[^.;,\n]{{0,25}}?\b{words}\b"
    )
    for group, words in _GROUPS.items()
}
_CAREFUL = {
    group: re.compile(
        rf"\b{words}\b[^.;\n]{{0,120}}?\b(?:special (?:attention|care|caution)|with (?:care|caution)|carefully"
        rf"|cautiously|benefits? outweighs?|weigh\w*)\b"
        rf"|\b(?:with (?:care|caution)|carefully|cautiously|is safe|can be (?:used|taken)|may be (?:used"
        rf"|taken))\b[^.;\n]{{0,40}}?\b(?:in|during|by|while)\b[^.;,\n]{{0,25}}?\b{words}\b"
    )
    for group, words in _GROUPS.items()
}
_ADVICE_GATE = Gate(*(pattern for kind in (ABSOLUTE, _HARMFUL, _CAREFUL) for pattern in kind.values()))
ABSOLUTE_GATE = Gate(*ABSOLUTE.values())
_UNLESS = re.compile(r"\b(?:unless|except|only if|without (?:advice|talking|asking)|outweigh\w*)\b")
_RULED_OUT = re.compile(
    r"\b(?:must not|should not|do not|not (?:for|under|advised|recommended)|never|contra-?indicated|avoid)\b(?! stop)"
)


@dataclass(frozen=True)
class Advice:
    """`absolute` where the words are those that SAF-007 asks about. `start` and `end` are offsets in the passage."""

    group: str
    how: Literal["avoid", "careful"]
    start: int
    end: int
    absolute: bool = False


def advice(statement: Statement) -> Iterator[Advice]:
    if statement.asks or _ADVICE_GATE.closed(statement.low) or OTHER_MEDICINE.search(statement.low):
        return
    for group in _GROUPS:
        for how, patterns in (("avoid", (ABSOLUTE, _HARMFUL)), ("careful", (_CAREFUL,))):
            first = next(
                (
                    (match, pattern is ABSOLUTE)
                    for pattern in patterns
                    if (match := pattern[group].search(statement.low))
                ),
                None,
            )
            if first and (how == "careful" or not _UNLESS.search(statement.low)):
                match, absolute = first
                yield Advice(
                    group,
                    "avoid" if how == "avoid" else "careful",
                    statement.start + match.start(),
                    statement.start + match.end(),
                    absolute,
                )


def allows(record: Record, group: str) -> bool:
    """Whether the record knows a use in the group. Where it says nothing, ruling it out can be right."""
    advised = " ".join(row.advice for row in record.populations if row.group == group)
    dosed = group == "children" and any("child" in dose.population.lower() for dose in record.doses)
    return dosed or bool(advised and not _RULED_OUT.search(advised.lower()))
