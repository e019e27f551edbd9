"""Which medicine is spoken of: the record's own, or another."""

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from articles.clinical.identity_cache import identity_cache
from articles.clinical.lexicon import load_word_list
from articles.clinical.prose.vocabulary import Token, within
from articles.clinical.record import Record
from articles.gate import Gate

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


def is_medicine(word: str, record: Record) -> bool:
    return is_own(word, record) or is_other(word, record)


def is_own(word: str, record: Record) -> bool:
    return _bare(word) in record.own_words


def is_other(word: str, record: Record) -> bool:
    """A medicine, or something else that is taken in doses, that is not the record's."""
    name = _bare(word)
    return name not in record.own_words and _is_named(name)


def _bare(word: str) -> str:
    return word.strip(".,;:()®™").lower().removesuffix("'s")


@lru_cache(maxsize=4096)
def _is_named(name: str) -> bool:
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
    names = _named(text, record)
    after, before = within(names, end, around[1])[:1], within(names, around[0], start)[-1:]
    spoken = after if after and after[0][1] - end < 12 else before or after
    return any(not is_own(word, record) for word, _, _ in spoken)


@identity_cache()
def _named(text: str, record: Record) -> tuple[Token, ...]:
    """Read once, as a sentence can hold hundreds of amounts."""
    words = ((word[0], *word.span()) for word in _WORD.finditer(text))
    return tuple(word for word in words if is_medicine(word[0], record))


@identity_cache()
def _names_of(record: Record) -> Gate:
    names = sorted((re.escape(name.lower()) for name in record.own_names if name), key=len, reverse=True)
    return Gate(re.compile(rf"\b(?:{'|'.join(names)})\b" if names else r"(?!)"))


def blotted(low: str, record: Record) -> str:
    """A text in small letters with each own name made of one letter, "ǂ", as long as before: lists of wordings mean any
    of the names by it.
    """
    names = _names_of(record)
    return low if names.closed(low) else names.patterns[0].sub(lambda name: "ǂ" * len(name[0]), low)
