"""Sentences of a text that state something, each with whether a source stands beside it."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from articles.clinical.identity_cache import identity_cache
from articles.clinical.passage import Passage
from articles.clinical.prose.dosewords import lowered
from articles.clinical.sentences import clause, sentences

SAYING = frozenset({"paragraph", "item", "row"})
# A number in brackets, as articles elsewhere cite.
NUMBERED = re.compile(r"\[\d{1,3}(?:\s?[,-]\s?\d{1,3}){0,9}\]")
_LONG_WORD = re.compile(r"[^\W\d_][\w'-]{3,}")


@dataclass(frozen=True, eq=False)
class Statement:
    """`sourced` says that a citation stands in the sentence, at the end of its paragraph, or in what leads to
    its list or table.
    """

    passage: Passage
    start: int
    end: int
    sourced: bool = False
    lead: str = ""
    """What stands above its list or table."""

    @cached_property
    def text(self) -> str:
        return self.passage.text[self.start : self.end]

    @cached_property
    def low(self) -> str:
        """The text in lower case, as long as before: patterns without cases are three times as fast."""
        return lowered(self.text)

    @cached_property
    def asks(self) -> bool:
        return self.text.endswith("?")

    def part(self, at: int) -> tuple[int, int]:
        """The clause of the passage that holds an offset of the sentence, without full stop and space around it."""
        start, end = clause(self.passage.text, self.start + at)
        start, end = max(start, self.start), min(end, self.end)
        piece = self.passage.text[start:end]
        return start + len(piece) - len(piece.lstrip()), end - len(piece) + len(piece.rstrip(" .!;:|") or piece)


@identity_cache()
def statements(passages: tuple[Passage, ...]) -> tuple[Statement, ...]:
    """Of paragraphs, items and rows; titles, headings and questions state nothing."""
    return tuple(_statements(passages))


def _statements(passages: tuple[Passage, ...]) -> Iterator[Statement]:
    lead: tuple[str, bool] = ("", False)
    section = ""
    for passage in passages:
        if passage.section != section or passage.kind not in SAYING:
            lead, section = ("", False), passage.section
        if passage.kind not in SAYING or titled(passage):
            continue
        passage_statements = list(_of(passage, *(("", False) if passage.kind == "paragraph" else lead)))
        yield from passage_statements
        if passage.kind == "paragraph" and passage_statements:
            lead = (passage.text, passage_statements[-1].sourced)


def _of(passage: Passage, lead: str, lead_sourced: bool) -> Iterator[Statement]:
    spans = sentences(passage.text)
    cited = {_holder(spans, at) for at, _ in passage.cites}
    cited |= {_holder(spans, mark.start()) for mark in NUMBERED.finditer(passage.text)}
    everywhere = lead_sourced or len(spans) - 1 in cited
    for number, (start, end) in enumerate(spans):
        yield Statement(passage, start, end, everywhere or number in cited, lead)


def _holder(spans: Sequence[tuple[int, int]], at: int) -> int:
    """The sentence that a citation belongs to: also the one before it, when it stands behind the full stop."""
    return max(bisect_left(spans, (at, 0)) - 1, 0)


def titled(passage: Passage) -> bool:
    """Whether a line is written like a title, and nothing marks it as one: "Old Pills and What to Do".

    Two such words can begin an ordinary line, so it takes three.
    """
    text = passage.text
    if passage.kind != "paragraph" or len(text) > 150 or text.endswith((".", "!", "?", ":", ";", ",")):
        return False
    long = _LONG_WORD.findall(text)
    return len(long) > 2 and sum(word[0].isupper() for word in long) * 4 >= len(long) * 3
