"""Preview: what a text would be as a page, and what it still lacks, with nothing saved."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from ..content.placeholders import pulling
from ..models import Kind, Medication
from ..models.rows import Row
from .checking import Checked, checked
from .class_record import class_of
from .completeness import problems
from .draft import KEYS, row_values
from .fragment import render
from .snapshot import Snapshot, of_article, of_medication, record_of

Rows = Mapping[type[Row], Sequence[Row]]


@dataclass(frozen=True)
class Preview:
    fragment: str
    problems: tuple[str, ...]
    checked: Checked


def preview(record: Any, rows: Rows) -> Preview:
    taken = typed(record, rows)
    missing = tuple(problems(taken.content, taken.pinned))
    return Preview(render(taken.content), missing, checked(taken, record.pk))


def typed(record: Any, rows: Rows) -> Snapshot:
    """What submitting would freeze if a record and its rows were saved as they stand in memory."""
    for row in (record, *(row for found in rows.values() for row in found)):
        row.normalise()
    taken = of_medication(record) if isinstance(record, Medication) else of_article(record)
    content = taken.content | {KEYS[model]: [_plain(row) for row in found] for model, found in rows.items()}
    if "class" in content:
        content["class"] = class_of(content, taken.pinned)
    if content["type"] != Kind.MEDICATION:
        content = pulling(content, record_of(taken.pinned))
    return replace(taken, content=content)


def _plain(row: Row) -> dict[str, Any]:
    return {name: _text(value) for name, value in row_values(row).items()}


def _text(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else "" if value is None else value
