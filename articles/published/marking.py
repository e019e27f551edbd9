"""Marks in a signed text where it has what was asked for. The text stays as it is; it is only cut into parts."""

from collections.abc import Sequence

from ..content.wordforms import stemmed_words
from .results import Line, Part

Stems = tuple[str, ...]
SHORT = 30
EXCERPT = 140
"""Characters of an excerpt, two or three lines on a phone."""


def marked(text: str, phrases: Sequence[Stems]) -> Line:
    """A run of words that match is one part, with what stands between them."""
    spans = [(start, end) for start, end, _ in stemmed_words(text)]
    stems = [stem for _, _, stem in stemmed_words(text)]
    hits = {at for phrase in phrases for at in _places(stems, phrase)}
    parts: list[Part] = []
    done = 0
    for first, last in _runs(sorted(hits)):
        start, end = spans[first][0], spans[last][1]
        parts += [Part(text[done:start], is_marked=False), Part(text[start:end], is_marked=True)]
        done = end
    parts.append(Part(text[done:], is_marked=False))
    return tuple(part for part in parts if part.text)


def _places(words: Sequence[Stems], phrase: Stems) -> set[int]:
    """The numbers of the words that make up a phrase. A word may have two stems, as a hyphenated one does."""
    places: set[int] = set()
    flat = [(stem, number) for number, stems in enumerate(words) for stem in stems]
    for at in range(len(flat) - len(phrase) + 1):
        if phrase and all(flat[at + step][0] == stem for step, stem in enumerate(phrase)):
            places |= {number for _, number in flat[at : at + len(phrase)]}
    return places


def _runs(numbers: Sequence[int]) -> list[tuple[int, int]]:
    runs: list[tuple[int, int]] = []
    for number in numbers:
        if runs and number == runs[-1][1] + 1:
            runs[-1] = (runs[-1][0], number)
        else:
            runs.append((number, number))
    return runs


def excerpt(lines: Sequence[Line]) -> Line:
    """The line that has most marks, cut between words to what fits; an ellipsis says where something is left out. A
    short line only says what the row is called, and that is its heading already.
    """
    long = [line for line in lines if sum(len(part.text) for part in line) > SHORT]
    line = max(long or lines, key=lambda line: sum(len(part.text) for part in line if part.is_marked), default=())
    before = next((at for at, part in enumerate(line) if part.is_marked), 0)
    start = line[:before]
    lead = "".join(part.text for part in start)
    kept = _end_of(lead, EXCERPT // 3)
    parts = [Part(kept, is_marked=False)] if kept else []
    return (*parts, *_cut(line[before:], EXCERPT - len(kept)))


def _end_of(text: str, most: int) -> str:
    return text if len(text) <= most else "… " + text[-most:].partition(" ")[2]


def _cut(line: Line, most: int) -> Line:
    parts: list[Part] = []
    for part in line:
        if len(part.text) > most:
            kept = part.text if part.is_marked else part.text[:most].rpartition(" ")[0]
            return (*parts, Part(kept, part.is_marked), Part(" …", is_marked=False))
        parts.append(part)
        most -= len(part.text)
    return tuple(parts)
