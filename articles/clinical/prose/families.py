"""Families of medicines that exclude each other: what is a statin is no penicillin."""

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from articles.clinical.lexicon import load_word_list
from articles.gate import Gate


@dataclass(frozen=True)
class DrugFamily:
    name: str
    words: str
    """A pattern of the words for it, in small letters."""
    members: frozenset[str]
    """All that somebody may call so."""
    proper: frozenset[str]
    """Those that nobody denies it."""


@cache
def families() -> tuple[DrugFamily, ...]:
    return tuple(_family(line) for line in load_word_list("families"))


def _family(line: str) -> DrugFamily:
    name, _, rest = line.partition(" = ")
    words, _, members = rest.partition(" > ")
    either = "|".join(re.escape(word).replace(r"\*", r"\w*") for word in words.split(", "))
    several = members.split(", ")
    proper = frozenset(one for one in several if not one.startswith("~"))
    return DrugFamily(name, either, frozenset(one.removeprefix("~") for one in several), proper)


@lru_cache(maxsize=256)
def families_of(name: str) -> frozenset[str]:
    """Of a generic name."""
    return frozenset(family.name for family in families() if name in family.proper)


@cache
def family_pattern() -> tuple[re.Pattern[str], Gate]:
    """Any family by any of its words, its group numbered as in `families`."""
    groups = "|".join(f"(?P<f{number}>{family.words})" for number, family in enumerate(families()))
    pattern = re.compile(rf"\b(?:{groups})\b")
    return pattern, Gate(pattern)
