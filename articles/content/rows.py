"""The rows that a document consists of, and what all contents have in common: how they are read from JSON and written.

Everything here is a frozen value. In JSON a row is an object of its fields.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, ClassVar, Self

from articles.content.canonical import canonical, digest


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
    quote: str = field(default="", metadata={"later": True})
    """The words of the source that the text relies on."""
    place: str = field(default="", metadata={"later": True})
    """Where in the source they stand."""


@dataclass(frozen=True)
class Question(Row):
    question: str = ""
    answer: str = ""


@dataclass(frozen=True)
class Name(Row):
    """`role` is brand, discontinued, other, misspelling or look-alike; "" while nobody has chosen."""

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


@dataclass(frozen=True)
class JsonObject:
    """What a document says, or a part of it: what JSON holds as an object of more than texts.

    A subclass lists its texts in `WORDS` and its rows in `ROWS`: their keys in JSON are the names of its fields. Of
    other fields it lists the keys in `OTHERS`, and reads and writes them itself.
    """

    more: Mapping[str, Any] = field(default_factory=dict, kw_only=True)
    """What a later release wrote. It is compared and stored again, so that nothing changes unseen."""

    WORDS: ClassVar[tuple[str, ...]] = ()
    ROWS: ClassVar[Mapping[str, type[Row]]] = {}
    OTHERS: ClassVar[tuple[str, ...]] = ()
    LATER: ClassVar[frozenset[str]] = frozenset()
    """Rows that came after contents had been signed: left out while there are none, so that those keep their digest."""

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """What the data do not have is empty."""
        words = {name: data.get(name, "") for name in cls.WORDS}
        rows = {key: tuple(map(row.from_json, data.get(key, ()))) for key, row in cls.ROWS.items()}
        more = {key: value for key, value in data.items() if key not in (*cls.WORDS, *cls.ROWS, *cls.OTHERS)}
        values: dict[str, Any] = {**words, **rows, **cls._read_others(data), "more": more}
        return cls(**values)

    def to_json(self) -> dict[str, Any]:
        words = {name: getattr(self, name) for name in self.WORDS}
        written = {key: [row.to_json() for row in getattr(self, key)] for key in self.ROWS}
        rows = {key: several for key, several in written.items() if several or key not in self.LATER}
        return {**self.more, **words, **rows, **self._write_others()}

    @classmethod
    def _read_others(cls, data: Mapping[str, Any]) -> dict[str, Any]:
        """Their fields by name; unless a subclass says otherwise, as they stand in the data."""
        return {key: data[key] for key in cls.OTHERS if key in data}

    def _write_others(self) -> dict[str, Any]:
        """What to_json writes of them, by key."""
        return {}

    @cached_property
    def canonical(self) -> str:
        return canonical(self.to_json())

    @cached_property
    def digest(self) -> str:
        return digest(self.canonical)
