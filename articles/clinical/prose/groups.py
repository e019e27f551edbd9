"""What a text advises for pregnancy, breastfeeding, children and people whose liver or kidneys are ill."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from articles.clinical.prose.spoken import is_own
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
# Whom "safe" is said of, in more words than those that rule a group out.
_SPOKEN_OF = {
    "pregnancy": r"pregnan\w+|unborn|in the womb|foetus|fetus|expecting (?:a baby|mothers?)|mothers?-to-be|trimesters?",
    "breastfeeding": r"breast-?fe\w+|breast ?milk|nursing (?:mothers?|women|babies|infants)|lactat\w+",
    "children": r"child(?:ren)?|kids|bab(?:y|ies)|infants|toddlers",
    "older-people": r"older (?:people|adults|patients)|elderly|seniors|over 65",
    "liver": r"liver (?:disease|damage|failure|problems?|impairment)|(?:bad|ill|diseased|damaged|weak) liver|cirrhosis"
    r"|liver is (?:ill|damaged|diseased)",
    "kidney": r"kidney (?:disease|damage|failure|problems?|impairment)|(?:bad|ill|diseased|damaged|weak) kidneys?"
    r"|renal (?:failure|impairment|disease)|kidneys (?:are|have) (?:ill|failed|damaged|diseased)",
}
_SAFE = re.compile(
    r"\b(?:(?:is|are|(?<!may )(?<!might )(?<!could )be|as|being|considered|it's|they're|thought|remains?|stays?)"
    r"(?: (?:also|completely|perfectly|entirely|quite|fully|totally|absolutely|generally|very|just|known|to be"
    r"|both)){0,3} (?:safe|harmless|fine|risk-free|suitable|ok|okay|all right|without (?:any )?(?:risk|danger)s?)\b"
    r"(?! (?:dose|only|if))"
    r"|safely\b|no (?:known |real |special |added )?(?:risks?|dangers?|harm|problems?|precautions?|restrictions?"
    r"|adjustments?|need to worry|reason to (?:stop|worry))\b"
    r"|never (?:been )?(?:found|shown|known|proven?|reported)(?: \w+)? to (?:hurt|harm|damage|affect)\w*"
    r"|(?:does|do|will|would|can|could|may) ?(?:not|n't|never) (?:hurt|harm|damage|affect|reach|pass|matter"
    r"|cause (?:any )?(?:harm|problems?|defects?|damage|birth defects?))\b"
    r"|cannot (?:hurt|harm|damage|affect|reach|cause harm)\b"
    r"|harmless (?:to|for)|(?:recommended|ideal|good choice|best choice|preferred) (?:in|for|during|throughout)"
    r"|go(?:es)? on (?:taking|using)|keep (?:taking|using|on taking)|carry on (?:taking|using|with)"
    r"|continue (?:taking|to take|using|to use)"
    r"|(?:can|may) (?:freely |still |always |simply |just )?(?:take|use|be (?:taken|used|given|prescribed)))\b"
)
_STRONG = re.compile(
    r"\b(?:completely|perfectly|entirely|totally|absolutely|no (?:known |real )?(?:risks?|dangers?|harm)|never|harmless"
    r"|risk-free|freely|without (?:any )?(?:risk|danger)s?|no need to worry)\b"
)
_TAKEN_BACK = re.compile(
    r"\b(?:only|unless|except|until|doctor|prescriber|specialist|midwife|pharmacist|clinic|team|weigh\w*|benefits?"
    r"|outweigh\w*|whether|if (?:there|no|the|other)|small amounts?|low(?:er|est)? doses?|lower|less|reduced|careful\w*"
    r"|contracepti\w+|birth control|after (?:the|your) last"
    r"|caution|with care|monitor\w*|watch\w*|check\w*|evidence|data|stud(?:y|ies)|some|myth|wrong|adjust\w*)\b"
)
_SPEAKER = re.compile(
    r"\b(?:it|its|this (?:medicine|medication|drug)|the (?:medicine|medication|drug|tablets?)|tak(?:e|en|ing)"
    r"|us(?:e|ed|ing))\b"
    r"|^\W*(?:there (?:is|are)|no|during|in|if you|you|pregnan\w+|women|people|patients|mothers|being|expecting|nursing"
    r"|breast\w*|older|children)\b"
)
"""Where no name is: what is spoken of is a medicine, and not what else is safe in pregnancy."""
_WORD = re.compile(r"[^\W\d_][\w-]{3,}")
_UNSURE = re.compile(
    r"\b(?:not|isn't|aren't|nor|neither|never|cannot|without knowing|no evidence(?: \w+)?|nobody knows(?: \w+)?)"
    r"(?: \w+){0,3} $"
)
_STANCES = {
    "avoid": re.compile(
        r"\b(?:must not|should not|cannot|do(?:es)? not (?:use|take|give)|not (?:be )?(?:for|used?|taken?|given|under"
        r"|recommended|advised)|never|contra-?indicated|avoid(?:ed)?(?! stopping)|birth defects|miscarriage"
        r"|harm\w*|unsafe|only effective contraception)\b(?! stop)"
    ),
    "careful": re.compile(
        r"\b(?:weigh\w*|care|careful\w*|caution|only|lower|less|reduced|watch|ask|tell|check\w*|monitor\w*|specialists?"
        r"|benefits?|may (?:get|have to)|sees? a need|needed|passes?)\b"
    ),
    "safe": re.compile(r"\b(?:can be (?:used|taken)|safe\w*|go on with it|no change|first choice|preferred|usual)\b"),
}
_ADVICE_GATE = Gate(*(pattern for kind in (ABSOLUTE, _HARMFUL, _CAREFUL) for pattern in kind.values()))
ABSOLUTE_GATE = Gate(*ABSOLUTE.values())
_OF_GROUP = {group: re.compile(rf"\b(?:{words})\b") for group, words in _SPOKEN_OF.items()}
_SAFE_GATE = Gate(*_OF_GROUP.values())
_UNLESS = re.compile(r"\b(?:unless|except|only if|without (?:advice|talking|asking)|outweigh\w*)\b")
_RULED_OUT = re.compile(r"\b(?:must not|should not|do not|not for|never|contra-?indicated|not under|avoid)\b(?! stop)")


@dataclass(frozen=True)
class Advice:
    """`absolute` where the words are those that SAF-007 asks about. `start` and `end` are offsets in the passage."""

    group: str
    how: Literal["avoid", "careful", "safe"]
    start: int
    end: int
    absolute: bool = False
    strong: bool = False
    """Whether "safe" is said without any doubt."""


def advice(statement: Statement, record: Record) -> Iterator[Advice]:
    if not statement.asks:
        yield from _ruled_out(statement)
        yield from _called_safe(statement, record)


def _ruled_out(statement: Statement) -> Iterator[Advice]:
    """Who should not take it, or with care."""
    if _ADVICE_GATE.closed(statement.low):
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


def _called_safe(statement: Statement, record: Record) -> Iterator[Advice]:
    """For whom it is said to do no harm. What a prescriber decides, and what holds under a condition, is not."""
    text = statement.low
    if _SAFE_GATE.closed(text) or _TAKEN_BACK.search(text) or not _speaks_of_it(text, record):
        return
    group = next((name for name, people in _OF_GROUP.items() if people.search(text)), None)
    safe = next((match for match in _SAFE.finditer(text) if not _UNSURE.search(text, 0, match.start())), None)
    if group and safe:
        people = _OF_GROUP[group].search(text) or safe
        start, end = min(safe.start(), people.start()), max(safe.end(), people.end())
        strong = _STRONG.search(text) is not None
        yield Advice(group, "safe", statement.start + start, statement.start + end, strong=strong)


def _speaks_of_it(text: str, record: Record) -> bool:
    return _SPEAKER.search(text) is not None or any(is_own(word[0], record) for word in _WORD.finditer(text))


def stance(record: Record, group: str) -> str:
    """What the record advises for a group: "avoid", "careful" or "safe"; "" where it does not say."""
    words = " ".join(row.advice for row in record.populations if row.group == group).lower()
    if any(people.search(row.lower()) for row in record.contraindications if (people := _OF_GROUP.get(group))):
        return "avoid"
    return next((name for name, pattern in _STANCES.items() if pattern.search(words)), "")


def allows(record: Record, group: str) -> bool:
    """Whether the record knows a use in the group. Where it says nothing, ruling it out can be right."""
    advised = " ".join(row.advice for row in record.populations if row.group == group)
    dosed = group == "children" and any("child" in dose.population.lower() for dose in record.doses)
    return dosed or bool(advised and not _RULED_OUT.search(advised.lower()))
