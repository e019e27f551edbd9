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
_Asked = str | tuple[str, str]


def words(text: str) -> list[str]:
    """Letters and digits, in order; "²" counts as 2."""
    if text.isascii():
        return _WORD.findall(text)
    check_marks(text)
    return _WORD.findall(unicodedata.normalize("NFKC", text))


def lost(reading: Reading) -> list[SourceLine]:
    """The lines whose words are, in order and as often, in neither the draft's fields nor the quarantine.

    Asked of each word and of each two neighbours, so that the time grows with the text and not with its square.
    """
    spare: Counter[_Asked] = Counter()
    for text in _texts(reading):
        there = Counter(_asked(text))
        # A link's address stands between its words and the next ones, where the source had none.
        spare.update(there | Counter(_asked(_LINK.sub(r"\1", text))) if "](" in text else there)
    return [line for line in reading.lines if not _kept(_asked(_MARK.sub("", line.text)), spare)]


def _asked(text: str) -> list[_Asked]:
    go_on()
    said = words(text)
    return [*said, *pairwise(said)]


def _kept(asked: list[_Asked], spare: Counter[_Asked]) -> bool:
    """Takes what was asked for out of `spare` when all of it is there."""
    for at, one in enumerate(asked):
        if not spare[one]:
            spare.update(asked[:at])
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
