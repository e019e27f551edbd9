"""Names that are taken for a medicine's own."""

from functools import cache, lru_cache

from rapidfuzz.distance import OSA

from articles.clinical.identity_cache import identity_cache
from articles.clinical.lexicon import load_word_list
from articles.clinical.prose.families import families_of
from articles.clinical.record import Record

_ALIKE = 0.6
"""How much of two names has to be the same, of 1."""
_BRANDS_ALIKE = 0.7


@cache
def confused_pairs() -> dict[frozenset[str], bool]:
    """Pairs of the list, and whether both are of one class."""
    return {frozenset(line.rstrip(" ~").split()): line.endswith("~") for line in load_word_list("confused")}


@identity_cache()
def _own(record: Record) -> tuple[frozenset[str], frozenset[str]]:
    """The record's own names, and those that it calls look-alikes."""
    likes = frozenset(row.name.lower() for row in record.names if row.role == "look-alike")
    return frozenset(name.lower() for name in record.own_names if name), likes


def is_confusable(name: str, record: Record) -> bool:
    """Whether a name, in small letters, looks or sounds like one of the record's, or is one of its family."""
    own, likes = _own(record)
    if name in own:
        return False
    generic = record.name.lower()
    return name in likes or _are_alike(name, generic) or any(_is_like_brand(name, one) for one in own - {generic})


@lru_cache(maxsize=4096)
def _are_alike(one: str, other: str) -> bool:
    if frozenset({one, other}) in confused_pairs() or families_of(one) & families_of(other):
        return True
    if one[:4] == other[:4] or (one[:3] == other[:3] and one[-3:] == other[-3:]):
        return True
    return OSA.normalized_similarity(one, other) >= _ALIKE


def _is_like_brand(name: str, brand: str) -> bool:
    return frozenset({name, brand}) in confused_pairs() or OSA.normalized_similarity(name, brand) >= _BRANDS_ALIKE
