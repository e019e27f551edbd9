"""Reads the word lists in `words`."""

import re
from functools import cache
from pathlib import Path

WORDS = Path(__file__).parent / "words"


@cache
def load_word_list(name: str) -> tuple[str, ...]:
    """The lines of a list, without its comments."""
    lines = (WORDS / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    return tuple(line.strip() for line in lines if line.strip() and not line.startswith("#"))


@cache
def word_list_pattern(name: str) -> str:
    """A pattern of any entry of a list, plurals of single words among them."""
    words = sorted(load_word_list(name), key=len, reverse=True)
    return r"\b(?:" + "|".join(re.escape(word) for word in words) + r")s?\b"
