"""What a medicine is used for, as a text names it: seizures, epilepsy and fits are one use."""

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from articles.clinical.identity_cache import identity_cache
from articles.clinical.lexicon import load_word_list
from articles.clinical.prose.dosewords import lowered
from articles.clinical.record import Dose, Record

# What is named here is an effect or a danger, not a use.
_EFFECT = re.compile(
    r"\b(?:caus(?:e|es|ed|ing)|leads? to|leading to|results? in|resulting in|risk of|brings? on|set(?:s|ting)? off"
    r"|trigger\w*"
    r"|signs? of|symptoms? (?:of|such as)|side effects?(?: (?:such as|like|of))?|provokes?|worsens?)\s[^.;:]{0,30}$",
    re.IGNORECASE,
)


@cache
def _uses() -> dict[str, str]:
    """The use that each word names."""
    rows = (line.split(": ", 1) for line in load_word_list("uses"))
    return {word: name for name, words in rows for word in words.split(", ")}


@cache
def _pattern() -> re.Pattern[str]:
    words = sorted(_uses(), key=len, reverse=True)
    return re.compile(r"\b(?:" + "|".join(re.escape(word).replace(r"\*", r"\w*") for word in words) + r")\b")


@lru_cache(maxsize=4096)
def named(text: str) -> frozenset[str]:
    """The uses that a text names."""
    low = lowered(text)
    matches = (
        match
        for match in _pattern().finditer(low)
        if not _EFFECT.search(low[max(0, match.start() - 45) : match.start()])
    )
    return frozenset(_use(match[0]) for match in matches)


def _use(word: str) -> str:
    uses = _uses()
    ended = (f"{word[:end]}*" for end in range(len(word), 0, -1))
    return uses.get(word) or next(uses[one] for one in ended if one in uses)


def uses_of(name: str) -> frozenset[str]:
    """The uses that a name in the record stands for; one that no list knows stands for itself."""
    return named(name) or frozenset({name.lower()})


def uses_in(text: str, record: Record) -> frozenset[str]:
    """Those of the lists and those that only the record names."""
    rare = _rare(record)
    return named(text) | {name for name in rare if name in text.lower()} if rare else named(text)


@identity_cache()
def _rare(record: Record) -> frozenset[str]:
    own = {row.indication for row in record.doses} | {row.name for row in record.indications}
    return frozenset(name.lower() for name in own if name and not named(name))


def doses_for(uses: frozenset[str], record: Record) -> tuple[Dose, ...]:
    """The record's doses for any of the uses; all of them where it knows none of these."""
    fitting = tuple(row for row in record.doses if uses & uses_of(row.indication))
    return fitting or record.doses


_PEOPLE = {
    "older": re.compile(r"\b(?:older|elderly|old (?:people|patients|persons?|heart|age)|over 65|frail|seniors?)\b"),
    "child": re.compile(r"\b(?:child\w*|bab(?:y|ies)|infants?|toddlers?|newborns?|teenagers?)\b"),
}
_ADULTS = re.compile(r"\b(?:adults?|grown-ups?|younger|wom[ae]n|m[ae]n|everybody|everyone|other people)\b")


def rows_of_people(rows: tuple[Dose, ...], sentence: str) -> tuple[Dose, ...]:
    """Those of the one group of people that a sentence names, where the record has some of it; else all of them."""
    low = lowered(sentence)
    groups = [group for group, words in _PEOPLE.items() if words.search(low)]
    if len(groups) != 1 or _ADULTS.search(low):
        return rows
    return tuple(row for row in rows if groups[0] in row.population) or rows


def mentions(text: str, start: int, end: int) -> Iterator[tuple[str, int, int]]:
    """Each use that a part of the text names, and where."""
    for match in _pattern().finditer(lowered(text[start:end])):
        yield _use(match[0]), start + match.start(), start + match.end()
