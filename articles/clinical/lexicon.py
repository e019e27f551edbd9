"""Reads the word lists in `words`, and those of others in `dictionaries`."""

import re
from functools import cache
from pathlib import Path

WORDS = Path(__file__).parent / "words"
DICTIONARIES = Path(__file__).parent / "dictionaries"


@cache
def load_word_list(name: str, folder: Path = WORDS) -> tuple[str, ...]:
    """The lines of a list, without its comments."""
    lines = (folder / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    return tuple(line.strip() for line in lines if line.strip() and not line.startswith("#"))


def words_of(name: str, folder: Path = WORDS) -> frozenset[str]:
    """The words of a list of single words, several to a line."""
    return frozenset(word for line in load_word_list(name, folder) for word in line.split())


@cache
def word_list_pattern(name: str) -> str:
    """A pattern of any entry of a list, plurals of single words among them."""
    words = sorted(load_word_list(name), key=len, reverse=True)
    return r"\b(?:" + "|".join(re.escape(word) for word in words) + r")s?\b"
