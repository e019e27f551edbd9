"""Values that a text pulls from its medicine's record: "{{dose panic maximum}}" is written, "4 mg a day" is read."""

import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from articles.content.escaping import guard, inline
from articles.content.record_values import Unpullable, value

Content = Mapping[str, Any]

# Bounded, so that open braces cannot make a search slow. A mark before it says that no pull is meant.
PULL = re.compile(r"(?<![{\\])\{\{([^{}]{0,200})\}\}(?!\})")
BRACES = re.compile(r"\{\{|\}\}")
_TEXTS = ("short_answer", "body")


@dataclass(frozen=True)
class Moved:
    """A value that the record gives otherwise by now; `now` is "" where it gives none."""

    words: str
    was: str
    now: str


def name(words: str) -> str:
    """One for each pull, whatever its case and spaces."""
    return " ".join(words.split()).casefold()


def names(content: Content) -> tuple[str, ...]:
    """What an article's content pulls, each once."""
    texts = [*(content.get(key, "") for key in _TEXTS), *(row["answer"] for row in content.get("questions", ()))]
    return tuple(dict.fromkeys(name(found[1]) for text in texts for found in PULL.finditer(text)))


def pulling(content: Content, record: Content) -> dict[str, Any]:
    """An article's content with what its words pull from the record's content. What cannot be pulled is left out,
    and without anything pulled the content has no word of it.
    """
    found: dict[str, str] = {}
    for words in names(content):
        with suppress(Unpullable):
            found[words] = value(words, record)
    rest = {key: said for key, said in content.items() if key != "pulled"}
    return rest | ({"pulled": found} if found else {})


def problems(content: Content, record: Content) -> Iterator[str]:
    """A sentence for each pull that has no value."""
    for words in names(content):
        if words not in content.get("pulled", {}):
            try:
                value(words, record)
            except Unpullable as error:
                yield f"“{{{{{words}}}}}” pulls nothing from the medicine's record. {error}"


def moved(content: Content, record: Content) -> Iterator[Moved]:
    """What the content pulled and the record's content gives otherwise."""
    for words, was in content.get("pulled", {}).items():
        try:
            now = value(words, record)
        except Unpullable:
            now = ""
        if now != was:
            yield Moved(words, was, now)


def resolved(content: Content) -> Content:
    """The content with values in place of the words that pull them, as readers get it."""
    pulled = content.get("pulled")
    if not pulled:
        return content
    texts = {key: resolve(content[key], pulled) for key in _TEXTS if key in content}
    questions = [{**row, "answer": resolve(row["answer"], pulled)} for row in content.get("questions", ())]
    return {**content, **texts, "questions": questions}


def resolve(text: str, pulled: Mapping[str, str]) -> str:
    """A Markdown text with values in place of pulls; one without a value stays as it is written."""
    return PULL.sub(lambda found: found[0] if (said := _said(found, pulled)) is None else said, text)


def origins(text: str, pulled: Mapping[str, str]) -> tuple[list[int], dict[int, int]]:
    """Where each character of the resolved text stands in the text as written, those of a value at the beginning of
    its pull; and where each pull that begins somewhere ends.
    """
    back, ends, at = list[int](), dict[int, int](), 0
    for found in PULL.finditer(text):
        said = _said(found, pulled)
        if said is not None:
            back += [*range(at, found.start()), *[found.start()] * len(said)]
            at = ends[found.start()] = found.end()
    return [*back, *range(at, len(text))], ends


def _said(found: re.Match[str], pulled: Mapping[str, str]) -> str | None:
    """A record's words are no marks."""
    said = pulled.get(name(found[1]))
    return None if said is None else guard(inline(said, link=False).replace("|", "\\|"))
