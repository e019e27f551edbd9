"""Every name that an article on medicines may spell, and the words that only look like one."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache

from rapidfuzz import process
from rapidfuzz.distance import OSA

from articles.clinical.lexicon import listed
from articles.clinical.once import once
from articles.clinical.record import Record

# Not in addresses: "klonopin.com", "info@…", "/klonopin".
_WORD = re.compile(r"(?<![\w.@/])[A-Za-z]+(?:['-][A-Za-z]+)*(?![\w@])(?!\.[a-z]{2})")
_PARTS = re.compile(r"[^\W\d_]+")
_LONG = 9
_SHORTEST = 6
_SHORTEST_BRAND = 7
SHORTEST_WORD = 5


@dataclass(frozen=True)
class Near:
    """The names that a word comes nearest to, in small letters: more than one where they are equally near."""

    names: tuple[str, ...]
    distance: int


@dataclass(frozen=True, eq=False)
class Vocabulary:
    """All words are in small letters. `brands` gives the generic names of each brand, `written` its own capitals."""

    generics: frozenset[str]
    brands: Mapping[str, frozenset[str]]
    written: Mapping[str, str]
    classes: frozenset[str]
    messengers: frozenset[str]
    others: frozenset[str]
    """Right words that are no name."""
    short_brands: frozenset[str]
    """Brands to compare with although they are short."""
    misspellings: Mapping[str, str]
    """Of the record: each with the name that was meant."""

    @cached_property
    def names(self) -> frozenset[str]:
        return self.generics | self.brands.keys() | self.classes | self.messengers

    @cached_property
    def known(self) -> frozenset[str]:
        return (
            frozenset().union(self.names, self.others, _parts((*self.names, *self.others))) - self.misspellings.keys()
        )

    def medicine(self, word: str) -> bool:
        return word in self.generics or word in self.brands

    def is_known(self, word: str) -> bool:
        """With its plurals, and with or without hyphens."""
        return _is_known(self, word)

    def near(self, word: str) -> Near | None:
        """The names that are a slip of the pen away. None for a right word, and for one that is far from all."""
        return _near(self, word.lower())

    def compared(self, word: str) -> Near | None:
        """What `near` says of a word in small letters, looked at anew."""
        if word in self.misspellings:
            return Near((self.misspellings[word],), 0)
        if len(word) < SHORTEST_WORD or self.is_known(word):
            return None
        return _nearest(self, word) or _nearest(self, word.removesuffix("s"))

    def meant(self, word: str) -> set[str]:
        """The names that share a beginning, a middle or an end with a word: no other can be near it."""
        lengths, pieces = range(len(word) - 2, len(word) + 3), _pieces(word)
        return {name for piece in pieces for length in lengths for name in self._by_piece.get((piece, length), ())}

    @cached_property
    def _by_piece(self) -> Mapping[tuple[str, int], list[str]]:
        found: dict[tuple[str, int], list[str]] = {}
        for name in filter(self._is_compared, self.names):
            pieces = _pieces(name)
            for piece in {pieces[0], pieces[len(pieces) // 2], pieces[-1]}:
                found.setdefault((piece, len(name)), []).append(name)
        return found

    def _is_compared(self, name: str) -> bool:
        if name in self.brands and name not in self.short_brands:
            return name.isalpha() and len(name) >= _SHORTEST_BRAND
        return name in self.short_brands or (name.isalpha() and len(name) >= _SHORTEST)


Token = tuple[str, int, int]


@lru_cache(maxsize=4096)
def tokens(text: str) -> tuple[Token, ...]:
    """The words of a text that could be names, as written and without a possessive ending, with their places."""
    found = ((match[0].removesuffix("'s"), match.start()) for match in _WORD.finditer(text))
    return tuple((word, start, start + len(word)) for word, start in found)


def limit(name: str) -> int:
    """How many letters a slip of the pen may change in a name."""
    return 2 if len(name) >= _LONG else 1


def singulars(word: str) -> Iterator[str]:
    """What a word may be the plural or the possessive of."""
    return (word.removesuffix(ending) for ending in ("'s", "s'", "es", "s") if word.endswith(ending))


@lru_cache(maxsize=65536)
def _is_known(vocabulary: Vocabulary, word: str) -> bool:
    low, known = word.lower(), vocabulary.known
    return low in known or any(form in known for form in (low.replace("-", ""), *singulars(low)))


@lru_cache(maxsize=65536)
def _near(vocabulary: Vocabulary, word: str) -> Near | None:
    return vocabulary.compared(word)


def _nearest(vocabulary: Vocabulary, word: str) -> Near | None:
    found = process.extract(word, vocabulary.meant(word), scorer=OSA.distance, score_cutoff=2, limit=None)
    fitting = sorted((name, int(distance)) for name, distance, _ in found if distance <= limit(name))
    least = min((distance for _, distance in fitting), default=0)
    return Near(tuple(name for name, distance in fitting if distance == least), least) if fitting else None


def _pieces(word: str) -> list[str]:
    whole = f"^{word}$"
    return [whole[at : at + 3] for at in range(len(whole) - 2)]


def _parts(words: Iterable[str]) -> Iterator[str]:
    return (part.lower() for word in words for part in _PARTS.findall(word))


@once
@lru_cache(maxsize=64)
def of_record(record: Record) -> Vocabulary:
    """What everybody may write, and the record's own names."""
    base = _base()
    name = record.name.lower()
    brands = {brand: frozenset({name}) for brand in _named(record, "brand")}
    others = {name, *_named(record, "other"), *_named(record, "look-alike")} - {""}
    own = (name, *brands)
    return Vocabulary(
        generics=base.generics | (others - base.brands.keys() - brands.keys()),
        brands={**base.brands, **brands},
        written={**base.written, **{row.name.lower(): row.name for row in record.names if row.role == "brand"}},
        classes=base.classes | frozenset(_parts([record.drug_class])),
        messengers=base.messengers,
        others=base.others | frozenset(_parts(row.partner for row in record.interactions)),
        short_brands=base.short_brands | brands.keys(),
        misspellings={word: _likest(word, own) for word in _named(record, "misspelling")},
    )


def _likest(word: str, names: tuple[str, ...]) -> str:
    return min(names, key=lambda name: OSA.distance(word, name))


def _named(record: Record, role: str) -> set[str]:
    return {name.name.lower() for name in record.names if name.role == role}


@cache
def _base() -> Vocabulary:
    rows = [line.partition(":") for line in listed("medicines")]
    brands: dict[str, frozenset[str]] = {}
    written: dict[str, str] = {}
    for left, _, right in rows:
        for brand in filter(None, map(str.strip, right.split(","))):
            brands[brand.lower()] = brands.get(brand.lower(), frozenset()) | _generics(left)
            written[brand.lower()] = brand
    return Vocabulary(
        generics=frozenset().union(*(_generics(left) for left, _, _ in rows)),
        brands=brands,
        written=written,
        classes=frozenset(listed("classes")),
        messengers=frozenset(listed("messengers")),
        others=frozenset(word for line in listed("lookalike-words") for word in line.split()),
        short_brands=frozenset(word.lower() for line in listed("short-brands") for word in line.split()),
        misspellings={},
    )


def _generics(written: str) -> frozenset[str]:
    return frozenset(re.split(r"[\s/+]+", written.strip().lower()))
