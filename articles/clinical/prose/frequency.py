"""How often a text says that a side effect comes."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from articles.clinical.lexicon import load_word_list
from articles.clinical.prose.dosewords import lowered
from articles.clinical.prose.statements import Statement
from articles.gate import Gate

ORDER = ("very common", "common", "uncommon", "rare", "very rare")
_WORDS = {
    "very frequent": 0,
    "most common": 1,
    "frequent": 1,
    "less common": 2,
    "infrequent": 2,
    "less frequent": 2,
    "occasional": 2,
}
_BANDS = {**{name: number for number, name in enumerate(ORDER)}, **_WORDS}
_BAND = "|".join(sorted(_BANDS, key=len, reverse=True))
_LEAD = re.compile(
    rf"\b(?P<band>{_BAND})(?:ly)?\b[^.:\n]{{0,50}}?\b(?:side[- ]effects?|effects?|reactions?)\b"
    rf"|\b(?:side[- ]effects?|effects?|reactions?)\b[^.:\n]{{0,60}}?\b(?P<after>{_BAND})\b"
)
_INLINE = re.compile(r"\b(?:include|includes|including|are|is)\b|:")
_IS = re.compile(rf"\b(?:is|are) (?:an? )?(?:\w+ )?(?P<band>{_BAND})\b")
_GATE = Gate(_LEAD, _IS)
_NOT = re.compile(r"\b(?:not|no|never|isn't|aren't|overdose|withdrawal|stopping|if|more|than)\b")


@dataclass(frozen=True)
class Frequency:
    """`band` counts from 0, very common, to 4, very rare. `start` and `end` are offsets in the passage."""

    effect: str
    band: int
    start: int
    end: int


@cache
def _names() -> tuple[tuple[str, ...], re.Pattern[str]]:
    rows = [line.split(": ", 1) for line in load_word_list("effects")]
    either = ["|".join(re.escape(word).replace(r"\*", r"\w*") for word in words.split(", ")) for _, words in rows]
    groups = "|".join(f"(?P<e{number}>{words})" for number, words in enumerate(either))
    return tuple(name for name, _ in rows), re.compile(rf"\b(?:{groups})\b")


def effects_in(text: str, start: int = 0) -> Iterator[tuple[str, int, int]]:
    names, pattern = _names()
    for match in pattern.finditer(lowered(text), start):
        yield names[int((match.lastgroup or "e0")[1:])], *match.span()


def effect_of(name: str) -> str:
    """The one name that stands for an effect of the record."""
    return next((known for known, _, _ in effects_in(name)), name.lower())


def frequencies(statement: Statement) -> Iterator[Frequency]:
    """Of an item below "Common side effects:", and of "Common side effects are …"."""
    if statement.passage.kind == "item":
        band, begin = _in_lead(lowered(statement.lead)), 0
    else:
        band, begin = (-1, 0) if _GATE.closed(statement.low) else _in_sentence(statement.low)
    if band >= 0:
        for effect, start, end in effects_in(statement.text, begin):
            yield Frequency(effect, band, statement.start + start, statement.start + end)


@lru_cache(maxsize=256)
def _in_lead(lead: str) -> int:
    leads = list(_LEAD.finditer(lead)) if lead.rstrip().endswith(":") else []
    if not leads or _NOT.search(lead):
        return -1
    return _BANDS[leads[-1]["band"] or leads[-1]["after"]]


def _in_sentence(text: str) -> tuple[int, int]:
    if _NOT.search(text):
        return -1, 0
    if lead := _LEAD.search(text):
        listing = _INLINE.search(text, lead.end() if lead["band"] else lead.start())
        return (_BANDS[lead["band"] or lead["after"]], listing.end()) if listing and lead["band"] else (-1, 0)
    match = _IS.search(text)
    return (_BANDS[match["band"]], 0) if match and len(text.split()) <= 8 else (-1, 0)
