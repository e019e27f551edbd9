"""Lists of wordings: patterns under a name, with named parts."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby

from articles.clinical.lexicon import load_word_list
from articles.gate import Gate

_PART = re.compile(r"\{([A-Z]+)\}")
_WORD = r"\b"
_PIECE = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|[()|]|[^\\\[()|]+")


@dataclass(frozen=True)
class Wordings:
    """The patterns of a list under one name, as one pattern of small letters."""

    pattern: re.Pattern[str]
    gate: Gate

    def matches(self, low: str) -> Iterator[re.Match[str]]:
        return iter(()) if self.gate.closed(low) else self.pattern.finditer(low)


@lru_cache(maxsize=256)
def wordings(name: str) -> dict[str, Wordings]:
    """The patterns of a list by their names. "@PART = …" names a part, which is "{PART}" in the lines below it."""
    parts: dict[str, str] = {}
    named: dict[str, list[str]] = {}
    for line in load_word_list(name):
        key, _, pattern = line.partition(" = ")
        pattern = _PART.sub(lambda part: parts[part[1]], pattern)
        if key.startswith("@"):
            parts[key[1:]] = pattern
        else:
            named.setdefault(key, []).append(pattern)
    return {key: _compiled(patterns) for key, patterns in named.items()}


def _compiled(patterns: list[str]) -> Wordings:
    # A word of any length would make some of them slower than linear.
    either = "|".join(patterns).replace(r"\w+", r"\w{1,24}").replace(r"\w*", r"\w{0,24}")
    pattern = re.compile("|".join(_from_words(either)))
    return Wordings(pattern, Gate(pattern))


def _from_words(pattern: str) -> Iterator[str]:
    """The alternatives of a pattern, those side by side that begin with a word as one that does: where no word begins
    or ends, which is most of a text, none of them has to be tried.
    """
    for is_word, several in groupby(_alternatives(pattern), key=lambda one: one.startswith(_WORD)):
        either = "|".join(one.removeprefix(_WORD) if is_word else one for one in several)
        yield f"{_WORD}(?:{either})" if is_word else either


def _alternatives(pattern: str) -> Iterator[str]:
    depth = start = 0
    for piece in _PIECE.finditer(pattern):
        depth += (piece[0] == "(") - (piece[0] == ")")
        if piece[0] == "|" and not depth:
            yield pattern[start : piece.start()]
            start = piece.end()
    yield pattern[start:]
