"""Every name that an article on medicines may spell, and the words that only look like one."""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache, cached_property, lru_cache

from rapidfuzz import process
from rapidfuzz.distance import OSA

from articles.clinical.identity_cache import identity_cache
from articles.clinical.lexicon import load_word_list
from articles.clinical.record import Known, Record
from articles.clinical.spelling import HEALTH, speller
from articles.clinical.subject import Subject

# Not in addresses: "klonopin.com", "info@…", "/klonopin".
_WORD = re.compile(r"(?<![\w.@/])[A-Za-z]+(?:['-][A-Za-z]+)*(?![\w@])(?!\.[a-z]{2})")
_PARTS = re.compile(r"[^\W\d_]+")
_FORM = re.compile(r"(?<!\s)\s+(?:[XESLCMPD]R|[XS]L|LA|CD|ODT|Retard|Forte)$", re.IGNORECASE)
_ENGLISH = re.compile(r"(?:ing|ed|ly|ness|ment|able|ible|ful|less|ship|hood|[ts]ion|ity|ism|ous|ally)s?$")
_LONG = 9
_SHORTEST = 6
_SHORTEST_BRAND = 7
SHORTEST_WORD = 5
REMEMBERED_RECORDS = 16
"""Vocabularies of records. Each takes one or two megabytes."""
WORDS = 16_384
"""What a vocabulary remembers of words."""


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
    """Of the records: each with the name that was meant."""
    under: "Vocabulary | None" = None
    """What this one adds to; most of it is the same for every text."""

    @cached_property
    def names(self) -> frozenset[str]:
        return self.generics | self.brands.keys() | self.classes | self.messengers

    @cached_property
    def known(self) -> frozenset[str]:
        below = self.under.known if self.under else frozenset[str]()
        more = (self.names | self.others) - below
        return below.union(more, _parts(more)) - self.misspellings.keys()

    def medicine(self, word: str) -> bool:
        return word in self.generics or word in self.brands

    @cached_property
    def is_known(self) -> Callable[[str], bool]:
        """With its plurals, and with or without hyphens. What is remembered goes with the vocabulary."""
        return lru_cache(WORDS)(self._is_known)

    def near(self, word: str) -> Near | None:
        """The names that are a slip of the pen away. None for a right word, and for one that is far from all."""
        return self._near(word.lower())

    @cached_property
    def _near(self) -> Callable[[str], Near | None]:
        return lru_cache(WORDS)(self._compared)

    def _is_known(self, word: str) -> bool:
        low, known = word.lower(), self.known
        return low in known or any(form in known for form in (low.replace("-", ""), *singulars(low)))

    def _compared(self, word: str) -> Near | None:
        if word in self.misspellings:
            return Near((self.misspellings[word],), 0)
        if len(word) < SHORTEST_WORD or self.is_known(word):
            return None
        near = _nearest(self, word) or (_nearest(self, word[:-1]) if word.endswith("s") else None)
        # Dictionaries are asked last, as there are few words that come near to a name.
        return None if near is None or self._is_ordinary(word) else near

    def _is_ordinary(self, word: str) -> bool:
        """Whether it is a right word, or the slip of one: "pateint" stands for "patient", not for a brand."""
        words = speller()
        if words.is_known(word) or words.is_known(word.capitalize()):
            return True
        meant = {one for one in words.meant(word) if words.ranks.get(one) == HEALTH}
        return meant.isdisjoint(self.known) and any(OSA.distance(one, word) == 1 for one in meant)

    def meant(self, word: str) -> set[str]:
        """The names that share a beginning, a middle or an end with a word: no other can be near it."""
        named = (self._by_piece[piece] for piece in _pieces(word) if piece in self._by_piece)
        return {name for names in named for name in names if abs(len(name) - len(word)) < 3}

    @cached_property
    def _by_piece(self) -> Mapping[str, tuple[str, ...]]:
        by_piece = dict(self.under._by_piece) if self.under else {}
        for name in filter(self._is_compared, self._added):
            pieces = _pieces(name)
            for piece in {pieces[0], pieces[len(pieces) // 2], pieces[-1]}:
                by_piece[piece] = (*by_piece.get(piece, ()), name)
        return by_piece

    @property
    def _added(self) -> frozenset[str]:
        if self.under is None:
            return self.names
        return (self.names - self.under.names) | (self.short_brands - self.under.short_brands)

    def _is_compared(self, name: str) -> bool:
        if name in self.brands and name not in self.short_brands:
            return name.isalpha() and len(name) >= _SHORTEST_BRAND
        return name in self.short_brands or (name.isalpha() and len(name) >= _SHORTEST)


Token = tuple[str, int, int]


@lru_cache(maxsize=4096)
def tokens(text: str) -> tuple[Token, ...]:
    """The words of a text that could be names, as written and without a possessive ending, with their places."""
    words = ((match[0].removesuffix("'s"), match.start()) for match in _WORD.finditer(text))
    return tuple((word, start, start + len(word)) for word, start in words)


@identity_cache()
def medicines(text: str, words: Vocabulary) -> tuple[Token, ...]:
    """The tokens that name a medicine."""
    return tuple(token for token in tokens(text) if words.medicine(token[0].lower()))


def within(several: tuple[Token, ...], start: int, end: int) -> tuple[Token, ...]:
    """Those that begin between two offsets: a sentence is not to look at all those of a long passage."""
    return several[bisect_left(several, start, key=_start) : bisect_left(several, end, key=_start)]


def _start(token: Token) -> int:
    return token[1]


def limit(name: str, word: str) -> int:
    """How many letters a slip of the pen may change in a name: fewer where the word is an English one by its ending."""
    if len(name) < _LONG or len(word) < _LONG - 1:
        return 1
    ending = _ENGLISH.search(word)
    return 2 if ending is None or name.endswith(ending[0].removesuffix("s")) else 1


def singulars(word: str) -> Iterator[str]:
    """What a word may be the plural or the possessive of."""
    return (word.removesuffix(ending) for ending in ("'s", "s'", "es", "s") if word.endswith(ending))


def _nearest(vocabulary: Vocabulary, word: str) -> Near | None:
    near = process.extract(word, vocabulary.meant(word), scorer=OSA.distance, score_cutoff=2, limit=None)
    fitting = sorted((name, int(distance)) for name, distance, _ in near if distance <= limit(name, word))
    least = min((distance for _, distance in fitting), default=0)
    return Near(tuple(name for name, distance in fitting if distance == least), least) if fitting else None


def _pieces(word: str) -> list[str]:
    whole = f"^{word}$"
    return [whole[at : at + 3] for at in range(len(whole) - 2)]


def _parts(words: Iterable[str]) -> Iterator[str]:
    return (part.lower() for word in words for part in _PARTS.findall(word))


@identity_cache()
def subject_vocabulary(subject: Subject) -> Vocabulary:
    """What everybody may write, the names of every live record, and those of the subject's own."""
    return _of_record(subject.record, subject.names)


@lru_cache(maxsize=REMEMBERED_RECORDS)
def _of_record(record: Record, names: frozenset[Known]) -> Vocabulary:
    own = frozenset(Known(row.name, row.role, record.name) for row in record.names)
    named = _added(_of_shelf(names), own | {Known(record.name, "generic", record.name)})
    return replace(
        named,
        under=named,
        classes=named.classes | frozenset(_parts([record.drug_class])),
        others=named.others | frozenset(_parts(row.partner for row in record.interactions)),
        short_brands=named.short_brands | _brands(own).keys(),
    )


@lru_cache(maxsize=8)
def _of_shelf(names: frozenset[Known]) -> Vocabulary:
    return _added(_base(), names)


def _added(to: Vocabulary, names: frozenset[Known]) -> Vocabulary:
    brands = {**to.brands, **{name: of | to.brands.get(name, of) for name, of in _brands(names).items()}}
    generics = _lowered(names, "generic", "other", "look-alike") - brands.keys()
    valid = to.names | brands.keys() | generics
    misspelt = {**to.misspellings, **dict(_misspelt(names))}
    return replace(
        to,
        under=to,
        generics=to.generics | generics,
        brands=brands,
        written={**to.written, **{_bare(row.name).lower(): _bare(row.name) for row in names if _is_brand(row)}},
        classes=to.classes | _lowered(names, "class"),
        misspellings={word: meant for word, meant in misspelt.items() if word not in valid},
    )


def _brands(names: Iterable[Known]) -> Mapping[str, frozenset[str]]:
    """With the generic name of each; none where a record only says that the brand looks like its own names."""
    brands = [row for row in names if _is_brand(row)]
    of = {_bare(row.name).lower(): frozenset[str]() for row in brands}
    return of | {_bare(row.name).lower(): frozenset({row.of.lower()}) for row in brands if row.role in _BRANDS}


_BRANDS = ("brand", "discontinued")


def _is_brand(row: Known) -> bool:
    return row.role in _BRANDS or (row.role == "look-alike" and row.name[:1].isupper())


def _lowered(names: Iterable[Known], *roles: str) -> frozenset[str]:
    return frozenset(_bare(row.name).lower() for row in names if row.role in roles) - {""}


def _bare(name: str) -> str:
    """Without the letters that tell the form, as in "Xanax XR"."""
    return _FORM.sub("", name.strip())


def _misspelt(names: Iterable[Known]) -> Iterator[tuple[str, str]]:
    """Each with the likest name of its record."""
    right: dict[str, list[str]] = {}
    for row in names:
        right.setdefault(row.of, []).extend([_bare(row.name).lower()] if row.role in ("generic", *_BRANDS) else [])
    for row in names:
        if row.role == "misspelling" and right[row.of]:
            yield row.name.lower(), _likest(row.name.lower(), right[row.of])


def _likest(word: str, names: Iterable[str]) -> str:
    return min(names, key=lambda name: OSA.distance(word, name))


@cache
def _base() -> Vocabulary:
    rows = [line.partition(":") for line in load_word_list("medicines")]
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
        classes=frozenset(load_word_list("classes")),
        messengers=frozenset(load_word_list("messengers")),
        others=frozenset(),
        short_brands=frozenset(word.lower() for line in load_word_list("short-brands") for word in line.split()),
        misspellings={},
    )


def _generics(written: str) -> frozenset[str]:
    return frozenset(re.split(r"[\s/+]+", written.strip().lower()))
