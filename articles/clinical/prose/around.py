"""What stands above a passage and says what it is about: headings, the lead-in of a list, the heads of a table."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from articles.clinical.identity_cache import identity_cache
from articles.clinical.passage import Passage
from articles.clinical.subject import Subject

BULLET = re.compile(r"\s*(?:[•◦▪●·*–-]|[0-9]{1,2}[.)])\s+")
_ENDED = re.compile(r"[.!?;:,][\"')\]]*\s*$")
_SAYS = re.compile(r"\b(?:is|are|was|were|can|may|will|should|must|has|have|do|does|cannot)\b", re.IGNORECASE)
_RULE = re.compile(r"[\s|:=-]*")


@dataclass(frozen=True)
class Around:
    """`headings` with the nearest first; `lead` is the paragraph that leads to a list, a table or a paragraph."""

    passage: Passage
    headings: tuple[str, ...] = ()
    lead: str = ""
    columns: tuple[str, ...] = ()
    """The head cells of its table."""

    @property
    def above(self) -> tuple[str, ...]:
        return (self.lead, *self.headings)


# A row is asked for each of its amounts.
@lru_cache(maxsize=16)
def cells(row: str) -> tuple[tuple[int, int], ...]:
    """Where each cell of a row stands."""
    inner = row.strip()
    begin = row.index(inner) + inner.startswith("|")
    end = row.index(inner) + len(inner) - (inner.endswith("|") and len(inner) > 1)
    bars = [at for at in range(begin, end) if row[at] == "|"]
    return tuple(zip([begin, *(at + 1 for at in bars)], [*bars, end], strict=True))


def form(passage: Passage, foreign: bool) -> str:
    """Its kind, guessed where a file from elsewhere marks none."""
    if not foreign or passage.kind != "paragraph":
        return passage.kind
    if BULLET.match(passage.text):
        return "item"
    return "heading" if _like_heading(passage.text) else "paragraph"


def _like_heading(text: str) -> bool:
    words = text.split()
    if not words or len(words) > 12 or len(text) > 120:
        return False
    if text.rstrip().endswith("?"):
        return True
    return not _ENDED.search(text) and (len(words) <= 4 or not _SAYS.search(text))


@identity_cache()
def walk(subject: Subject) -> tuple[Around, ...]:
    """Every passage with what stands above it."""
    return tuple(_walk(subject.passages, subject.foreign))


def _walk(passages: tuple[Passage, ...], foreign: bool) -> Iterator[Around]:
    headings: list[tuple[int, str]] = []
    columns: tuple[str, ...] = ()
    lead = place = ""
    for passage in passages:
        kind = form(passage, foreign)
        answers = passage.place.replace("answer", "question") == place
        if passage.place != place and not answers and kind not in ("heading", "title"):
            headings, lead, columns = [], "", ()
        place = passage.place
        if kind in ("heading", "question", "title"):
            level = passage.level or 2
            headings = [pair for pair in headings if pair[0] < level and kind == "heading"]
            yield Around(passage, tuple(text for _, text in reversed(headings)))
            headings, lead, columns = [*headings, (level, passage.text)], "", ()
            continue
        if kind == "row":
            columns = columns or _heads(passage.text)
        elif kind == "paragraph" and not lead.rstrip().endswith(":"):
            lead, columns = "", ()
        above = tuple(text for _, text in reversed(headings))
        yield Around(passage, above, lead, columns if kind == "row" else ())
        if kind == "paragraph":
            lead, columns = passage.text, ()


def _heads(row: str) -> tuple[str, ...]:
    return tuple(row[start:end].strip() for start, end in cells(row)) if not _RULE.fullmatch(row) else ()
