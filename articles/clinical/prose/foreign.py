"""Whether a passage is in another language than English."""

import re
from functools import cache, lru_cache

from articles.clinical.lexicon import words_of
from articles.clinical.spelling import speller

_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?")
FEWEST = 6
"""Words that a passage must have."""
_READ = 80
"""Words of a long passage that are looked at."""


@lru_cache(maxsize=4096)
def is_foreign(text: str) -> bool:
    """Whether most of its words are in no dictionary. Names and abbreviations are left out by their capitals."""
    words = [match[0] for match in _WORD.finditer(text, 0, 4_000)][:_READ]
    small = [word for word in words if word[0].islower()]
    unknown = sum(not (word.isascii() and speller().is_known(word)) for word in small)
    return len(small) >= FEWEST and unknown > 0.4 * len(small)


@cache
def foreign_words() -> frozenset[str]:
    """Common words of other languages that are no English ones."""
    return words_of("foreign")
