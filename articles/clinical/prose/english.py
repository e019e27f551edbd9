"""Tells what is not English: single words, and whole passages that nobody translated."""

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from articles.clinical.lexicon import load_word_list
from articles.clinical.prose.dosewords import prose

_WORD = re.compile(r"[^\W\d_](?:[\w'-]*\w)?")
_OTHER_SCRIPT = re.compile(
    r"[\u0370-\u052f\u0590-\u06ff\u0900-\u0dff\u0e00-\u0e7f\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7af]"
)
_GREEK_SIGN = re.compile(r"[αβγδκλμµσω]")
_BROKEN = re.compile(r"[âÃÂ][^a-z]|ï»|[\ufffd]")
_TABLET = re.compile(r"tablet|capsul|dos|mg\b")
_QUOTED = re.compile(r"[\"'(]$")
# Words without which hardly an English sentence does. None of them is frequent in another language.
_ENGLISH = frozenset(
    "the of and a to is it you your for or that if not with be this are can may by from on as at have has do will when"
    " which who any all more than these those they them there their what how was were should must could would been its"
    " into about after before while because only other such very also people take taken medicine".split()
)
# Those that are English words or parts of names too count beside another one, or before a tablet.
_ENGLISH_TOO = frozenset(
    "acht ante antes arts bij bitte dan den die dos dosis durante het jest kinder las lek los maar mais medico"
    " negative och para"
    " pas pendant prima slaap sole sono son tien tres una une uw ve ved vier wird yang".split()
)
_ENOUGH = 3
"""So many strange words make a passage foreign, where they are more than its English ones."""


@cache
def _foreign() -> frozenset[str]:
    return frozenset(word for line in load_word_list("foreign") for word in line.split())


@cache
def _loans() -> frozenset[str]:
    return frozenset(word for line in load_word_list("loanwords") for word in line.split())


@lru_cache(maxsize=4096)
def is_foreign(text: str) -> bool:
    """Whether a passage is in another language from beginning to end, and not English with a word of it."""
    strange = len(strange_words(text))
    if strange < _ENOUGH:
        return False
    words = [match[0].lower() for match in _WORD.finditer(text)]
    return strange > sum(word in _ENGLISH for word in words)


@lru_cache(maxsize=4096)
def strange_words(text: str) -> tuple[tuple[int, int], ...]:
    """Where words of another language, or with letters of one, stand."""
    text = prose(text)
    if text.isascii() and _foreign().isdisjoint(_WORD.findall(text)):
        return ()
    return tuple(_strange_words(text))


def _strange_words(text: str) -> Iterator[tuple[int, int]]:
    for match in _WORD.finditer(text):
        word = match[0]
        if word.isascii():
            strange = word in _foreign() and (word not in _ENGLISH_TOO or _near(text, match))
        else:
            strange = _strange(word)
        if strange and not _QUOTED.search(text[: match.start()][-1:]):
            yield match.span()


def _near(text: str, match: re.Match[str]) -> bool:
    before = text[max(0, match.start() - 30) : match.start()].split()[-1:]
    after = text[match.end() : match.end() + 30].split()[:1]
    return any(word.strip(".,;:") in _foreign() for word in before + after) or any(map(_TABLET.match, after))


def _strange(word: str) -> bool:
    if _BROKEN.search(word) or _GREEK_SIGN.sub("", word).isascii():
        return False
    if _OTHER_SCRIPT.search(word):
        return True
    low = word.lower()
    # A capital begins a name.
    return (
        word[0].islower()
        and low not in _loans()
        and not all(part in _loans() or part.isascii() for part in low.split("-"))
    )
