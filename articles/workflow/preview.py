"""Preview: what a text would be as a page, and what it still lacks, with nothing saved."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from ..models import Medication
from ..models.rows import Row
from .completeness import problems
from .draft import KEYS, row_values
from .fragment import render
from .snapshot import Snapshot, of_article, of_medication

Rows = Mapping[type[Row], Sequence[Row]]


@dataclass(frozen=True)
class Preview:
    fragment: str
    problems: tuple[str, ...]


def preview(record: Any, rows: Rows) -> Preview:
    taken = typed(record, rows)
    return Preview(render(taken.content), tuple(problems(taken.content, taken.pinned)))


def typed(record: Any, rows: Rows) -> Snapshot:
    """What submitting would freeze if a record and its rows were saved as they stand in memory."""
    for row in (record, *(row for found in rows.values() for row in found)):
        row.normalise()
    taken = of_medication(record) if isinstance(record, Medication) else of_article(record)
    content = {KEYS[model]: [_plain(row) for row in found] for model, found in rows.items()}
    return replace(taken, content=taken.content | content)


def _plain(row: Row) -> dict[str, Any]:
    return {name: _text(value) for name, value in row_values(row).items()}


def _text(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else "" if value is None else value
