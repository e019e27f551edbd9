"""Which words of a text change how a medicine is taken."""

import re
from bisect import bisect_left
from functools import lru_cache
from typing import Literal, NamedTuple

from articles.content.citations import CITATION
from articles.content.quantities import AMOUNT, NUMBER, UNIT_WORD, unit_name
from articles.content.tables import BORDER

Mark = Literal[
    "number", "unit", "dose", "frequency", "route", "negation", "direction", "contraindication", "interaction"
]

_PERIOD = r"(?:day|night|week|month|hour|morning|evening|afternoon)"
_PERIODS = r"(?:minutes?|hours?|days?|nights?|weeks?|months?|hrs?|h)"
_FREQUENCY = [
    r"(?:once|twice|thrice|[\w½-]{1,30} times) (?:a|per|each|every|in a|daily|weekly)(?: day| night| week| month)?",
    rf"(?:a|an|per|each) {_PERIOD}",
    rf"every (?:other |second |third )?(?:[\w.]+ (?:(?:to|or) [\w.]+ )?)?(?:{_PERIODS}|morning|evening|meal)",
    r"twice|hourly|daily|nightly|weekly|monthly|fortnightly",
    r"at (?:night|bedtime|noon|midday)|before bed|in the (?:morning|evening|afternoon)",
    r"(?:before|after|with|between) (?:meals?|food|breakfast|lunch|dinner)",
    r"(?:as|when|if) (?:needed|required)|as often as",
    r"thrice|on alternate (?:days|nights)|(?:very )?(?:un)?common(?:ly)?|(?:very )?rare(?:ly)?",
    r"[btq]\.?i\.?d\b|q\.?o?\.?d\b|q\.?\s?[0-9]+\s?h\b|o\.d\.|p\.?r\.?n\b|h\.s\.",
]
_ROUTE = [
    r"by mouth|oral(?:ly)?|swallow(?:ed|s|ing)?|chew(?:ed|s|ing)?",
    r"(?:under|beneath|below|on) (?:the|your) tongue|sublingual(?:ly)?|buccal(?:ly)?",
    r"inject(?:ed|s|ing|ions?|able)?|intravenous(?:ly)?|intramuscular(?:ly)?|subcutaneous(?:ly)?",
    r"i\.v\.|i\.m\.|s\.c\.|into (?:a|the|your) (?:vein|muscle|nose|eyes?|ears?)|under the skin",
    r"rectal(?:ly)?|suppositor(?:y|ies)|enemas?|into the (?:rectum|back passage)|vaginal(?:ly)?",
    r"nasal(?:ly)?|in (?:the|your|one|each) (?:nose|nostrils?|eyes?|ears?)",
    r"inhal(?:e|ed|es|er|ers|ing|ation)|topical(?:ly)?|transdermal(?:ly)?|(?:on|to) (?:the|your) skin|patch(?:es)?",
]
_NEGATION = [
    r"not|never|no|none|nor|neither|without|cannot|\w+n['’]t|(?:do|ca|wo|should|must|did|does)nt",
    r"avoid(?:s|ed|ing)?|except|unless|seldom|hardly|only (?:if|when|after|with|by|under|as)",
    r"forbid(?:s|den)?|prohibit(?:s|ed)?|refrain(?:s|ing)?|refuse[sd]?",
    r"unsafe|impossible|fail(?:s|ed)? to|lack(?:s|ing)?",
    r"(?:keep|stay)(?:s|ing)? away|leav(?:e|es|ing) out|skip(?:s|ped|ping)?|instead of",
]
# What turns advice round without any number or negation.
_DIRECTION = [
    r"before (?:you )?(?:stop|tak|chang|start)\w*|stop(?:s|ped|ping)?",
    r"continu(?:e|es|ed|ing)|resum(?:e|es|ed|ing)|withdraw(?:s|n|ing)?",
    r"rais(?:e|es|ed|ing)|lower(?:s|ed|ing)?|increas(?:e|es|ed|ing)|decreas(?:e|es|ed|ing)|reduc(?:e|es|ed|ing)",
    r"doubl(?:e|es|ed|ing)|halv(?:e|es|ed|ing)|strengthen(?:s|ed|ing)?|weaken(?:s|ed|ing)?",
    r"(?:higher|larger|smaller|longer|shorter|long|short) (?:doses?|amounts?|time|while)",
    r"highest|lowest|largest|smallest",
    r"suddenly|abruptly|gradually|slowly|at once|straight away|immediately",
    rf"at least|at most|(?:up to|more than|less than|over|under|above|below)(?= {NUMBER})",
    r"or (?:more|less|fewer|over|under|older|younger)",
]
_COUNT = (
    r"half|third|quarter|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty"
    r"|hundred|thousand|dozen|single|whole|couple|double"
)
_COUNTED = (
    r"tablets?|pills?|capsules?|drops?|puffs?|sprays?|patch(?:es)?|spoon(?:s|fuls?)?|vials?|ampoules?|doses?"
    r"|(?:milli|micro|nano|kilo)?grams?|(?:milli)?lit(?:re|er)s?|mg|mcg|ml|units?"
    r"|times|minutes?|hours?|days?|nights?|weeks?|months?|years?|fortnights?"
)
_WORDED = [
    rf"(?:(?:{_COUNT})(?: of)?(?: an?)? ?)(?:(?:{_COUNT}|and|or|to|a|an|of) ){{0,9}}(?:\w+ )?(?:{_COUNTED})",
    "one (?:more|less)",
]
_GROUP = r"(?:adults?|child(?:ren)?|teenagers?|bab(?:y|ies)|infants?|older|elderly|pregnan(?:t|cy)|kidneys?|liver)"
# Who a dose is for: before it in its sentence, in the heading above it, or in its row of a table.
_DOSE = rf"\b{_GROUP}\b[^.\n]{{0,38}}?\n*[^.\n]{{0,30}}?(?:%s)|{BORDER}[^\n]{{0,60}}?(?:%s)"
_SOME_AMOUNT = r"[.0-9¼½¾][0-9.,/¼½¾\u00a0\u202f\u2009]*+(?:[^\S\n]{0,2}|-)(?:%|[^\W\d_])"
_CONTRAINDICATION = [r"contra-?indicat\w+|must not|should not (?:take|use)|not suitable|allerg\w+"]
_INTERACTION = [r"opioids?|alcohol|grapefruit|interact\w*|other medicines?"]


