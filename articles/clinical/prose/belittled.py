"""Great dangers that a sentence puts in small words."""

import re
from collections.abc import Iterator

from articles.clinical.prose.grave import grave_signs, lesser_effects
from articles.clinical.prose.standing import is_denied, is_doubted
from articles.clinical.prose.statements import Statement
from articles.clinical.prose.wordings import wordings
from articles.clinical.record import Record

_TAKEN_BACK = re.compile(
    r"[^.;]{0,30}\b(?:but (?!nothing|not|no )|to (?:severe|serious|life|danger\w*|fatal)|or (?:severe|serious|life)"
    r"|at first\b"
    r"|in the beginning|and (?:then|later|can)|if you (?:go|stop|lower|do it) (?:slowly|gradually)"
    r"|when (?:you|they) (?:stop|go) slowly)"
)
_SLOWLY = re.compile(
    r"\b(?:slow(?:ly)?|gradual(?:ly)?|step by step|tapers?|tapering|short courses?|as prescribed|small dose|low dose)\b"
)
_APART = re.compile(r"[;|]|\b(?:but|whereas|while|not|never)\b|n't\b")
_SLIGHT = re.compile(r"\b(?:no|not|without|mild|slight|small|minor)(?: \w+)? $")
_REACH = 120
_GOVERNS = 25
_REFERS = re.compile(
    r"[^.;:]{0,60}?\b(?:this|that|these|those|it|they|such|which|both|then|that'll|it's|that's|he|she|him|her|one)\b"
)

Span = tuple[int, int]


def belittled(statement: Statement, before: Statement | None, record: Record) -> Iterator[Span]:
    """Offsets in the sentence. A danger of the sentence before counts where this one goes on with it."""
    if is_doubted(statement):
        return
    if statement.passage.kind == "row":
        yield from _in_cells(statement.low, record)
        return
    low = statement.low
    several = list(_small(low))
    small = [span for span, is_small in several if is_small]
    dangers = _dangers(low, record) if small else []
    for start, end in small:
        behind = [one for one in dangers if one[1] <= start]
        near = [one for one in behind if start < one[1] + _REACH and _is_of(low[one[1] : start], record)]
        first = min(near, default=(start, end))[0]
        if (near or (not behind and _goes_on(statement, start, before, record))) and not is_denied(low, first):
            yield first, end
    yield from (span for span, is_small in several if not is_small)


def _small(low: str) -> Iterator[tuple[Span, bool]]:
    """Where small words stand, and whether they still need a danger before them."""
    for how, several in wordings("small-words").items():
        for match in several.matches(low) if how != "cell" else ():
            end = match.end()
            if how == "of":
                governed = next((one for one in _harms(low, end) if one[0] < end + _GOVERNS), None)
                if governed is None:
                    continue
                end = governed[1]
            if (how == "small" or not is_denied(low, match.start())) and not _TAKEN_BACK.match(low, end):
                yield (match.start(), end), how == "small"


def _harms(low: str, start: int = 0) -> list[Span]:
    return [
        match.span()
        for several in wordings("grave-harms").values()
        if not several.gate.closed(low)
        for match in several.pattern.finditer(low, start)
    ]


def _dangers(low: str, record: Record) -> list[Span]:
    """In the order in which they end. Leaving off slowly is none."""
    harms = [] if _SLOWLY.search(low) else [one for one in _harms(low) if not _SLIGHT.search(low[: one[0]][-30:])]
    return sorted([*harms, *((sign.start, sign.end) for sign in grave_signs(low, record))], key=lambda span: span[1])


def _is_of(between: str, record: Record) -> bool:
    """Whether nothing else stands between a danger and the small words that they could be said of."""
    return not _APART.search(between) and not any(name in between for name in lesser_effects(record))


def _goes_on(statement: Statement, at: int, before: Statement | None, record: Record) -> bool:
    """Whether a pronoun before the small words can mean the danger of the sentence before."""
    if before is None or before.passage is not statement.passage or not _REFERS.match(statement.low[:at]):
        return False
    return not before.asks and bool(_dangers(before.low, record)) and _is_of(statement.low[:at], record)


def _in_cells(low: str, record: Record) -> Iterator[Span]:
    """A row with a danger in one cell, and a small word for it in another."""
    cell = wordings("small-words")["cell"].pattern
    at = 0
    for piece in low.split("|"):
        start = at + len(piece) - len(piece.lstrip())
        if cell.fullmatch(piece.strip(" .*_")) and _dangers(low[:at], record):
            yield start, start + len(piece.strip())
        at += len(piece) + 1
