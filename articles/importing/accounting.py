"""Finds lines of a file whose words are neither in the draft nor set aside. Nothing of a file may be lost."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from articles.deadline import go_on
from articles.importing.decoding import check_marks
from articles.importing.model import Reading, SourceLine

_WORD = re.compile(r"[^\W_]+")
# What the reader turns into structure: list marks, "Q:" and "A:".
_MARK = re.compile(
    r"^[\s#*_]*+(?:o\s++|\d{1,3}[.)]\s++)?[*_]*+(?:(?:Q|A|Question|Answer)\s*+\d{0,3}\s*+[:.)][*_]*+\s++)?",
    re.IGNORECASE,
)
_LINK = re.compile(r"(?<!\\)\[((?:[^\[\]\\]|\\.)*+)\]\([^()\s]*+\)")
_Unit = str | tuple[str, str]


def words(text: str) -> list[str]:
    """Letters and digits, in order; "²" counts as 2."""
    if text.isascii():
        return _WORD.findall(text)
    check_marks(text)
    return _WORD.findall(unicodedata.normalize("NFKC", text))


def lower_words(text: str) -> list[str]:
    """The same, for comparisons in which case does not matter."""
    return [word.casefold() for word in words(text)]


def lost(reading: Reading) -> list[SourceLine]:
    """The lines whose words are, in order and as often, in neither the draft's fields nor the quarantine.

    It counts each word and each pair of neighbours, so that the time grows with the text and not with its square.
    """
    spare: Counter[_Unit] = Counter()
    for text in _texts(reading):
        there = Counter(_units(text))
        # A link's address stands between its words and the next ones, where the source had none.
        spare.update(there | Counter(_units(_LINK.sub(r"\1", text))) if "](" in text else there)
    return [line for line in reading.lines if not _take_all(_units(_MARK.sub("", line.text)), spare)]


def _units(text: str) -> list[_Unit]:
    go_on()
    in_order = words(text)
    return [*in_order, *pairwise(in_order)]


def _take_all(needed: list[_Unit], spare: Counter[_Unit]) -> bool:
    """Whether `spare` holds all of them. If so, they are taken out of it, so that no other line can use them."""
    for at, one in enumerate(needed):
        if not spare[one]:
            spare.update(needed[:at])
            return False
        spare[one] -= 1
    return True


def _texts(reading: Reading) -> Iterator[str]:
    yield from (reading.title, reading.slug, reading.kind, reading.medication, reading.short_answer)
    yield from (reading.body, reading.author, reading.disclosure)
    yield "" if reading.review_months is None else str(reading.review_months)
    for question in reading.questions:
        yield from (question.question, question.answer)
    for reference in reading.references:
        yield from vars(reference).values()
    yield from (scrap.text for scrap in reading.quarantine)
