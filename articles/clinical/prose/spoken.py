"""Which medicine is spoken of: the record's own, or another."""

import re
from collections.abc import Iterator
from functools import cache

from articles.clinical.identity_cache import identity_cache
from articles.clinical.lexicon import load_word_list
from articles.clinical.record import Record

_WORD = re.compile(r"[^\W\d_][\w-]{3,}")
# How generic names end: the stems that name their class.
_STEM = re.compile(
    r"\w{2,}(?:azepam|azolam|zepoxide|pril|sartan|statin|olol|oxetine|triptyline|pramine|mycin|cillin|floxacin|profen"
    r"|codone"
    r"|morphone|prazole|conazole|gliptin|gliflozin|thiazide|dipine|parin|xaban|barbital|gabalin|triptan|setron|racetam)"
)
OTHER_MEDICINE = re.compile(
    r"\b(?:an?other|different|other|a|newer|older) (?:\w+ )?(?:medicine|medication|drug|tablet|treatment|painkiller)s?"
    r"(?: (?:that|which) (?:is|are|can|may|has)| (?:known to|more|better|less))\b"
    r"|\b(?:an?other|different) (?:medicine|medication|drug|tablet|treatment|painkiller)s?\b"
)
"""One without a name: "a different medicine that is safe in pregnancy"."""
_SEPARATED = re.compile(r"[/+\s]+")
_NOT_MEDICINES = ("alcohol", "caffeine", "nicotine", "vitamin", "cannabis", "grapefruit")


@cache
def _medicines() -> frozenset[str]:
    """Several generic names can share a line; a brand may have two words, of which neither alone is a name."""
    lines = (line.lower().partition(":") for line in load_word_list("medicines"))
    names = {name for generics, _, brands in lines for name in (*_SEPARATED.split(generics), *_names(brands))}
    return frozenset(name for name in names if len(name) > 3).union(_NOT_MEDICINES)


def _names(brands: str) -> Iterator[str]:
    return (brand.strip() for brand in brands.split(",") if " " not in brand.strip())


@identity_cache()
def _own(record: Record) -> frozenset[str]:
    """With the parts of names of several words, "insulin" and "glargine"."""
    names = [name.lower() for name in record.own_names if name]
    return frozenset(names).union(part for name in names for part in name.split() if len(part) > 3)


def is_medicine(word: str, record: Record) -> bool:
    return is_own(word, record) or is_other(word, record)


def is_own(word: str, record: Record) -> bool:
    return word.strip(".,;:()®™").lower().removesuffix("'s") in _own(record)


def is_other(word: str, record: Record) -> bool:
    """A medicine, or something else that is taken in doses, that is not the record's."""
    name = word.strip(".,;:()®™").lower().removesuffix("'s")
    if name in _own(record):
        return False
    return name in _medicines() or name.rstrip("s") in _medicines() or _STEM.fullmatch(name) is not None


@identity_cache()
def names_own(low: str, record: Record) -> bool:
    """Whether a text in small letters names the record's medicine."""
    return any(is_own(word[0], record) for word in _WORD.finditer(low))


@identity_cache()
def names_other(low: str, record: Record) -> bool:
    """Whether a text in small letters names another medicine. Several readers ask it of each sentence."""
    return any(is_other(word[0], record) for word in _WORD.finditer(low))


def other_medicine(text: str, start: int, end: int, around: tuple[int, int], record: Record) -> bool:
    """Whether `text[start:end]`, an amount, is said of another medicine: the name right behind it decides ("10 mg of
    diazepam"), else the last one before it within `around`, else the first one after it.
    """
    after = next((word for word in _WORD.finditer(text, end, around[1]) if is_medicine(word[0], record)), None)
    spoken = after
    if after is None or after.start() - end >= 12:
        before = [word for word in _WORD.finditer(text, around[0], start) if is_medicine(word[0], record)]
        spoken = before[-1] if before else after
    return spoken is not None and not is_own(spoken[0], record)


@identity_cache()
def _names_of(record: Record) -> re.Pattern[str]:
    names = sorted((re.escape(name.lower()) for name in record.own_names if name), key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(names)})\b" if names else r"(?!)")


def blotted(low: str, record: Record) -> str:
    """A text in small letters with each own name made of one letter, "ǂ", as long as before: lists of wordings mean any
    of the names by it.
    """
    return _names_of(record).sub(lambda name: "ǂ" * len(name[0]), low)
