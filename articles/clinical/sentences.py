"""Sentences and clauses of a passage, and whether something in them is denied."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import lru_cache

from articles.deadline import go_on

Span = tuple[int, int]

_CITED = r"(?:\[[0-9]{1,3}(?:\s?[,-]\s?[0-9]{1,3}){0,9}\])*+"
_STOP = re.compile(rf"(?<![.!?])[.!?]++[\"')\]]*+{_CITED}(?:(?=\s+[\"'(\[]*[A-Z0-9.])|\s*$)|\n")
_SHORT = re.compile(
    r"(?:\b(?:e\.g|i\.e|etc|vs|approx|Dr|Mr|Mrs|Ms|Prof|No|Fig|St|cf|al|q\.o?\.?d|[btq]\.i\.d|p\.r\.n|h\.s)|\b[A-Z])\.$"
)
_OPENS = re.compile(r"(?:^|[:•·▪◦*>|\"/(\[]|\d[.)]|\s-|[.!?]\)?)\s*$")
_LONGEST = 1000
_REACH = 400
"""How far a clause can go to each side, so that a text without punctuation is not searched again and again."""
# No comma and no dash between two figures: "1 in 10,000", "2 - 4 weeks".
_CLAUSE = re.compile(
    r",(?!(?<=[0-9],)[0-9])|[;:()|]|(?<![0-9])\s-\s|\s-\s(?![0-9])"
    r"|\b(?:but|although|though|while|whereas|because|unless|so that)\b",
    re.IGNORECASE,
)
_DENIAL = re.compile(
    r"\b(?:not|never|no|none|nor|neither|without|cannot|\w+n't|rarely|avoid(?:s|ed|ing)?|instead of|rather than)\b",
    re.IGNORECASE,
)


@lru_cache(maxsize=4096)
def sentences(text: str) -> tuple[Span, ...]:
    """Where each sentence stands, without the white space around it. What is too long to be one comes in pieces, so
    that no text is slow to read.
    """
    parts = (piece for span in _of_any_length(text) for piece in pieces(text, *span))
    return tuple(_trimmed(text, span) for span in parts if text[slice(*span)].strip())


def _of_any_length(text: str) -> Iterator[Span]:
    start = 0
    for stop in _STOP.finditer(text):
        # Only the end of it decides: looking at all that came before would make long passages slow.
        if not _SHORT.search(text[max(start, stop.end() - 12) : stop.end()]):
            yield start, stop.end()
            start = stop.end()
    yield start, len(text)


def pieces(text: str, start: int, end: int) -> Iterator[Span]:
    """The span itself, or several where it is too long to be read at once for each word in it."""
    while end - start > _LONGEST:
        cut = text.rfind(" ", start + 1, start + _LONGEST)
        cut = cut if cut > 0 else start + _LONGEST
        yield start, cut
        start = cut
    yield start, end


def _trimmed(text: str, span: Span) -> Span:
    start, end = span
    piece = text[start:end]
    return start + len(piece) - len(piece.lstrip()), end - len(piece) + len(piece.rstrip())


def sentence(text: str, at: int) -> Span:
    """The sentence that holds the character at this offset."""
    go_on()
    spans = sentences(text)
    number = bisect_right(spans, at, key=_first) - 1
    return spans[number] if number >= 0 and at < spans[number][1] else (0, len(text))


def opens(text: str, at: int) -> bool:
    """Whether a word there has a capital in any case: at the beginning of a sentence, an item or a quotation."""
    begin, _ = sentence(text, at)
    return at == begin or _OPENS.search(text, max(begin, at - 6), at) is not None


def _first(span: Span) -> int:
    return span[0]


def clause(text: str, at: int) -> Span:
    """The part between two commas, conjunctions or ends of the sentence."""
    first, last = sentence(text, at)
    first, last = max(first, at - _REACH), min(last, at + _REACH)
    cuts = list(_CLAUSE.finditer(text, first, last))
    begin = max((cut.end() for cut in cuts if cut.end() <= at), default=first)
    return begin, min((cut.start() for cut in cuts if cut.start() >= at), default=last)


def denied(text: str, at: int) -> bool:
    """Whether a negation stands before the offset in the same clause."""
    begin, _ = clause(text, at)
    return _DENIAL.search(text, begin, at) is not None
