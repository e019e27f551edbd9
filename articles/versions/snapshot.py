"""A snapshot: everything that a document's page shows, with the edition that gave it facts."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ..content import rows as content_rows
from ..content.article import ArticleContent, MedicationFacts
from ..content.record import ClassFacts, RecordContent
from ..content.stored import Content
from ..models import (
    FACTS,
    Article,
    BoxedTopic,
    Document,
    Edition,
    Kind,
    Medication,
    Name,
    Person,
    Question,
    Reference,
)
from ..models.rows import Row
from ..models.state import standing_edition
from .class_record import class_facts
from .draft import KEYS, content_row, rows_of

Rows = Mapping[type[Row], Sequence[Row]]
"""A draft's rows as they stand in memory, by their model."""
ARTICLE_ROWS: tuple[type[Row], ...] = (Question, Reference)
RECORD_ROWS: tuple[type[Row], ...] = (Name, BoxedTopic, *FACTS.values(), Reference)


@dataclass(frozen=True)
class Snapshot:
    content: Content
    author: Person
    pinned: Edition | None
    """The standing edition of the record that gave the facts, a medicine's or its class's; None where there is none."""


def take_snapshot(document: Document, rows: Rows | None = None) -> Snapshot:
    """Of the draft as it is saved. `rows` are its own, where they were read already."""
    if document.kind == Kind.MEDICATION:
        return record_snapshot(document.as_medication, rows)
    return article_snapshot(document.as_article, rows)


def article_snapshot(article: Article, rows: Rows | None = None) -> Snapshot:
    """`rows` are those in memory; without them, the saved ones."""
    pinned = standing_edition(article.medication_id)
    return Snapshot(article_content(article, pinned, rows), article.author, pinned)


def article_content(article: Article, pinned: Edition | None, rows: Rows | None = None) -> ArticleContent:
    content = ArticleContent(
        **{name: getattr(article, name) for name in ArticleContent.WORDS},
        **_rows(article.pk, ARTICLE_ROWS, rows),
        author=_author(article.author),
        review_months=article.review_months,
        medication=facts_of(pinned),
    )
    return content.pulling(record_of(pinned))


def record_snapshot(medication: Medication, rows: Rows | None = None) -> Snapshot:
    """`rows` are those in memory; without them, the saved ones."""
    pinned = None if medication.class_record_id is None else standing_edition(medication.class_record_id)
    return Snapshot(record_content(medication, pinned, rows), medication.author, pinned)


def record_content(medication: Medication, pinned: Edition | None, rows: Rows | None = None) -> RecordContent:
    """`pinned` is the edition of the record of its class."""
    content = RecordContent(
        **{name: getattr(medication, name) for name in RecordContent.WORDS},
        **_rows(medication.pk, RECORD_ROWS, rows),
        author=_author(medication.author),
        review_months=medication.review_months,
        is_class=medication.is_class,
    )
    of_class: ClassFacts | None = None if medication.class_record_id is None else class_facts(content, pinned)
    return content.with_class(of_class)


def record_of(pinned: Edition | None) -> RecordContent:
    """The record that values are pulled from; an empty one where there is none."""
    return pinned.record if pinned else RecordContent()


def facts_of(pinned: Edition | None) -> MedicationFacts:
    return MedicationFacts.from_record(pinned.record) if pinned else MedicationFacts()


def _rows(document: int | None, models: Sequence[type[Row]], rows: Rows | None) -> dict[str, Any]:
    """By their key in the content."""
    read = rows if rows is not None else {model: rows_of(document, model) for model in models}
    return {KEYS[model]: tuple(map(content_row, read.get(model, ()))) for model in models}


def _author(person: Person) -> content_rows.Author:
    return content_rows.Author(person.name, person.credentials)
