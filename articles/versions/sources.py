"""The references of a page: their numbers, and text that cites them as HTML."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from ..content import markup
from ..content.rows import Reference


@dataclass(frozen=True)
class NumberedReference:
    number: int
    row: Reference

    @property
    def source_date(self) -> str:
        return _day(self.row.source_date)

    @property
    def accessed(self) -> str:
        return _day(self.row.accessed)


@dataclass(frozen=True)
class Sources:
    """`first` is the number of the first reference."""

    references: Sequence[Reference]
    first: int = 1

    def __iter__(self) -> Iterator[NumberedReference]:
        return (NumberedReference(number, row) for number, row in enumerate(self.references, self.first))

    @cached_property
    def numbers(self) -> dict[str, int]:
        return {one.row.label: one.number for one in self}

    @cached_property
    def quoted(self) -> frozenset[str]:
        return frozenset(row.label for row in self.references if row.quote)

    def to_html(self, text: str) -> str:
        """Blocks of Markdown."""
        return markup.to_html(text, self.numbers, self.quoted)

    def inline(self, text: str) -> str:
        return markup.inline(text, self.numbers, self.quoted)


def _day(text: str) -> str:
    return f"{date.fromisoformat(text):%-d %B %Y}" if text else ""
