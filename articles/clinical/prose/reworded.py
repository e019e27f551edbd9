"""Sentences that say again what another one says, their words in another order or with other small words.

What two sentences have in common are their content words; what makes them two facts is a number, a name, a denial, an
opposite, or the one word in which two sentences of one form speak of two things.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cache
from itertools import chain

from articles.clinical.identity_cache import identity_cache
from articles.clinical.lexicon import load_word_list
from articles.clinical.prose.alike import DENIES, SMALL, Unit, opposites
from articles.content.wordforms import stem
from articles.deadline import go_on

_ALIKE = Fraction(3, 4)
_FEWEST = 4
"""Content words. What has fewer may be a formula that is meant to be repeated."""
_FEWEST_OF_SAME = 3
"""Content words and numbers of sentences that have all of them in common."""
_POSTINGS = 60
"""A word that more sentences have tells nothing, and is not looked up."""
_COMPARED = 12
_LITTLE = frozenset(
    "do does did have has had get gets into out up no not yes all about more most there here just well please oh worth"
    " knowing remember note sum also who whom whose people person somebody anyone one each every how what mentioned"
    " said above again really very much many loads lots must should shall would could might me my his"
    " him himself let lets where why where's either both together become becomes gets turn turns make makes lie lies"
    " amounts want wants go goes try aim important essential vital key warning reminder caution attention tip"
    " fact case cases therefore thus hence reason because since always usually generally simply mind bear like"
    " sure aware answer question repeat short other way thing things between allow allowed permitted okay fine".split()
)
_SAYS_LITTLE = SMALL | _LITTLE
_TURNS = frozenset(map(stem, ("raise", "lower", "strong", "weak", "affect", "change")))
_COUNT = re.compile(r"(?:once|twice|half|double)")


@dataclass(frozen=True)
class _Content:
    words: frozenset[str]
    counts: frozenset[str]
    denies: bool


@dataclass
class Contents:
    """The sentences of a text so far, by their content words."""

    units: list[tuple[Unit, _Content]] = field(default_factory=list)
    by_word: dict[str, list[int]] = field(default_factory=dict)

    def add(self, unit: Unit) -> None:
        content = _content(unit.words)
        for word in content.words:
            self.by_word.setdefault(word, []).append(len(self.units))
        self.units.append((unit, content))

    def like(self, unit: Unit, names: frozenset[str] = frozenset()) -> Unit | None:
        """An earlier one that says the same; None where each says something of its own."""
        go_on()
        content = _content(unit.words)
        if len(content.words) + len(content.counts) < _FEWEST_OF_SAME:
            return None
        postings = (self.by_word.get(word, ()) for word in content.words)
        shared = Counter(chain.from_iterable(several for several in postings if len(several) <= _POSTINGS))
        likely = (self.units[number] for number, _ in shared.most_common(_COMPARED))
        return next((other for other, theirs in likely if _is_like(unit, content, other, theirs, names)), None)


def _is_like(unit: Unit, content: _Content, other: Unit, theirs: _Content, names: frozenset[str]) -> bool:
    if other.passage is unit.passage and other.end > unit.start:
        return False
    if not _says_the_same(content, theirs, names):
        return False
    one, two = ([word for word in words if word in names] for words in (unit.words, other.words))
    if ("by" in unit.words) != ("by" in other.words):
        two.reverse()
    # "A lowers B" and "B lowers A"; but "B is lowered by A".
    return one == two or len(one) < 2 or content.words.isdisjoint(_TURNS)


# Each sentence is looked for, and then added.
@identity_cache()
def _content(words: tuple[str, ...]) -> _Content:
    same = tuple(_same(tuple(part for word in words for part in word.split("-"))))
    counts = frozenset(word for word in same if word[0].isdigit() or _COUNT.fullmatch(word))
    denies = sum(DENIES.fullmatch(word) is not None for word in same) % 2 == 1
    content = (word for word in same if word not in _SAYS_LITTLE and word not in counts and not DENIES.fullmatch(word))
    return _Content(frozenset(stem(word.removesuffix("'s")) for word in content), counts, denies)


def _same(words: tuple[str, ...]) -> Iterator[str]:
    """Each word, or each phrase, as the one that stands for all that mean the same."""
    phrases, at = _phrases(), 0
    while at < len(words):
        for phrase, meant in phrases.get(words[at], ()):
            if words[at : at + len(phrase)] == phrase:
                yield meant
                at += len(phrase)
                break
        else:
            yield words[at]
            at += 1


@cache
def _phrases() -> Mapping[str, list[tuple[tuple[str, ...], str]]]:
    """By their first word, the longest first."""
    phrases: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for line in (*load_word_list("same-effects"), *load_word_list("same-words")):
        meant, _, others = line.partition(": ")
        for phrase in map(tuple, map(str.split, others.split(", "))):
            phrases.setdefault(phrase[0], []).append((phrase, meant))
    return {first: sorted(several, key=lambda one: -len(one[0])) for first, several in phrases.items()}


def _says_the_same(one: _Content, other: _Content, names: frozenset[str]) -> bool:
    if one.counts != other.counts or one.denies != other.denies:
        return False
    common, gone, come = one.words & other.words, one.words - other.words, other.words - one.words
    shared, changed = len(common) + len(one.counts), gone | come
    if not changed:
        return bool(common) and shared >= _FEWEST_OF_SAME
    # One more word, and a short sentence says something of its own.
    if shared <= _FEWEST or shared < _ALIKE * (shared + len(changed)) or not changed.isdisjoint(names):
        return False
    return not (
        len(gone) == len(come) == 1 or any(not opposites().get(word, frozenset()).isdisjoint(come) for word in gone)
    )
