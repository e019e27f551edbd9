"""Which words are English, and which word a slip of the pen was meant to be.

Two dictionaries of hunspell, words of medicine and names of medicines know a word; ordinary words are what is meant.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache

from hunspell import Hunspell
from rapidfuzz import process
from rapidfuzz.distance import OSA

from articles.clinical.lexicon import DICTIONARIES, load_word_list, words_of

WORDS = 16_384
"""What is remembered of words."""
HEALTH, COMMON, MEDICAL = 5, 20, 60
"""Ranks: of words that stand often in texts on health, of those that everybody uses, of seldom ones of medicine. The
ranks of `common.txt` go from 10 to 50.
"""
_LONGEST = 40
_SHORTEST_STEM = 5
_SHORTEST_PLURAL = 7
_LONG = 6
"""A word of so many letters may have two slips."""
_CONTRACTED = re.compile(r"(?:t|s|re|ve|ll|d|m)$")
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
# What may stand before a known word without a hyphen; shorter ones would let slips pass, as in "provised".
_PREFIXES = (
    "anti", "auto", "bio", "cardio", "cerebro", "cyber", "electro", "endo", "extra", "gastro", "hyper", "hypo",
    "immuno", "inter", "intra", "macro", "mega", "micro", "mini", "mono", "multi", "musculo", "neuro", "non", "over",
    "para", "peri", "photo", "poly", "post", "pseudo", "psycho", "radio", "semi", "sub", "super", "supra", "tele",
    "thermo", "trans", "ultra", "under", "vaso",
)  # fmt: skip
_ENDINGS = ("like", "less")
# British letters of words of medicine; the lists may have the American ones alone.
_BRITISH = re.compile(
    r"(?P<a>(?<=h)a(?=em)|(?<!a)a(?=emi[ac])|(?<!a)a(?=esth)|(?<=p)a(?=ed)|(?<=[cf])a(?=ec)|(?<!o)o(?=e(?:dem|str|soph))"
    r"|(?<=[hn])o(?=ea(?!a))|(?<=f)o(?=et)|(?<=c)o(?=eli))|(?P<s>(?<=[iy])s(?=e|ing|ation))|(?P<ph>(?<=sul)ph)"
    r"|(?P<c>(?<=leu)c)"
)
_AMERICAN = {"a": "", "s": "z", "ph": "f", "c": "k"}


@dataclass(frozen=True, eq=False)
class Speller:
    """Words are as written; what a slip was meant to be comes in small letters. Safe under threads."""

    american: Hunspell
    british: Hunspell
    special: frozenset[str]
    """Words of medicine and names of medicines, in small letters."""
    parts: re.Pattern[str]
    """A word, in small letters, that is made of parts of medical words."""
    ranks: Mapping[str, int]
    """Of what may be meant: the lower, the more common a word is."""

    @cached_property
    def is_known(self) -> Callable[[str], bool]:
        """What is remembered goes with the speller."""
        return lru_cache(WORDS)(self._is_known)

    @cached_property
    def meant(self) -> Callable[[str], tuple[str, ...]]:
        """The most common words that are one slip of the pen away; none for most words that are no slip."""
        return lru_cache(WORDS)(self._meant)

    def _is_known(self, word: str) -> bool:
        if len(word) > _LONGEST or self._is_entry(word):
            return True
        if "-" in word:
            apart = all(not part or part in _PREFIXES or self.is_known(part) for part in word.split("-"))
            return apart or self.is_known(word.replace("-", ""))
        return word.endswith("'s") and self.is_known(word[:-2])

    def _is_entry(self, word: str) -> bool:
        low = word.lower()
        return self.spelt(word) or any(map(self._is_stem, (low, american_form(low), *_stems(low))))

    def spelt(self, word: str) -> bool:
        """Whether one of the dictionaries has it."""
        return bool(self.american.spell(word) or self.british.spell(word))

    def _is_stem(self, low: str) -> bool:
        plural = len(low) >= _SHORTEST_PLURAL and low.endswith("s") and low[:-1] in self.special
        special = low in self.special or plural
        return special or self.parts.fullmatch(low) is not None or self.spelt(low)

    def _meant(self, word: str) -> tuple[str, ...]:
        if len(word) > _LONGEST:
            return ()
        low = word.lower()
        if (without := self._contracted(low)) and not without.endswith("'s"):
            return (without,)
        near = {one: self.ranks[one] for one in _one_off(low) if one in self.ranks}
        best = min(near.values(), default=MEDICAL)
        if best > HEALTH:
            likely = {one: rank for one, rank in near.items() if one[0] == low[0]}
            if not likely and (others := (without,) if without else self._two_off(low)):
                return others
            near = likely or near
            best = min(near.values(), default=MEDICAL)
        return tuple(sorted(one for one, rank in near.items() if rank == best))

    def _contracted(self, low: str) -> str:
        """With the apostrophe that is missing; "" where none is."""
        end = _CONTRACTED.search(low)
        written = f"{low[: end.start()]}'{end[0]}" if end else ""
        return written if written and self.spelt(written) else ""

    def _two_off(self, low: str) -> tuple[str, ...]:
        """The nearest of the words on health, where a word is long enough for two slips."""
        if len(low) < _LONG or low[0] not in self._health:
            return ()
        near = process.extract(low, self._health[low[0]], scorer=OSA.distance, score_cutoff=2, limit=3)
        return tuple(sorted(one for one, _, _ in near))

    @cached_property
    def _health(self) -> Mapping[str, list[str]]:
        by_letter: dict[str, list[str]] = {letter: [] for letter in _LETTERS}
        for one, rank in self.ranks.items():
            if rank == HEALTH:
                by_letter[one[0]].append(one)
        return by_letter

    def apart(self, word: str) -> str | None:
        """The two words that were joined to one, both of which everybody uses."""
        low = word.lower()
        cuts = ((low[:at], low[at:]) for at in range(2, len(low) - 1))
        pairs = [pair for pair in cuts if all(self.ranks.get(one, MEDICAL) <= COMMON for one in pair)]
        return " ".join(pairs[0]) if len(pairs) == 1 else None


def american_form(low: str) -> str:
    """The word in American letters; the word itself where it has none of the British ones."""
    return _BRITISH.sub(lambda match: _AMERICAN[match.lastgroup or ""], low)


def _stems(low: str) -> Iterator[str]:
    """What is left of a word without a prefix, or without an ending that any noun can have."""
    begin = [low[len(one) :] for one in _PREFIXES if low.startswith(one)]
    end = [low[: -len(one)] for one in _ENDINGS if low.endswith(one)]
    return (stem for stem in (*begin, *end) if len(stem) >= _SHORTEST_STEM)


def _one_off(word: str) -> Iterator[str]:
    """What becomes of a word with one letter left out, exchanged with the next, replaced or put in."""
    for at in range(len(word) + 1):
        before, after = word[:at], word[at:]
        if after:
            yield before + after[1:]
            yield from (before + letter + after[1:] for letter in _LETTERS)
        if len(after) > 1:
            yield before + after[1] + after[0] + after[2:]
        yield from (before + letter + after for letter in _LETTERS)


@cache
def speller() -> Speller:
    """One for the process: it is read once and never changed."""
    medical = words_of("medical")
    return Speller(
        american=Hunspell("en_US", hunspell_data_dir=str(DICTIONARIES)),
        british=Hunspell("en_GB", hunspell_data_dir=str(DICTIONARIES)),
        special=medical | words_of("medicines", DICTIONARIES),
        parts=_made_of(words_of("word-parts")),
        ranks=dict.fromkeys(medical, MEDICAL) | _common() | dict.fromkeys(words_of("health"), HEALTH),
    )


def _made_of(parts: frozenset[str]) -> re.Pattern[str]:
    """ "thyroid" and "thyrotoxic", and not "thyrooid"."""
    begin = "|".join(part for part in parts if not part.startswith("-"))
    ends = [part[1:] for part in parts if part.startswith("-")]
    vowels = "|".join(end for end in ends if end[0] in "aeiou")
    others = "|".join(end for end in ends if end[0] not in "aeiou")
    return re.compile(rf"(?:{begin}){{1,3}}(?:(?<!o)(?:{vowels})|{others})")


def _common() -> dict[str, int]:
    """The words of `common.txt`, each group under a line with its rank."""
    ranks: dict[str, int] = {}
    rank = 0
    for line in load_word_list("common", DICTIONARIES):
        if line.isdigit():
            rank = int(line)
        else:
            ranks |= dict.fromkeys(line.split(), rank)
    return ranks