class _Phrase(NamedTuple):
    pattern: re.Pattern[str]
    begins: re.Pattern[str]
    """Matches where a phrase may begin. Searched once for each text, since every change looks for every phrase."""


def _pattern(phrases: list[str]) -> re.Pattern[str]:
    alternatives = "|".join(phrases).replace(" ", r"\s+")
    return re.compile(rf"\b(?:{alternatives})(?!\w)", re.IGNORECASE)


def _phrase(phrases: list[str]) -> _Phrase:
    begun = "|".join(phrases).replace(" ", r"\s+").replace(r"\b", "")
    return _Phrase(_pattern(phrases), re.compile(rf"\b(?={begun})", re.IGNORECASE))


_PHRASES: dict[Mark, _Phrase] = {
    "number": _phrase(_WORDED),
    "frequency": _phrase(_FREQUENCY),
    "route": _phrase(_ROUTE),
    "negation": _phrase(_NEGATION),
    "direction": _phrase(_DIRECTION),
    "dose": _Phrase(
        re.compile(_DOSE.replace("%s", AMOUNT), re.IGNORECASE),
        re.compile(f"(?={_DOSE.replace('%s', _SOME_AMOUNT)})", re.IGNORECASE),
    ),
}
_ANYWHERE = {mark: [0] for mark in _PHRASES}
# Any change of words counts that stands beside these in one sentence.
_BESIDE: dict[Mark, re.Pattern[str]] = {
    "contraindication": _pattern(_CONTRAINDICATION),
    "interaction": _pattern(_INTERACTION),
}
_SENTENCE_END = re.compile(r"[.!?\n]")
_NOT = re.compile(r"\b\w+n t|cannot")
_WORD = re.compile(r"\w+")
_MONTH = r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
_ASIDE = re.compile(
    rf"{CITATION}|(?:https?://|mailto:|doi:)\S+|\b[0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}}\b"
    rf"|\b[0-9]{{1,2}}\s+{_MONTH}\s+[0-9]{{4}}\b|\b{_MONTH}\s+(?:[0-9]{{1,2}},\s*)?[0-9]{{4}}\b"
)
_DIGITS = re.compile(r"\d+(?:[.,/]\d+)*|\.\d+|[¼½¾]")
# How far to look on either side of a change: wide enough for any phrase or quantity that it may be a part of.
AROUND = 40


