"""Passages and sentences that say nearly the same.

Two that share many runs of words are compared; the rest never meet, so that a long text costs no more for each of its
sentences than a short one.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from itertools import chain

from rapidfuzz.distance import Indel, Levenshtein

from articles.clinical.lexicon import load_word_list
from articles.clinical.passage import Passage
from articles.clinical.sentences import sentences
from articles.deadline import go_on

_WORD = re.compile(r"[^\W_]+(?:['.,-][^\W_]+)*")
DENIES = re.compile(r"(?:not|no|never|none|nor|neither|without|cannot|only|except|unless|\w+n't)")
SMALL = frozenset(
    "a an the this that these those it its they them their he she his her you your we our of to in on at by for from"
    " with and or as is are was were be been being may can will also then so if when which who such any some".split()
)
RUN = 3
"""Words of a run."""
_POSTINGS = 12
"""A run that stands more often tells nothing, and is not looked up."""
_COMPARED = 8
"""Of one unit with those that share most runs with it."""
LIKE = 0.86
"""How much of their words two units share, at least."""
_FEWEST_OF_TWO = 10
"""Words of two sentences that are compared as one."""
_LONGEST = 400
"""Words of a unit; what is longer is compared by its sentences."""


@dataclass(frozen=True)
class Unit:
    """A passage, or a sentence of one. `words` are in small letters."""

    passage: Passage
    start: int
    end: int
    words: tuple[str, ...]

    def runs(self) -> set[tuple[str, ...]]:
        return {self.words[at : at + RUN] for at in range(len(self.words) - RUN + 1)}


@dataclass
class Index:
    """The units of a text so far, by their runs of words."""

    units: list[Unit] = field(default_factory=list)
    by_run: dict[tuple[str, ...], list[int]] = field(default_factory=dict)

    def add(self, unit: Unit) -> None:
        for run in unit.runs():
            postings = self.by_run.setdefault(run, [])
            if len(postings) <= _POSTINGS:
                postings.append(len(self.units))
        self.units.append(unit)

    def like(self, unit: Unit, names: Iterable[str] = ()) -> Unit | None:
        """One that says nearly the same; None where all of them differ, or in a word that matters."""
        go_on()
        postings = (self.by_run.get(run, ()) for run in unit.runs())
        shared = Counter(chain.from_iterable(several for several in postings if len(several) <= _POSTINGS))
        likely = (self.units[number] for number, _ in shared.most_common(_COMPARED))
        return next((one for one in likely if says_the_same(one.words, unit.words, names)), None)


def index_of(units: Iterable[Unit]) -> Index:
    index = Index()
    for unit in units:
        index.add(unit)
    return index


def passage_units(passages: Iterable[Passage], fewest: int) -> Iterator[Unit]:
    """Passages of running text with so many words."""
    for passage in passages:
        if passage.kind in ("paragraph", "item", "scrap"):
            yield from _unit(passage, 0, len(passage.text), fewest)


def sentence_units(passage: Passage, fewest: int) -> Iterator[Unit]:
    """Of a passage of several."""
    spans = sentences(passage.text) if passage.kind in ("paragraph", "item", "scrap") else ()
    for start, end in spans if len(spans) > 1 else ():
        yield from _unit(passage, start, end, fewest)


def all_sentence_units(passage: Passage, fewest: int) -> Iterator[Unit]:
    """Also of a passage that is one sentence, and the rows of tables."""
    whole = ((0, len(passage.text)),) if passage.kind == "row" else ()
    for start, end in sentences(passage.text) if passage.kind in ("paragraph", "item", "scrap") else whole:
        yield from _unit(passage, start, end, fewest)


def readings(unit: Unit, before: Unit | None) -> Iterator[Unit]:
    """A sentence, most of it where a colon stands before that, and the sentence with the one before it."""
    yield unit
    colon = unit.passage.text.find(": ", unit.start, unit.end)
    if 0 < colon < (unit.start + unit.end) // 2:
        yield from _unit(unit.passage, colon + 2, unit.end, 1)
    # Two short warnings may be meant to be repeated as one.
    if before and (len(before.words + unit.words) >= _FEWEST_OF_TWO or unit.passage.text[before.end - 1] == "?"):
        yield Unit(unit.passage, before.start, unit.end, before.words + unit.words)


def _unit(passage: Passage, start: int, end: int, fewest: int) -> Iterator[Unit]:
    words = tuple(match[0] for match in _WORD.finditer(passage.text[start:end].lower()))
    if fewest <= len(words) <= _LONGEST:
        yield Unit(passage, start, end, words)


def says_the_same(one: tuple[str, ...], other: tuple[str, ...], names: Iterable[str] = ()) -> bool:
    """Whether two differ in little, and in nothing that makes another fact: a number, a name, a denial, an opposite, or
    the one word in which two sentences of one form speak of two things.
    """
    if Indel.normalized_similarity(one, other, score_cutoff=LIKE) < LIKE:
        return False
    gone, come = _changes(one, other)
    changed = gone | come
    if any(word[0].isdigit() or DENIES.fullmatch(word) for word in changed) or not changed.isdisjoint(names):
        return False
    if any(not opposites().get(word, frozenset()).isdisjoint(come) for word in gone):
        return False
    return len(gone - SMALL) != 1 or len(come - SMALL) != 1 or _is_inflected(*(gone - SMALL), *(come - SMALL))


def _changes(one: tuple[str, ...], other: tuple[str, ...]) -> tuple[set[str], set[str]]:
    """Words of the first that are not at their place in the second, and the other way round."""
    gone, come = set[str](), set[str]()
    for edit in Levenshtein.opcodes(one, other):
        if edit.tag != "equal":
            gone.update(one[edit.src_start : edit.src_end])
            come.update(other[edit.dest_start : edit.dest_end])
    return gone, come


def _is_inflected(one: str, other: str) -> bool:
    """Whether they begin alike and are of one stem, as "tablet" and "tablets"."""
    stem = min(len(one), len(other)) - 2
    return stem > 2 and one[:stem] == other[:stem]


@cache
def opposites() -> Mapping[str, frozenset[str]]:
    opposites: dict[str, frozenset[str]] = {}
    for one, other in map(str.split, load_word_list("opposites")):
        opposites[one] = opposites.get(one, frozenset()) | {other}
        opposites[other] = opposites.get(other, frozenset()) | {one}
    return opposites
