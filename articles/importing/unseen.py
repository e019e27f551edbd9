"""Signs in a file for which readers would see another text than the checks read: no draft may hold them."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from articles.content.rows import Question, Reference
from articles.content.unseen import signs, without
from articles.importing.model import Reading, Scrap


def unseen(reading: Reading) -> tuple[str, ...]:
    """Each kind of sign in what would be the draft: its name, how often, and the first line that holds it."""
    counts: Counter[str] = Counter()
    written: dict[str, str] = {}
    for text in _texts(reading):
        for sign in signs(text):
            counts[sign.name] += 1
            written.setdefault(sign.name, text[sign.start : sign.end])
    return tuple(f"{name}, {_often(count)}{_first(reading, written[name])}" for name, count in counts.items())


def without_unseen(reading: Reading) -> Reading:
    """Without them, but for digits that only a person can put right. The quarantine says what was taken out."""
    names = "\n".join(unseen(reading))
    if not names:
        return reading
    pairs = (Question(without(row.question), without(row.answer)) for row in reading.questions)
    sources = (Reference(**{name: without(text) for name, text in vars(row).items()}) for row in reading.references)
    texts: dict[str, Any] = {name: without(getattr(reading, name)) for name in _FIELDS}
    return replace(
        reading,
        **texts,
        questions=tuple(pairs),
        references=tuple(sources),
        quarantine=(Scrap(1, names, "sign nobody sees"), *reading.quarantine),
    )


_FIELDS = ("title", "slug", "short_answer", "body", "author", "disclosure")


def _texts(reading: Reading) -> Iterator[str]:
    yield from (getattr(reading, name) for name in _FIELDS)
    for row in reading.questions:
        yield from (row.question, row.answer)
    for source in reading.references:
        yield from vars(source).values()


def _often(count: int) -> str:
    return "once" if count == 1 else f"{count} times"


def _first(reading: Reading, sign: str) -> str:
    number = next((line.number for line in reading.lines if sign in line.text), 0)
    return f", first in line {number}" if number else ""
