"""What the record of a medicine, or of a class of medicines, says."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any, ClassVar

from articles.content.citations import labels
from articles.content.fact_kinds import (
    FACT_KINDS,
    SHARED_ROWS,
    Advice,
    CommonQuestion,
    Contraindication,
    Dose,
    Indication,
    Interaction,
    Kinetic,
    Population,
    Product,
    SideEffect,
)
from articles.content.rows import Author, BoxedTopic, JsonObject, Name, Reference, Row

SHARED_WORDS = ("controlled", "stopping")
ROWS: dict[str, type[Row]] = {
    "names": Name,
    "boxed": BoxedTopic,
    **{key: kind.row for key, kind in FACT_KINDS.items()},
    "references": Reference,
}
"""The rows of a record by their key in its JSON, which is their field's name here."""


@dataclass(frozen=True)
class ClassFacts(JsonObject):
    """What a record takes from an edition of the record of its class; `edition` is None where there is none."""

    slug: str = ""
    name: str = ""
    edition: int | None = None
    controlled: str = ""
    stopping: str = ""
    boxed: tuple[BoxedTopic, ...] = ()
    contraindications: tuple[Contraindication, ...] = ()
    effects: tuple[SideEffect, ...] = ()
    interactions: tuple[Interaction, ...] = ()
    populations: tuple[Population, ...] = ()
    advice: tuple[Advice, ...] = ()
    references: tuple[Reference, ...] = ()

    WORDS: ClassVar[tuple[str, ...]] = ("slug", "name", *SHARED_WORDS)
    ROWS: ClassVar[Mapping[str, type[Row]]] = {key: ROWS[key] for key in (*SHARED_ROWS, "references")}
    OTHERS: ClassVar[tuple[str, ...]] = ("edition",)
    LATER: ClassVar[frozenset[str]] = frozenset({"advice"})

    @classmethod
    def _read_others(cls, data: Mapping[str, Any]) -> dict[str, Any]:
        return {"edition": data.get("edition") or None}

    def _write_others(self) -> dict[str, Any]:
        return {"edition": self.edition or ""}


@dataclass(frozen=True)
class RecordContent(JsonObject):
    """All that the page of a record shows."""

    slug: str = ""
    name: str = ""
    drug_class: str = ""
    controlled: str = ""
    stopping: str = ""
    country: str = ""
    summary: str = ""
    author: Author = field(default_factory=Author)
    disclosure: str = ""
    review_months: int = 0
    names: tuple[Name, ...] = ()
    boxed: tuple[BoxedTopic, ...] = ()
    products: tuple[Product, ...] = ()
    indications: tuple[Indication, ...] = ()
    doses: tuple[Dose, ...] = ()
    interactions: tuple[Interaction, ...] = ()
    effects: tuple[SideEffect, ...] = ()
    contraindications: tuple[Contraindication, ...] = ()
    populations: tuple[Population, ...] = ()
    kinetics: tuple[Kinetic, ...] = ()
    advice: tuple[Advice, ...] = ()
    questions: tuple[CommonQuestion, ...] = ()
    references: tuple[Reference, ...] = ()
    is_class: bool = False
    of_class: ClassFacts | None = None
    """None for a record that belongs to no class."""

    TYPE: ClassVar[str] = "medication"
    kind: ClassVar[str] = "medication"
    is_record: ClassVar[bool] = True
    WORDS: ClassVar[tuple[str, ...]] = (
        "slug",
        "name",
        "drug_class",
        "controlled",
        "stopping",
        "country",
        "summary",
        "disclosure",
    )
    ROWS: ClassVar[Mapping[str, type[Row]]] = ROWS
    OTHERS: ClassVar[tuple[str, ...]] = ("type", "kind", "author", "review_months", "is_class", "class")
    LATER: ClassVar[frozenset[str]] = frozenset({"advice", "questions"})

    @classmethod
    def _read_others(cls, data: Mapping[str, Any]) -> dict[str, Any]:
        return {
            "author": Author.from_json(data.get("author", {})),
            "review_months": data.get("review_months", 0),
            "is_class": bool(data.get("is_class")),
            "of_class": ClassFacts.from_json(data["class"]) if "class" in data else None,
        }

    def _write_others(self) -> dict[str, Any]:
        """The keys of classes are left out of other records, so that records from before them keep their digest."""
        return {
            "type": self.TYPE,
            "kind": self.kind,
            "author": self.author.to_json(),
            "review_months": self.review_months,
            **({"is_class": True} if self.is_class else {}),
            **({"class": self.of_class.to_json()} if self.of_class else {}),
        }

    @property
    def title(self) -> str:
        """With a capital; where that would be two letters, as for "\ufb02", the name as it is."""
        title = self.name[:1].upper() + self.name[1:]
        return title if len(title) == len(self.name) else self.name

    @property
    def emergencies(self) -> tuple[SideEffect, ...]:
        """The side effects for which help is called at once."""
        return tuple(row for row in self.effects if row.seriousness == "emergency")

    @property
    def facts(self) -> "RecordContent":
        """Names, class and boxed warning as the page shows them."""
        return self.complete

    @property
    def medicine(self) -> str:
        """The medicine's name."""
        return self.name

    def with_class(self, of_class: ClassFacts | None) -> "RecordContent":
        return replace(self, of_class=of_class)

    @cached_property
    def complete(self) -> "RecordContent":
        """The record with all that comes from its class among its own rows. The source of a row is then a label of
        either list of references: its own, or that of its class.
        """
        if self.of_class is None:
            return self
        inherited = inherit(self, self.of_class)
        words = {name: getattr(self, name) or getattr(inherited, name) for name in SHARED_WORDS}
        rows: dict[str, Any] = {key: (*getattr(self, key), *getattr(inherited, key)) for key in SHARED_ROWS}
        return replace(self, **words, **rows, of_class=None)


def inherit(record: RecordContent, of_class: RecordContent | ClassFacts) -> ClassFacts:
    """What a class says beyond a record's own, with the references that it cites. Where both say something, the
    record's own row wins.
    """
    words: dict[str, Any] = {name: "" if getattr(record, name) else getattr(of_class, name) for name in SHARED_WORDS}
    rows: dict[str, Any] = {key: _beyond(record, of_class, key) for key in SHARED_ROWS}
    cited = {label for shared in rows.values() for row in shared for label in _cited(row)}
    references = tuple(row for row in of_class.references if row.label in cited)
    return ClassFacts(of_class.slug, of_class.name, **words, **rows, references=references)


def _beyond(record: RecordContent, of_class: RecordContent | ClassFacts, key: str) -> tuple[Row, ...]:
    about = SHARED_ROWS[key]
    own = {_folded(getattr(row, about)) for row in getattr(record, key)}
    return tuple(row for row in getattr(of_class, key) if _folded(getattr(row, about)) not in own)


def _folded(words: str) -> str:
    return " ".join(words.split()).casefold()


def _cited(row: Any) -> set[str]:
    return {row.source} | labels(getattr(row, "text", ""))
