"""What a medicine is used for, as a text names it: seizures, epilepsy and fits are one use."""

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import groupby

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
# An illness that no list has, by how its name is made.
_ILLNESS = re.compile(
    r"\b(?:[a-z][a-z'-]{2,24} ){1,2}(?:disease|syndrome|disorder|deficiency|palsy|poisoning|phobia)s?\b"
    r"|\b[a-z]{3,20}(?:itis|osis|oma|aemia|emia|algia|opathy|plegia|penia|phobia)\b"
)
_NO_ILLNESS = frozenset(
    "diagnosis prognosis osmosis hypnosis sclerosis the this that these your their any every some other another same"
    " certain underlying serious chronic severe mild rare liver kidney heart lung skin eye mental and with for".split()
)
_WORD = re.compile(r"[a-z][a-z'-]{3,}")
_PLAIN_WORDS = frozenset(
    "with after without from disease disorder syndrome disorders diseases severe mild early acute chronic type long"
    " other types kinds certain people adults children treatment problems attack attacks loss high".split()
)
_ROOT_LETTERS = 5


@cache
def _uses() -> dict[str, str]:
    """The use that each word names."""
    rows = (line.split(": ", 1) for line in load_word_list("uses"))
    return {word: names.split(" < ")[0] for names, words in rows for word in _listed(words)}


def _listed(words: str) -> list[str]:
    """A comma inside a name, as in "ear, nose and throat infection", is kept where the list begins with it."""
    words = words.replace("ear, nose and throat", "ear\0 nose and throat")
    return [word.replace("\0", ",") for word in words.split(", ")]


@cache
def _broader() -> dict[str, tuple[str, ...]]:
    """The broader uses that each belongs to, the nearest."""
    names = (line.split(": ", 1)[0].partition(" < ") for line in load_word_list("uses"))
    return {name: tuple(broader.split(", ")) for name, _, broader in names if broader}


@lru_cache(maxsize=256)
def _above(name: str) -> frozenset[str]:
    """The use itself, and all broader ones."""
    return frozenset({name}).union(*(_above(one) for one in _broader().get(name, ())))


def broadest(name: str) -> str:
    return broadest(_broader()[name][0]) if name in _broader() else name


@cache
def _pattern() -> re.Pattern[str]:
    words = sorted(_uses(), key=lambda word: (word[0], -len(word)))
    groups = (f"{first}(?:{_either(of_letter)})" for first, of_letter in groupby(words, key=lambda word: word[0]))
    return re.compile(rf"\b(?:{'|'.join(groups)})(?!\w)")


def _either(words: Iterator[str]) -> str:
    return "|".join(re.escape(word[1:]).replace(r"\*", r"\w*") for word in words)


@lru_cache(maxsize=4096)
def named(text: str) -> frozenset[str]:
    """The uses that a text names, the broadest of each kind."""
    low = lowered(text)
    matches = (
        match
        for match in _pattern().finditer(low)
        if not _EFFECT.search(low[max(0, match.start() - 45) : match.start()])
    )
    return frozenset(broadest(_use(match[0])) for match in matches)


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
    group = _one_group(sentence)
    return tuple(row for row in rows if group in row.population) or rows if group else rows


# A sentence is asked for each of its amounts.
@lru_cache(maxsize=16)
def _one_group(sentence: str) -> str:
    low = lowered(sentence)
    groups = [group for group, words in _PEOPLE.items() if words.search(low)]
    return groups[0] if len(groups) == 1 and not _ADULTS.search(low) else ""


def mentions(text: str, start: int, end: int) -> Iterator[tuple[str, int, int]]:
    """Each use that a part of the text names, as narrow as it is named, and where. An illness that no list has is
    named by its own words.
    """
    low = lowered(text[start:end])
    listed = [(_use(match[0]), *match.span()) for match in _pattern().finditer(low)]
    rare = [(match[0], *match.span()) for match in _ILLNESS.finditer(low) if not _NO_ILLNESS & set(match[0].split())]
    alone = (one for one in rare if not any(first < one[2] and last > one[1] for _, first, last in listed))
    for name, first, last in sorted((*listed, *alone), key=lambda one: one[1]):
        yield name, start + first, start + last


@lru_cache(maxsize=4096)
def _narrow(name: str) -> frozenset[str]:
    """What a name of the record stands for, as narrow as it is named."""
    names = frozenset(_use(match[0]) for match in _pattern().finditer(lowered(name)))
    broader = frozenset[str]().union(*(_above(one) - {one} for one in names))
    return names - broader


def are_kin(use: str, name: str) -> bool:
    """Whether a use and a name of the record are one, or one belongs to the other. What no list knows is compared by
    its words.
    """
    recorded = _narrow(name)
    if use in _broader() or use in _names():
        if any(use in _above(one) or one in _above(use) for one in recorded):
            return True
        if recorded:
            return False
    return bool(_roots(use) & _roots(name))


@cache
def _names() -> frozenset[str]:
    return frozenset(_uses().values())


def _roots(words: str) -> frozenset[str]:
    own = (word for word in _WORD.findall(lowered(words)) if word not in _PLAIN_WORDS)
    return frozenset(word[:_ROOT_LETTERS] for word in own)
