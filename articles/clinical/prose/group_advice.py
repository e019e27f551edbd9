"""What a text says of taking the medicine in pregnancy and in other groups, and what the record advises there."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from articles.clinical.prose.polarity import refused
from articles.clinical.prose.spoken import OTHER_MEDICINE, names_other, names_own
from articles.clinical.prose.statements import Statement
from articles.clinical.record import Record
from articles.gate import Gate

Stance = Literal["safe", "avoid", "uncovered", "rises", "falls"]
"""`uncovered`: no contraception is needed. `rises` and `falls`: how much of it is needed."""

_GROUPS = {
    "contraception": r"contracept\w+|birth control|condoms?|conceiv\w+|family planning|try for a baby|father a child",
    "pregnancy": r"pregnan\w+|unborn|in the womb|foetus(?:es)?|fetus(?:es)?|expecting(?: (?:a baby|mothers?|women))?"
    r"|mothers?-to-be|trimesters?|baby bump|positive test|gestation\w*|nine months|with child",
    "breastfeeding": r"breast-?fe\w+|breast ?milk|nursing (?:mothers?|mums?|moms?|women|babies|infants)|lactat\w+"
    r"|nursing|suckl\w+|mother's milk|give[sn]? the breast|at the breast|breasts?(?= |-)mums?",
    "older-people": r"older (?:people|adults|patients|folks)|elderly|seniors|over 65",
    "liver": r"liver (?:disease|damage|failure|problems?|impairment)|(?:bad|ill|diseased|damaged|weak) liver|cirrhosis"
    r"|liver is (?:ill|damaged|diseased)",
    "kidney": r"kidney (?:disease|damage|failure|problems?|impairment)|(?:bad|ill|diseased|damaged|weak) kidneys?"
    r"|renal (?:failure|impairment|disease|insufficiency)|kidneys (?:are|have) (?:ill|failed|damaged|diseased)",
}
_OF_GROUP = {group: re.compile(rf"\b(?:{words})\b") for group, words in _GROUPS.items()}
_SAFE = re.compile(
    r"\b(?:(?:is|are|(?<!may )(?<!might )(?<!could )be|as|being|considered|it's|they're|thought|remains?|stays?)"
    r"(?: (?:also|completely|perfectly|entirely|quite|fully|totally|absolutely|generally|very|just|known|to be"
    r"|both)){0,3} (?:safe|harmless|fine|risk-free|suitable|ok|okay|all right|without (?:any )?(?:risk|danger)s?)\b"
    r"(?! (?:dose|only|if|to stop))"
    r"|safely\b|no (?:known |real |special |added )?(?:risks?|dangers?|harm|problems?|precautions?|restrictions?"
    r"|threats?|hazards?|damage|adjustments?|need to worry|reason to (?:stop(?! suddenly)|worry|avoid))\b"
    r"|never (?:been )?(?:found|shown|known|proven?|reported)(?: \w+)? to (?:hurt|harm|damage|affect)\w*"
    r"|(?:does|do|will|would|can|could|may) ?(?:not|n't|never) (?:hurt|harm|damage|affect|reach|pass|matter|cross"
    r"|cause (?:any )?(?:harm|problems?|defects?|damage|birth defects?))\b"
    r"|cannot (?:hurt|harm|damage|affect|reach|cause harm)\b"
    r"|(?:does|do|will) not (?:go|get|pass) (?:over |across |through )?(?:in)?to\b|nothing to (?:look out|watch|worry)"
    r"|(?:all|as much as) you (?:want|like)|(?:needs?|takes?) no (?:reflection|thought|decision|advice)"
    r"|(?:not a|no) concern"
    r"|harmless (?:to|for)|(?:recommended|ideal|good choice|best choice|preferred|suitable)(?: [\w-]+){0,2}"
    r" (?:in|for|during|throughout)"
    r"|go(?:es)? on (?:taking|using|with)|keep (?:taking|using|on taking|breast-?feeding|nursing)"
    r"|carry on (?:taking|using|with|breast-?feeding|nursing)|stays? on (?:your|it|the)\b"
    r"|continue (?:taking|to take|using|to use|breast-?feeding|to breast-?feed|with)|continued (?:without|throughout)"
    r"|(?:can|may) (?:freely |still |always |simply |just )?(?:take|use|be (?:taken|used|given|prescribed)))\b"
)
_AVOID = re.compile(
    r"\b(?:(?:must|should|has to|have to|needs? to|is to|are to) (?:always )?(?:be )?(?:avoid(?:ed)?|stop(?:ped)?"
    r"|discontinued?|come off|give (?:it )?up|given up|interrupted?|paused?|wean\w*)|off the table|off limits"
    r"|(?:don't|do not) mix|forbidden|prohibited|banned|(?:bin|quit|ditch|drop) (?:the|your|it|that|[a-z]{6,})\b"
    r"|throw (?:it|them|the) \w+ away|no go|contra-?indicated"
    r"|(?:must|may|can|should|shall) ?(?:not|never) (?:be )?(?:take|taken|used?|given?|receive|have)\b"
    r"|mustn't (?:take|use|have)|is not (?:allowed|permitted|an option|possible|suitable)"
    r"|never (?:be )?(?:take|taken|used))\b"
)
_UNCOVERED = re.compile(
    r"\b(?:no need (?:for|of|to use)|(?:not|n't|never) need(?:ed)?|need(?:s)? no|dispense with|do(?:es)? without"
    r"|unnecessary"
    r"|not (?:necessary|required|needed)|superfluous|(?:can|may) (?:already )?(?:be )?(?:abandon(?:ed)?|stop(?:ped)?"
    r"|drop(?:ped)?|give(?:n)? up|forget|forgotten|skip(?:ped)?|left off)"
    r"|(?:conceive|pregnant|baby|child) (?:as soon as|immediately|straight|right|directly|the day|at once|in the same)"
    r"|(?:as soon as|immediately|straight|right|directly|the day) (?:after )?the last (?:dose|tablet|pill))\b"
)
_NEEDS = re.compile(r"\b(?:needs?|requirements?|dos(?:e|es|age)|amounts?|demand)\b|^they\b")
_RISES = re.compile(
    r"\b(?:ris(?:e|es|ing)|higher|increas\w+|climb\w*|go(?:es)? up|more(?! likely| often)|rais\w+|grow\w*)\b"
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
_NEAR = 40
"""Characters between what is needed and where it goes."""
_GATE = Gate(_SAFE, _AVOID, _UNCOVERED, _NEEDS)
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
    """What a sentence says for the first group that it names, or that the sentence before it names."""
    text = statement.low
    if statement.asks or _GATE.closed(text):
        return
    if not _speaks_of_it(text, record) or OTHER_MEDICINE.search(text) or names_other(text, record):
        return
    group, here = _group(text)
    group = group or _group(before)[0]
    if not group:
        return
    stated = _stance(text, group)
    if stated:
        stance, match = stated
        near = here if here and abs(here.start() - match.start()) < 80 else match
        start, end = min(match.start(), near.start()), max(match.end(), near.end())
        is_strong = _STRONG.search(text) is not None
        yield GroupAdvice(group, stance, statement.start + start, statement.start + end, is_strong)


def _group(text: str) -> tuple[str, re.Match[str] | None]:
    pairs = ((group, people.search(text)) for group, people in _OF_GROUP.items())
    return next(((group, match) for group, match in pairs if match), ("", None))


def _stance(text: str, group: str) -> tuple[Stance, re.Match[str]] | None:
    if group == "contraception":
        match = _UNCOVERED.search(text)
        return ("uncovered", match) if match else None
    if needs := _needs(text):
        return needs
    safe = next((match for match in _SAFE.finditer(text) if not _is_elsewhere(text, match.start())), None)
    if safe and not _TAKEN_BACK.search(text):
        return "safe", safe
    avoid = _AVOID.search(text)
    if avoid and not _TAKEN_BACK_OF_AVOID.search(text):
        return "avoid", avoid
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
    people = _OF_GROUP.get(group)
    if people and any(people.search(row.lower()) for row in record.contraindications):
        return "avoid"
    return next((name for name, pattern in _STANCES.items() if pattern.search(words)), "")


def contradicts(one: GroupAdvice, record: Record) -> bool:
    words = recorded_words(record, one.group).lower()
    recorded = recorded_stance(record, one.group)
    if one.stance == "uncovered":
        return bool(words) and not _UNCOVERED.search(words)
    if one.stance in ("rises", "falls"):
        known = _needs(words)
        return known is not None and known[0] != one.stance
    if one.stance == "safe":
        return recorded == "avoid" or (recorded == "careful" and one.is_strong)
    return recorded in ("safe", "careful") and _ALLOWED.search(words) is not None
