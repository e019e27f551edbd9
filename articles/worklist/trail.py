"""The edit trail, save by save: who, when, why, and how many words. One query a tracked model, however long it is."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Max, Q

from ..compare.words import compare, words_changed
from ..models import Document, Person
from ..versions.draft import ROWS, record_model


@dataclass(frozen=True)
class Save:
    """All rows that one revision of a draft wrote."""

    revision: int
    at: datetime
    by: Person | None
    reason: str
    what: tuple[str, ...]
    """What was written: "article", "reference" …"""
    words: int


def saves(document: Document, *, since: int, until: int) -> tuple[Save, ...]:
    """The saves after one revision and up to another, newest first."""
    grouped: dict[int, list[tuple[Any, Any]]] = defaultdict(list)
    for model in trail_models(document):
        for row, before in _steps(model, document.pk, since, until):
            grouped[row.at_revision].append((row, before))
    return tuple(_save(revision, grouped[revision]) for revision in sorted(grouped, reverse=True))


def trail_models(document: Document) -> list[Any]:
    """The trails of a document and of its rows."""
    record = record_model(document.kind)
    return [model.history.model for model in (record, *ROWS[record])]


def _steps(model: Any, document: int, since: int, until: int) -> Iterator[tuple[Any, Any]]:
    """Each trail row with the one before it; the last ones before `since` are there to compare with only."""
    key = model._meta.get_field(model.instance_type._meta.pk.attname).attname
    trail = model.objects.filter(at_document=document)
    earlier = trail.filter(at_revision__lte=since).values(key).annotate(last=Max("history_id")).values("last")
    span = Q(at_revision__gt=since, at_revision__lte=until) | Q(history_id__in=earlier)
    before: dict[Any, Any] = {}
    for row in trail.filter(span).select_related("history_user").order_by("history_id"):
        if row.at_revision > since:
            yield row, before.get(getattr(row, key))
        before[getattr(row, key)] = row


def _save(revision: int, steps: list[tuple[Any, Any]]) -> Save:
    first = steps[0][0]
    what = dict.fromkeys(row.instance_type._meta.verbose_name for row, _ in steps)
    words = sum(_words(row, before) for row, before in steps)
    return Save(revision, first.history_date, first.history_user, first.history_change_reason, tuple(what), words)


def _words(row: Any, before: Any) -> int:
    """A row that was taken away counts with all its words."""
    new = None if row.history_type == "-" else row
    return sum(words_changed(compare(old, now)) for old, now in _texts(before, new, row.tracked_fields))


def _texts(old: Any, new: Any, fields: Iterable[Any]) -> Iterator[tuple[str, str]]:
    for field in fields:
        before, after = (getattr(row, field.attname, None) for row in (old, new))
        if before != after:
            yield _text(before), _text(after)


def _text(value: Any) -> str:
    return str(value) if isinstance(value, str | date) else ""
