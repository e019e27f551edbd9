"""What an article says: its text, and the facts of its medicine that its page shows."""

from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any, ClassVar, Self

from articles.content import placeholders, sections
from articles.content.canonical import canonical, digest
from articles.content.record import RecordContent, rows_from_json, rows_to_json
from articles.content.record_values import Unpullable, value
from articles.content.rows import Author, BoxedTopic, Name, Question, Reference, Row


@dataclass(frozen=True)
class MedicationFacts:
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
    more: Mapping[str, Any] = field(default_factory=dict)
    """What a later release wrote. It is compared and kept, so that nothing changes unseen."""

    WORDS: ClassVar[tuple[str, ...]] = ("slug", "name", "drug_class", "controlled", "country", "summary")
    ROWS: ClassVar[Mapping[str, type[Row]]] = {"names": Name, "boxed": BoxedTopic}

    @classmethod
    def of_record(cls, record: RecordContent) -> Self:
        """With what comes from the record's class."""
        words = {name: getattr(record.complete, name) for name in cls.WORDS}
        rows: dict[str, Any] = {
            key: tuple(replace(row, source="") for row in getattr(record.complete, key)) for key in cls.ROWS
        }
        return cls(**words, **rows)

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        words = {name: data.get(name, "") for name in cls.WORDS}
        more = {key: value for key, value in data.items() if key not in (*cls.WORDS, *cls.ROWS)}
        return cls(**words, **rows_from_json(data, cls.ROWS), more=more)

    def to_json(self) -> dict[str, Any]:
        words = {name: getattr(self, name) for name in self.WORDS}
        return {**self.more, **words, **{key: self._rows(key) for key in self.ROWS}}

    def _rows(self, key: str) -> list[dict[str, str]]:
        rows = rows_to_json(getattr(self, key))
        return [{name: value for name, value in row.items() if name != "source"} for row in rows]


@dataclass(frozen=True)
class MovedValue:
    """A value that the record gives otherwise by now; `now` is "" where it gives none."""

    words: str
    was: str
    now: str


@dataclass(frozen=True)
class ArticleContent:
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
    more: Mapping[str, Any] = field(default_factory=dict)
    """What a later release wrote. It is compared and kept, so that nothing changes unseen."""

    TYPE: ClassVar[str] = "article"
    is_record: ClassVar[bool] = False
    WORDS: ClassVar[tuple[str, ...]] = ("kind", "title", "slug", "short_answer", "body", "disclosure")
    ROWS: ClassVar[Mapping[str, type[Row]]] = {"questions": Question, "references": Reference}
    READ: ClassVar[frozenset[str]] = frozenset(
        (*WORDS, *ROWS, "type", "author", "review_months", "medication", "pulled")
    )

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        return cls(
            **{name: data.get(name, "") for name in cls.WORDS},
            **rows_from_json(data, cls.ROWS),
            author=Author.from_json(data.get("author", {})),
            review_months=data.get("review_months", 0),
            medication=MedicationFacts.from_json(data.get("medication", {})),
            pulled=data.get("pulled", {}),
            more={key: value for key, value in data.items() if key not in cls.READ},
        )

    def to_json(self) -> dict[str, Any]:
        """Without anything pulled there is no word of it, so that other texts keep their digest."""
        return {
            **self.more,
            "type": self.TYPE,
            **{name: getattr(self, name) for name in self.WORDS},
            **{key: rows_to_json(getattr(self, key)) for key in self.ROWS},
            "author": self.author.to_json(),
            "review_months": self.review_months,
            "medication": self.medication.to_json(),
            **({"pulled": dict(self.pulled)} if self.pulled else {}),
        }

    @cached_property
    def canonical(self) -> str:
        return canonical(self.to_json())

    @cached_property
    def digest(self) -> str:
        return digest(self.canonical)

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
        """What it pulled and the record gives otherwise."""
        for words, was in self.pulled.items():
            try:
                now = value(words, record)
            except Unpullable:
                now = ""
            if now != was:
                yield MovedValue(words, was, now)