def weigh(text: str) -> str:
    """The text at its length, blank where figures are no amounts: in citations, addresses and dates."""
    return _ASIDE.sub(lambda match: " " * len(match[0]), text)


def marks(text: str, start: int, end: int) -> dict[Mark, list[str]]:
    """What `text[start:end]` touches, by mark: numbers and units inside it, and phrases that overlap it."""
    if start == end:
        return {}
    inside = text[start:end]
    touched: dict[Mark, list[str]] = {"number": _DIGITS.findall(inside)}
    # Of a text that is all new, or all gone, each place is looked at anyway.
    for mark, begins in (_begins(text) if end - start < len(text) else _ANYWHERE).items():
        phrases = _overlapping(_PHRASES[mark].pattern, begins, text, start, end)
        if phrases:
            touched[mark] = [*touched.get(mark, ()), *(_alike(mark, phrase) for phrase in phrases)]
    touched["unit"] = [unit_name(match[0]) for match in UNIT_WORD.finditer(inside)]
    if beside := _beside(text):
        near = _sentence(text, start, end)
        touched |= {mark: [near] for mark in beside if _BESIDE[mark].search(near)}
    return {mark: phrases for mark, phrases in touched.items() if phrases}


@lru_cache(maxsize=4)
def _beside(text: str) -> tuple[Mark, ...]:
    """The marks of words beside a change that this text can give at all."""
    words = " ".join(_WORD.findall(text.lower()))
    return tuple(mark for mark, pattern in _BESIDE.items() if pattern.search(words))


def _sentence(text: str, start: int, end: int) -> str:
    """The words in and beside `text[start:end]`."""
    before = _SENTENCE_END.split(text[max(0, start - AROUND) : start])[-1]
    after = _SENTENCE_END.split(text[end : end + AROUND], maxsplit=1)[0]
    return " ".join(_WORD.findall((before + text[start:end] + after).lower()))


def _alike(mark: Mark, phrase: str) -> str:
    """One for phrases that say the same: "isn't" and "is not", "stop" and "stopping"."""
    if mark == "negation":
        return _NOT.sub("not", phrase)
    return phrase[:4] if mark == "direction" else phrase


def _overlapping(pattern: re.Pattern[str], begins: list[int], text: str, start: int, end: int) -> list[str]:
    first = bisect_left(begins, start - AROUND)
    if first == len(begins) or begins[first] >= end:
        return []
    near = pattern.finditer(text, begins[first], end + AROUND)
    return [" ".join(_WORD.findall(match[0].lower())) for match in near if match.start() < end and match.end() > start]


@lru_cache(maxsize=4)
def _begins(text: str) -> dict[Mark, list[int]]:
    """Where in the text each kind of phrase may begin, without kinds that nowhere do."""
    places = {mark: [match.start() for match in phrase.begins.finditer(text)] for mark, phrase in _PHRASES.items()}
    return {mark: begins for mark, begins in places.items() if begins}
