"""Placeholders: "{{dose panic maximum}}" is written, "4 mg a day" is read. What they pull: `record_values`."""

import re
from collections.abc import Mapping

from articles.content.escaping import guard, inline

# Bounded, so that open braces cannot make a search slow. A mark before it says that no placeholder is meant.
PLACEHOLDER = re.compile(r"(?<![{\\])\{\{([^{}]{0,200})\}\}(?!\})")
BRACES = re.compile(r"\{\{|\}\}")


def name(words: str) -> str:
    """One for each placeholder, whatever its case and spaces."""
    return " ".join(words.split()).casefold()


def names(*texts: str) -> tuple[str, ...]:
    """What the texts pull, each once."""
    return tuple(dict.fromkeys(name(match[1]) for text in texts for match in PLACEHOLDER.finditer(text)))


def resolve(text: str, pulled: Mapping[str, str]) -> str:
    """A Markdown text with values in place of placeholders; one without a value stays as it is written."""
    return PLACEHOLDER.sub(lambda match: match[0] if (words := _words(match, pulled)) is None else words, text)


def origins(text: str, pulled: Mapping[str, str]) -> tuple[list[int], dict[int, int]]:
    """Where each character of the resolved text stands in the text as written, those of a value at the beginning of
    its placeholder; and where each placeholder that begins somewhere ends.
    """
    back, ends, at = list[int](), dict[int, int](), 0
    for match in PLACEHOLDER.finditer(text):
        words = _words(match, pulled)
        if words is not None:
            back += [*range(at, match.start()), *[match.start()] * len(words)]
            at = ends[match.start()] = match.end()
    return [*back, *range(at, len(text))], ends


def _words(match: re.Match[str], pulled: Mapping[str, str]) -> str | None:
    """A record's words are no marks."""
    words = pulled.get(name(match[1]))
    return None if words is None else guard(inline(words, link=False).replace("|", "\\|"))
