"""The rows that a document consists of, as frozen values. In JSON a row is an object of its fields."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Self


def names(row: "type[Row]") -> tuple[str, ...]:
    """The fields of a kind of row."""
    return tuple(row.__dataclass_fields__)


@dataclass(frozen=True)
class Row:
    """All fields are text; an empty one is "". A date is written as in ISO 8601."""

    @classmethod
    def from_json(cls, data: Mapping[str, str]) -> Self:
        """A field that is newer than the data is empty."""
        return cls(**{name: data.get(name, "") for name in names(cls)})

    def to_json(self) -> dict[str, str]:
        """A later field is left out while it is empty, so that what was signed before keeps its digest."""
        known = self.__dataclass_fields__
        return {name: value for name, value in self.values() if value or not known[name].metadata.get("later")}

    def values(self) -> tuple[tuple[str, str], ...]:
        return tuple((name, getattr(self, name)) for name in names(type(self)))


@dataclass(frozen=True)
class Author(Row):
    name: str = ""
    credentials: str = ""


@dataclass(frozen=True)
class Reference(Row):
    label: str = ""
    publisher: str = ""
    title: str = ""
    url: str = ""
    doi: str = ""
    source_date: str = ""
    accessed: str = ""


@dataclass(frozen=True)
class Question(Row):
    question: str = ""
    answer: str = ""


@dataclass(frozen=True)
class Name(Row):
    """`role` is brand, other, misspelling or look-alike; "" while nobody has chosen."""

    name: str = ""
    role: str = ""
    country: str = ""
    source: str = ""


@dataclass(frozen=True)
class BoxedTopic(Row):
    """One block of the boxed warning."""

    topic: str = ""
    heading: str = ""
    text: str = ""
    source: str = ""
