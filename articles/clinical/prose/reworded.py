"""Sentences that say again what another one says, their words in another order or with other small words.

What two sentences have in common are their content words; what makes them two facts is a number, a name, a denial, an
opposite, or the one word in which two sentences of one form speak of two things.
"""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from fractions import Fraction

from articles.clinical.prose.alike import DENIES, SMALL, Unit, opposites
from articles.content.wordforms import stem
from articles.deadline import go_on

_ALIKE = Fraction(3, 4)
_FEWEST = 4
"""Content words. What has fewer may be a formula that is meant to be repeated."""
_POSTINGS = 30
"""A word that more sentences have tells nothing, and is not looked up."""
_COMPARED = 8
_LITTLE = frozenset(
    "do does did have has had get gets into out up no not yes all about more most there here just well please oh worth"
    " knowing remember note sum also who whom whose people person somebody anyone one each every how what mentioned"
    " said above again really very much many loads lots must should need needs shall would could might us me my his"
    " him himself let lets".split()
)
_COUNT = re.compile(r"(?:once|twice|one|two|three|four|five|six|seven|eight|nine|ten|half|double)")


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

    def like(self, unit: Unit, names: Iterable[str] = ()) -> Unit | None:
        """An earlier one that says the same; None where each says something of its own."""
        go_on()
        content, shared = _content(unit.words), Counter[int]()
        if len(content.words) < _FEWEST:
            return None
        for word in content.words:
            postings = self.by_word.get(word, ())
            if len(postings) <= _POSTINGS:
                shared.update(postings)
        likely = (self.units[number] for number, _ in shared.most_common(_COMPARED))
        return next((other for other, theirs in likely if _says_the_same(content, theirs, names)), None)


def _content(words: tuple[str, ...]) -> _Content:
    counts = frozenset(word for word in words if word[0].isdigit() or _COUNT.fullmatch(word))
    denies = sum(DENIES.fullmatch(word) is not None for word in words) % 2 == 1
    content = (word for word in words if word not in SMALL and word not in _LITTLE and word not in counts)
    return _Content(frozenset(stem(word.removesuffix("'s")) for word in content), counts, denies)


def _says_the_same(one: _Content, other: _Content, names: Iterable[str]) -> bool:
    common, gone, come = one.words & other.words, one.words - other.words, other.words - one.words
    if len(common) < _FEWEST or len(common) < _ALIKE * len(one.words | other.words):
        return False
    if one.counts != other.counts or one.denies != other.denies or not (gone | come).isdisjoint(names):
        return False
    if any(not opposites().get(word, frozenset()).isdisjoint(come) for word in gone):
        return False
    if len(common) == _FEWEST and gone | come:
        return False  # one more word, and a short sentence says something of its own
    return not (len(gone) == len(come) == 1)
