"""What an article says: its text, and the facts of its medicine that its page shows."""

from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any, ClassVar, Self

from articles.content import placeholders, sections
from articles.content.fact_kinds import SideEffect
from articles.content.record import RecordContent
from articles.content.record_values import Unpullable, value
from articles.content.rows import Author, BoxedTopic, JsonObject, Name, Question, Reference, Row


@dataclass(frozen=True)
class MedicationFacts(JsonObject):
    """What an article's page shows of its medicine's record. An article has other references than its record, so the
    rows have no source.
    """

    slug: str = ""
    name: str = ""
    drug_class: str = ""
    controlled: str = ""
    country: str = ""
    summary: str = ""
    names: tuple[Name, ...] = ()
    boxed: tuple[BoxedTopic, ...] = ()
    emergencies: tuple[SideEffect, ...] = ()
    """The side effects for which help is called at once."""

    WORDS: ClassVar[tuple[str, ...]] = ("slug", "name", "drug_class", "controlled", "country", "summary")
    ROWS: ClassVar[Mapping[str, type[Row]]] = {"names": Name, "boxed": BoxedTopic, "emergencies": SideEffect}
    LATER: ClassVar[frozenset[str]] = frozenset({"emergencies"})

    @classmethod
    def from_record(cls, record: RecordContent) -> Self:
        """With what comes from the record's class."""
        words = {name: getattr(record.complete, name) for name in cls.WORDS}
        rows: dict[str, Any] = {
            key: tuple(replace(row, source="") for row in getattr(record.complete, key)) for key in cls.ROWS
        }
        return cls(**words, **rows)

    def _write_others(self) -> dict[str, Any]:
        """Its rows once more, without their sources."""
        filled = {key: rows for key in self.ROWS if (rows := getattr(self, key)) or key not in self.LATER}
        return {key: [_without_source(row) for row in rows] for key, rows in filled.items()}


def _without_source(row: Row) -> dict[str, str]:
    return {name: value for name, value in row.to_json().items() if name != "source"}


@dataclass(frozen=True)
class MovedValue:
    """A pulled value that differs from what the record says now; `now` is "" where the record has none."""

    words: str
    was: str
    now: str


@dataclass(frozen=True)
class ArticleContent(JsonObject):
    """All that an article's page shows, as it is written: with the words that pull values from the record."""

    kind: str = ""
    title: str = ""
    slug: str = ""
    short_answer: str = ""
    body: str = ""
    author: Author = field(default_factory=Author)
    disclosure: str = ""
    review_months: int = 0
    questions: tuple[Question, ...] = ()
    references: tuple[Reference, ...] = ()
    medication: MedicationFacts = field(default_factory=MedicationFacts)
    pulled: Mapping[str, str] = field(default_factory=dict)
    """The values that its placeholders pulled, by their words."""

    TYPE: ClassVar[str] = "article"
    is_record: ClassVar[bool] = False
    WORDS: ClassVar[tuple[str, ...]] = ("kind", "title", "slug", "short_answer", "body", "disclosure")
    ROWS: ClassVar[Mapping[str, type[Row]]] = {"questions": Question, "references": Reference}
    OTHERS: ClassVar[tuple[str, ...]] = ("type", "author", "review_months", "medication", "pulled")

    @classmethod
    def _read_others(cls, data: Mapping[str, Any]) -> dict[str, Any]:
        return {
            "author": Author.from_json(data.get("author", {})),
            "review_months": data.get("review_months", 0),
            "medication": MedicationFacts.from_json(data.get("medication", {})),
            "pulled": data.get("pulled", {}),
        }

    def _write_others(self) -> dict[str, Any]:
        """The key "pulled" is left out while nothing is pulled, so that texts from before it keep their digest."""
        return {
            "type": self.TYPE,
            "author": self.author.to_json(),
            "review_months": self.review_months,
            "medication": self.medication.to_json(),
            **({"pulled": dict(self.pulled)} if self.pulled else {}),
        }

    @property
    def facts(self) -> MedicationFacts:
        """Names, class and boxed warning as the page shows them."""
        return self.medication

    @property
    def medicine(self) -> str:
        """The medicine's name."""
        return self.medication.name

    @cached_property
    def sections(self) -> tuple[sections.Section, ...]:
        """Of the body as readers get it."""
        return sections.split(self.resolved.body)

    # Placeholders

    @cached_property
    def resolved(self) -> "ArticleContent":
        """With values in place of the words that pull them, as readers get it."""
        if not self.pulled:
            return self
        return replace(
            self,
            short_answer=placeholders.resolve(self.short_answer, self.pulled),
            body=placeholders.resolve(self.body, self.pulled),
            questions=tuple(
                replace(row, answer=placeholders.resolve(row.answer, self.pulled)) for row in self.questions
            ),
        )

    @cached_property
    def placeholders(self) -> tuple[str, ...]:
        """The words of each, once."""
        return placeholders.names(self.short_answer, self.body, *(row.answer for row in self.questions))

    def pulling(self, record: RecordContent) -> "ArticleContent":
        """With what its words pull from the record. What cannot be pulled is left out."""
        pulled: dict[str, str] = {}
        for words in self.placeholders:
            with suppress(Unpullable):
                pulled[words] = value(words, record)
        return replace(self, pulled=pulled)

    def placeholder_problems(self, record: RecordContent) -> Iterator[str]:
        """A sentence for each placeholder that has no value."""
        for words in self.placeholders:
            if words not in self.pulled:
                try:
                    value(words, record)
                except Unpullable as error:
                    yield f"“{{{{{words}}}}}” pulls nothing from the medicine's record. {error}"

    def moved_values(self, record: RecordContent) -> Iterator[MovedValue]:
        """The values that it pulled and that the record gives otherwise now."""
        for words, was in self.pulled.items():
            try:
                now = value(words, record)
            except Unpullable:
                now = ""
            if now != was:
                yield MovedValue(words, was, now)
