"""Which words of a text change how a medicine is taken."""

import re
from collections.abc import Iterator
from typing import Literal

from articles.text.citations import CITATION
from articles.text.quantities import UNIT_WORD, unit_name

Mark = Literal["number", "unit", "frequency", "route", "negation"]

_PERIOD = r"(?:day|night|week|month|hour|morning|evening|afternoon)"
_PERIODS = r"(?:minutes?|hours?|days?|nights?|weeks?|months?|hrs?|h)"
_FREQUENCY = [
    r"(?:once|twice|thrice|[\w½-]+ times) (?:a|per|each|every|in a|daily|weekly)(?: day| night| week| month)?",
    rf"(?:a|an|per|each) {_PERIOD}",
    rf"every (?:other |second |third )?(?:[\w.]+ (?:(?:to|or) [\w.]+ )?)?(?:{_PERIODS}|morning|evening|meal)",
    r"twice|hourly|daily|nightly|weekly|monthly|fortnightly",
    r"at (?:night|bedtime|noon|midday)|before bed|in the (?:morning|evening|afternoon)",
    r"(?:before|after|with|between) (?:meals?|food|breakfast|lunch|dinner)",
    r"(?:as|when|if) (?:needed|required)|as often as",
    r"[btq]\.?i\.?d\b|q\.?o?\.?d\b|q\.?\s?[0-9]+\s?h\b|o\.d\.|p\.?r\.?n\b|h\.s\.",
]
_ROUTE = [
    r"by mouth|oral(?:ly)?|swallow(?:ed|s|ing)?|chew(?:ed|s|ing)?",
    r"(?:under|on) (?:the|your) tongue|sublingual(?:ly)?|buccal(?:ly)?",
    r"inject(?:ed|s|ing|ions?|able)?|intravenous(?:ly)?|intramuscular(?:ly)?|subcutaneous(?:ly)?",
    r"i\.v\.|i\.m\.|s\.c\.|into (?:a|the|your) (?:vein|muscle|nose|eyes?|ears?)|under the skin",
    r"rectal(?:ly)?|suppositor(?:y|ies)|enemas?|into the (?:rectum|back passage)|vaginal(?:ly)?",
    r"nasal(?:ly)?|in (?:the|your|one|each) (?:nose|nostrils?|eyes?|ears?)",
    r"inhal(?:e|ed|es|er|ers|ing|ation)|topical(?:ly)?|transdermal(?:ly)?|(?:on|to) (?:the|your) skin|patch(?:es)?",
]
_NEGATION = [
    r"not|never|no|none|nor|neither|without|cannot|\w+n['’]t",
    r"avoid(?:s|ed|ing)?|except|unless",
]


def _pattern(phrases: list[str]) -> re.Pattern[str]:
    alternatives = "|".join(phrases).replace(" ", r"\s+")
    return re.compile(rf"\b(?:{alternatives})(?!\w)", re.IGNORECASE)


_PHRASES: dict[Mark, re.Pattern[str]] = {
    "frequency": _pattern(_FREQUENCY),
    "route": _pattern(_ROUTE),
    "negation": _pattern(_NEGATION),
}
_MONTH = r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
_ASIDE = re.compile(
    rf"{CITATION}|(?:https?://|mailto:|doi:)\S+|\b[0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}}\b"
    rf"|\b[0-9]{{1,2}}\s+{_MONTH}\s+[0-9]{{4}}\b|\b{_MONTH}\s+(?:[0-9]{{1,2}},\s*)?[0-9]{{4}}\b"
)
_DIGITS = re.compile(r"[0-9]+(?:[.,/][0-9]+)*|\.[0-9]+|[¼½¾]")
# How far to look on either side of a change: wide enough for any phrase or quantity that it may be a part of.
AROUND = 40


def weigh(text: str) -> str:
    """The text at its length, blank where figures are no amounts: in citations, addresses and dates."""
    return _ASIDE.sub(lambda found: " " * len(found[0]), text)


def marks(text: str, start: int, end: int) -> dict[Mark, list[str]]:
    """What `text[start:end]` touches, by mark: numbers and units inside it, and phrases that overlap it."""
    if start == end:
        return {}
    inside = text[start:end]
    touched: dict[Mark, list[str]] = {
        "number": _DIGITS.findall(inside),
        "unit": [unit_name(match[0]) for match in UNIT_WORD.finditer(inside)],
    }
    touched |= {mark: list(_overlapping(pattern, text, start, end)) for mark, pattern in _PHRASES.items()}
    return {mark: found for mark, found in touched.items() if found}


def _overlapping(pattern: re.Pattern[str], text: str, start: int, end: int) -> Iterator[str]:
    for match in pattern.finditer(text, max(0, start - AROUND), end + AROUND):
        if match.start() < end and match.end() > start:
            yield " ".join(match[0].lower().split())
