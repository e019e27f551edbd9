"""Everything that a document's page shows, as one plain value."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from ..content.placeholders import pulling
from ..content.shared import merged
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
from ..models.state import standing_edition
from .class_record import class_of
from .draft import row_values, rows_of

MEDICATION_FACTS = ("slug", "name", "drug_class", "controlled", "country", "summary", "names", "boxed")
NO_FACTS: dict[str, Any] = dict.fromkeys(MEDICATION_FACTS, "") | {"names": [], "boxed": []}


@dataclass(frozen=True)
class Snapshot:
    content: dict[str, Any]
    author: Person
    pinned: Edition | None
    """The live edition of the record that gave the facts, a medicine's or its class's; None where there is none."""


def snapshot(document: Document) -> Snapshot:
    if document.kind == Kind.MEDICATION:
        return of_medication(document.as_medication)
    return of_article(document.as_article)


def of_article(article: Article) -> Snapshot:
    pinned = standing_edition(article.medication_id)
    content = {
        "type": "article",
        **_plain(article, "kind", "title", "slug", "short_answer", "body"),
        **_authored(article),
        "questions": [row_values(row) for row in rows_of(article.pk, Question)],
        "references": _references(article.pk),
        "medication": facts_of(pinned),
    }
    return Snapshot(pulling(content, record_of(pinned)), article.author, pinned)


def of_medication(medication: Medication) -> Snapshot:
    content = {
        "type": Kind.MEDICATION.value,
        **_plain(medication, "kind", "slug", "name", "drug_class", "controlled", "stopping", "country", "summary"),
        **_authored(medication),
        "names": [row_values(row) for row in rows_of(medication.pk, Name)],
        "boxed": [row_values(row) for row in rows_of(medication.pk, BoxedTopic)],
        **{key: [row_values(row) for row in rows_of(medication.pk, model)] for key, model in FACTS.items()},
        "references": _references(medication.pk),
    }
    content |= {"is_class": True} if medication.is_class else {}
    if medication.class_record_id is None:
        return Snapshot(content, medication.author, None)
    pinned = standing_edition(medication.class_record_id)
    return Snapshot(content | {"class": class_of(content, pinned)}, medication.author, pinned)


def record_of(pinned: Edition | None) -> dict[str, Any]:
    """The content that values are pulled from; empty where there is none."""
    content: dict[str, Any] = json.loads(pinned.content) if pinned else {}
    return content


def facts_of(pinned: Edition | None) -> dict[str, Any]:
    if pinned is None:
        return NO_FACTS
    content = merged(json.loads(pinned.content))
    facts = {fact: content[fact] for fact in MEDICATION_FACTS}
    return facts | {key: [_unsourced(row) for row in facts[key]] for key in ("names", "boxed")}


def _unsourced(row: Mapping[str, Any]) -> dict[str, Any]:
    """An article has other references than its record."""
    return {name: value for name, value in row.items() if name != "source"}


def _plain(record: Any, *names: str) -> dict[str, Any]:
    return {name: getattr(record, name) for name in names}


def _authored(record: Article | Medication) -> dict[str, Any]:
    author = record.author
    return {
        "author": {"name": author.name, "credentials": author.credentials},
        "disclosure": record.disclosure,
        "review_months": record.review_months,
    }


def _references(document: int) -> list[dict[str, Any]]:
    return [{k: _text(v) for k, v in row_values(row).items()} for row in rows_of(document, Reference)]


def _text(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else "" if value is None else value
