"""Words as search compares them: without case, accents and endings, the same for a page and for what a person types."""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

WORD = re.compile(r"\d+(?:[.,]\d+)*|[^\W_]+(?:['’][^\W_]+)*")
LONGEST = 40
"""Characters of a word that count: PostgreSQL refuses a word of thousands."""
WORDS_AT_MOST = 20_000
"""That a process remembers in these forms: texts are made of the same words, and a search reads tens of thousands."""
ENDINGS = (("iness", "y"), ("ness", ""), ("ies", "y"), ("ing", ""), ("ed", ""), ("es", ""), ("s", ""))
SHORTEST_STEM = 3
NO_FORMS = frozenset({"controlled"})
"""Words that are no form of what they look like: the law controls a drug, and birth control does not."""


def words(text: str) -> list[str]:
    """In order. Signs that are no part of a word are left out, so that the result holds letters and digits alone."""
    return [word for match in WORD.finditer(text) for word in folded(match[0])]


def folded(word: str) -> tuple[str, ...]:
    """One word of a text in the form in which words are compared: mostly one, none where nothing of it is a letter."""
    return _remembered(word) if len(word) <= LONGEST else _folded(word)


@lru_cache(maxsize=WORDS_AT_MOST)
def _remembered(word: str) -> tuple[str, ...]:
    return _folded(word)


def _folded(word: str) -> tuple[str, ...]:
    signs = unicodedata.normalize("NFKD", word.casefold().replace("’", "'").removesuffix("'s").replace("'", ""))
    letters = "".join(sign for sign in signs if not unicodedata.combining(sign))
    return tuple(part[:LONGEST] for part in WORD.findall(letters))


@lru_cache(maxsize=WORDS_AT_MOST)
def stem(word: str) -> str:
    """The same for "dose" and "doses", "stop" and "stopped". Rough: it marks and ranks what a database matched."""
    if word in NO_FORMS:
        return word
    for ending, instead in ENDINGS:
        if (
            word.endswith(ending)
            and len(word) - len(ending) >= SHORTEST_STEM
            and (word[-2:] != "ss" or ending[-2:] == "ss")
        ):
            word = word.removesuffix(ending) + instead
            break
    if len(word) > SHORTEST_STEM and word[-1] == word[-2]:
        word = word[:-1]
    if len(word) > SHORTEST_STEM and word.endswith(("e", "y")):
        word = word[:-1] + ("i" if word.endswith("y") else "")
    return word


def stems(text: str) -> tuple[str, ...]:
    return tuple(map(stem, words(text)))


def stemmed_words(text: str) -> Iterator[tuple[int, int, tuple[str, ...]]]:
    """Each word of a text as it is written: where it begins and ends, and its stems."""
    for match in WORD.finditer(text):
        yield match.start(), match.end(), tuple(map(stem, folded(match[0])))
