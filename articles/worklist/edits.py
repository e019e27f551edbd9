"""The edit trail word by word: what each save wrote. One query a tracked model, however long the trail is."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import IntegerField, SlugField

from ..compare.words import UNWEIGHED, Piece, compare
from ..models import NO_REASON, Document, Medication, Person, Reference
from .trail import trail_models

SITTING = timedelta(minutes=10)
NAMED = frozenset({"class_record"})
"""Relations that are part of the text, shown by name."""


@dataclass(frozen=True)
class Edit:
    """One field of the text or of one of its rows."""

    label: str
    pieces: tuple[Piece, ...]


@dataclass(frozen=True)
class Written:
    """All that one revision of a draft wrote."""

    revision: int
    at: datetime
    by: Person | None
    reason: str
    edits: tuple[Edit, ...]


@dataclass(frozen=True)
class Sitting:
    """Saves without a reason by one person within ten minutes, or one save; newest first."""

    saves: tuple[Written, ...]

    @property
    def last(self) -> Written:
        return self.saves[0]

    @property
    def first(self) -> Written:
        return self.saves[-1]

    def takes_in(self, earlier: Written) -> bool:
        is_alike = earlier.by == self.last.by and earlier.reason == self.last.reason == NO_REASON
        return is_alike and self.last.at - earlier.at <= SITTING


def sittings(document: Document) -> tuple[Sitting, ...]:
    """Every save, newest first."""
    grouped: list[Sitting] = []
    for save in edits(document):
        if grouped and grouped[-1].takes_in(save):
            grouped[-1] = Sitting((*grouped[-1].saves, save))
        else:
            grouped.append(Sitting((save,)))
    return tuple(grouped)


def edits(document: Document) -> tuple[Written, ...]:
    """Every save, newest first."""
    grouped: dict[int, list[tuple[Any, Any]]] = defaultdict(list)
    for model in trail_models(document):
        for row, before in _steps(model, document.pk):
            grouped[row.at_revision].append((row, before))
    return tuple(_written(revision, grouped[revision]) for revision in sorted(grouped, reverse=True))


def _steps(model: Any, document: int) -> Iterator[tuple[Any, Any]]:
    """Each trail row with the one before it."""
    key = model.instance_type._meta.pk.attname
    before: dict[Any, Any] = {}
    named = [field.name for field in model.tracked_fields if field.name in NAMED]
    rows = model.objects.filter(at_document=document).select_related("history_user", *named).order_by("history_id")
    for row in rows:
        yield row, before.get(getattr(row, key))
        before[getattr(row, key)] = row


def _written(revision: int, steps: list[tuple[Any, Any]]) -> Written:
    last = steps[-1][0]
    edits = tuple(edit for row, before in steps for edit in _edits(row, before))
    return Written(revision, last.history_date, last.history_user, last.history_change_reason, edits)


def _edits(row: Any, before: Any) -> Iterator[Edit]:
    """A row that was taken away lost all its words."""
    name, new = _name(row), None if row.history_type == "-" else row
    for field in _text_fields(row):
        old, now = (_text(getattr(side, field.name, None)) for side in (before, new))
        if old != now:
            weighed = None if _weighs(row, field) else UNWEIGHED
            yield Edit(f"{name}{field.verbose_name}", compare(old, now, weighed))


def _weighs(row: Any, field: Any) -> bool:
    """Figures of a source, in addresses, orders and months are no amounts of a medicine."""
    return row.instance_type is not Reference and not isinstance(field, IntegerField | SlugField)


def _text_fields(row: Any) -> Iterable[Any]:
    fields = [f for f in row.tracked_fields if not f.primary_key and f.name != "revision"]
    return [f for f in fields if not f.is_relation or f.name in NAMED]


def _name(row: Any) -> str:
    """ "" for the document's own text, and for a row what it is: "reference label: "."""
    model = row.instance_type
    if model._meta.pk.is_relation:
        return ""
    handle = next((getattr(row, name) for name in ("label", "name", "topic", "question") if hasattr(row, name)), "")
    return f"{model._meta.verbose_name} “{handle}”: "


def _text(value: Any) -> str:
    """Of a switch, only that it is on; of a record, its name."""
    if isinstance(value, bool):
        return "yes" if value else ""
    return str(value) if isinstance(value, str | date | int | Medication) else ""
