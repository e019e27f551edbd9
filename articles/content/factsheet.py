"""A record's facts as readers get them: tables in Markdown, each row citing the reference that says so."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from articles.content.escaping import inline
from articles.content.fact_kinds import FACT_KINDS, READING_ORDER, FactKind, FactRow, Read
from articles.content.record import ClassFacts, RecordContent

NOT_STATED = "Not stated"


class Sheet(NamedTuple):
    """`key` is the anchor, and the name of the rows in the record's content."""

    key: str
    heading: str
    markdown: str


def sheets(facts: RecordContent | ClassFacts) -> Iterator[Sheet]:
    """Those that have rows, in the order in which readers ask."""
    for key in READING_ORDER:
        rows: Sequence[FactRow] = getattr(facts, key, ())
        if rows:
            yield Sheet(key, FACT_KINDS[key].heading, table(FACT_KINDS[key], rows))


def table(kind: FactKind, rows: Sequence[FactRow]) -> str:
    columns = _columns(kind, rows)
    lines = [list(columns), ["---"] * len(columns), *(_cells(columns, row) for row in rows)]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)


def _columns(kind: FactKind, rows: Sequence[FactRow]) -> dict[str, Read]:
    """A later column stands before the last one, which is never empty and cites the reference."""
    *columns, last = kind.columns.items()
    later = [(heading, _or_silent(read)) for heading, read in kind.later_columns.items() if any(map(read, rows))]
    return dict([*columns, *later, last])


def _or_silent(read: Read) -> Read:
    """An empty cell could be read as "no danger"."""
    return lambda row: read(row) or NOT_STATED


def _cells(columns: Mapping[str, Read], row: FactRow) -> list[str]:
    """The last cell cites the reference."""
    *cells, last = (inline(read(row), link=False).replace("|", "\\|") for read in columns.values())
    return [*cells, f"{last}[^{row.source}]"]
