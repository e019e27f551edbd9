"""Great dangers that a sentence puts in small words."""

import re
from collections.abc import Iterator

from articles.clinical.prose.standing import is_denied, is_doubted
from articles.clinical.prose.statements import Statement
from articles.clinical.prose.wordings import wordings

_TAKEN_BACK = re.compile(
    r"[^.;]{0,30}\b(?:but (?!nothing|not|no )|to (?:severe|serious|life|danger\w*|fatal)|or (?:severe|serious|life)"
    r"|at first\b"
    r"|in the beginning|and (?:then|later|can)|if you (?:go|stop|lower|do it) (?:slowly|gradually)"
    r"|when (?:you|they) (?:stop|go) slowly)"
)
_NOT = re.compile(r"\b(?:not|never)\b|n't\b")
_NO_HARM = re.compile(
    r"\b(?:not as|cannot|can't|can not|never|will not|won't|(?:does|do)(?: not|n't)|nobody|scarcely|hardly)\b"
)
"""Denials that are the small words themselves."""
_SLOWLY = re.compile(
    r"\b(?:slow(?:ly)?|gradual(?:ly)?|step by step|tapers?|tapering|short courses?|as prescribed|small dose|low dose)\b"
)


def belittled(statement: Statement) -> Iterator[tuple[int, int]]:
    """Offsets in the sentence."""
    several = wordings("small-words")["small"]
    if several.gate.closed(statement.low) or is_doubted(statement) or _SLOWLY.search(statement.low):
        return
    for match in several.pattern.finditer(statement.low):
        denied = is_denied(statement.low, match.start()) or _NOT.search(match[0])
        if not (denied and not _NO_HARM.search(match[0])) and not _TAKEN_BACK.match(statement.low, match.end()):
            yield match.span()
