"""A record's facts as readers get them: tables in Markdown, each row citing the reference that says so."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from articles.content.escaping import inline
from articles.content.fact_kinds import FACT_KINDS, READING_ORDER, FactKind, FactRow
from articles.content.record import ClassFacts, RecordContent


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
            yield Sheet(key, FACT_KINDS[key].heading, _table(FACT_KINDS[key], rows))


def _table(kind: FactKind, rows: Sequence[FactRow]) -> str:
    lines = [list(kind.columns), ["---"] * len(kind.columns), *(_cells(kind, row) for row in rows)]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)


def _cells(kind: FactKind, row: FactRow) -> list[str]:
    """The last cell cites the reference."""
    *cells, last = (inline(read(row), link=False).replace("|", "\\|") for read in kind.columns.values())
    return [*cells, f"{last}[^{row.source}]"]
