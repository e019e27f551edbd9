"""Citations as readers meet them: `[^label]` in a text is the number of its reference."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from articles.content.rows import Reference

CITATION = r"\[\^[^\[\]\s]+\]"
_CITATION = re.compile(CITATION)
_SPACED = re.compile(rf"[^\S\n]?{CITATION}")


@dataclass(frozen=True)
class Footnote:
    """A reference that a text cites; `source` names its publisher and title."""

    label: str
    number: int
    source: str

    @property
    def text(self) -> str:
        return f"[{self.number}] {self.source}".rstrip()


def label_of(citation: str) -> str:
    return citation[2:-1]


def uncited(text: str) -> str:
    """Without citations, and without the space before them."""
    return _SPACED.sub("", text)


def labels(text: str) -> set[str]:
    return {label_of(citation) for citation in _CITATION.findall(text)}


def footnotes(text: str, references: Sequence[Reference]) -> tuple[Footnote, ...]:
    """In the order of the references. A label that no reference has gets none."""
    cited = labels(text)
    numbered = ((number, row) for number, row in enumerate(references, 1) if row.label in cited)
    return tuple(Footnote(row.label, number, _source(row)) for number, row in numbered)


def _source(reference: Reference) -> str:
    return " ".join(f"{words.rstrip('.')}." for words in (reference.publisher, reference.title) if words)


def numbered(text: str, notes: Iterable[Footnote]) -> str:
    """Each citation as the number that readers get; one without a reference stays as it is written."""
    if "[^" not in text:
        return text
    numbers = {note.label: note.number for note in notes}
    return _CITATION.sub(lambda match: f"[{numbers.get(label_of(match[0]), match[0][1:-1])}]", text)
