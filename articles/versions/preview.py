"""Preview: what a text would be as a page, and what it still lacks, with nothing saved."""

from dataclasses import dataclass

from ..models import Article, Medication
from .checking import CheckResult, check_draft
from .completeness import problems
from .fragment import render
from .snapshot import Rows, Snapshot, article_snapshot, record_snapshot


@dataclass(frozen=True)
class Preview:
    fragment: str
    problems: tuple[str, ...]
    check_result: CheckResult


def preview(snapshot: Snapshot, document: int | None) -> Preview:
    """`document` is None for a draft that was never saved."""
    missing = tuple(problems(snapshot.content, snapshot.pinned))
    return Preview(render(snapshot.content), missing, check_draft(snapshot, document))


def unsaved_snapshot(record: Article | Medication, rows: Rows) -> Snapshot:
    """What submitting would freeze if a record and its rows were saved as they stand in memory."""
    for row in (record, *(row for several in rows.values() for row in several)):
        row.normalise()
    return record_snapshot(record, rows) if isinstance(record, Medication) else article_snapshot(record, rows)
