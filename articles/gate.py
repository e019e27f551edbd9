"""Tells quickly that a pattern cannot match a text: letters that every match must contain are not in it.

The letters are read from the pattern itself. A list kept by hand would sooner or later miss some, and then a rule would
find nothing where it should.
"""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from importlib import import_module
from typing import Any

# The only door to a pattern's parts.
kinds, parser = import_module("re._constants"), import_module("re._parser")

_MANY = 8
"""A run of letters is followed in so many spellings; a class that makes more of them ends the run."""
_CLASS = 16
"""Letters of a class that are looked for one by one, such as the figures."""
_LOOKS = 3
_ENOUGH = 6
"""A longer run of letters is no better than one of this length."""
# What `re` takes for a letter of ASCII where cases do not matter, and `str.lower` does not.
_SAME = str.maketrans({"İ": "i", "ı": "i", "ſ": "s", "K": "k", "µ": "μ"})

Needed = frozenset[str]


class Gate:
    """It is closed for a text that none of the patterns can match. Upper and lower case are the same to it."""

    def __init__(self, *patterns: re.Pattern[str]) -> None:
        self.patterns = patterns
        parts = [parser.parse(pattern.pattern, pattern.flags & ~re.UNICODE) for pattern in patterns]
        self.shortest = min(int(part.getwidth()[0]) for part in parts)
        """Characters of the shortest match."""
        several = [_candidates(part) for part in parts]
        if len(several) > 1:
            best = [max(candidates, key=_tells, default=frozenset({""})) for candidates in several]
            several = [[frozenset().union(*best)]]
        self.needed = tuple(_least(words) for words in sorted(several[0], key=_tells, reverse=True)[:_LOOKS])
        """Of each of these, one at least stands in all that is matched."""

    def closed(self, text: str) -> bool:
        if len(text) < self.shortest:
            return True
        low = folded(text)
        for words in self.needed:
            for word in words:
                if word in low:
                    break
            else:
                return True
        return False

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """All that its patterns match, one pattern after the other."""
        for pattern in () if self.closed(text) else self.patterns:
            yield from pattern.finditer(text)


@lru_cache(maxsize=4096)
def folded(text: str) -> str:
    return text.lower() if text.isascii() else text.translate(_SAME).lower()


def _least(words: Iterable[str]) -> tuple[str, ...]:
    """Without words that contain another one of them, which is found wherever they are."""
    shortest: list[str] = []
    for word in sorted(set(words), key=lambda word: (len(word), word)):
        if not any(shorter in word for shorter in shortest):
            shortest.append(word)
    return tuple(shortest)


def _needed(sequence: Any) -> Needed | None:
    """None where nothing has to stand in a match."""
    return max(_candidates(sequence), key=_tells, default=None)


def _candidates(sequence: Any) -> list[Needed]:
    candidates: list[Needed] = []
    runs = [""]
    for kind, value in sequence:
        letters = _letters(kind, value)
        if letters and len(runs) * len(letters) <= _MANY:
            runs = [run + letter for run in runs for letter in letters]
        elif kind not in (kinds.AT, kinds.ASSERT, kinds.ASSERT_NOT):
            inside = frozenset(letters) or _inside(kind, value)
            candidates, runs = [*candidates, frozenset(runs), *([inside] if inside else [])], [""]
    return [words for words in (*candidates, frozenset(runs)) if all(words)]


def _tells(words: Needed) -> tuple[int, int]:
    return min(*map(len, words), _ENOUGH), -len(words)


def _letters(kind: Any, value: Any) -> tuple[str, ...]:
    """The letters that one place of the pattern can be; none where they are too many."""
    if kind is kinds.LITERAL:
        return (folded(chr(value)),)
    spans = [_span(*one) for one in value] if kind is kinds.IN else [range(0)]
    codes = {code for span in spans for code in span}
    return tuple(sorted({folded(chr(code)) for code in codes})) if all(spans) and len(codes) <= _CLASS else ()


def _span(kind: Any, value: Any) -> range:
    if kind is kinds.RANGE and value[1] - value[0] < _CLASS:
        return range(value[0], value[1] + 1)
    return range(value, value + 1) if kind is kinds.LITERAL else range(0)


def _inside(kind: Any, value: Any) -> Needed | None:
    if kind is kinds.BRANCH:
        branches = [_needed(branch) for branch in value[1]]
        return None if None in branches else frozenset().union(*filter(None, branches))
    if kind is kinds.SUBPATTERN:
        return _needed(value[-1])
    if kind is kinds.ATOMIC_GROUP:
        return _needed(value)
    repeats = kind in (kinds.MAX_REPEAT, kinds.MIN_REPEAT, kinds.POSSESSIVE_REPEAT)
    return _needed(value[-1]) if repeats and value[0] > 0 else None
