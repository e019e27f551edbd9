from collections.abc import Iterator, Sequence

from articles.text.reading import inline
from articles.text.reading.blocks import Block
from articles.text.reading.inline import Line
from articles.text.reading.tags import BREAKS, Token

MOST_COLUMNS = 10
NOT_IN_TABLES = frozenset(
    [
        "table",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "ul",
        "ol",
        "li",
        "form",
        "nav",
        "aside",
        "footer",
        "blockquote",
    ]
)
_ROWS, _CELLS = frozenset(["tr", "caption", "thead", "tbody", "tfoot"]), frozenset(["td", "th"])
_Cell = tuple[str, str]


def table_blocks(given: Sequence[Token], line: Line) -> list[Block]:
    """A table of text as Markdown, or its rows as paragraphs when it is none: one column, one row, too wide."""
    rows = list(_rows(given, line))
    columns = max((len(row) for row in rows), default=0)
    captions = [row for row in rows if len(row) == 1] if columns > 1 and len(rows[0]) == 1 else []
    rows = rows[1:] if captions else rows
    blocks = [_row(given[0].line, row) for row in captions[:1]]
    if 1 < columns <= MOST_COLUMNS and len(rows) > 1:
        return [*blocks, _table(given[0].line, rows, columns)]
    return [*blocks, *(_row(given[0].line, row) for row in rows)]


def _rows(given: Sequence[Token], line: Line) -> Iterator[list[_Cell]]:
    """Rows that hold text; each cell as text and as Markdown."""
    row: list[_Cell] = []
    for token in given:
        name = token.name.lstrip("/")
        if name in _CELLS or name in _ROWS or name == "table":
            row += _cell(line, empty=token.name[0] == "/" and name in _CELLS)
        if name in _ROWS or name == "table":
            if any(text for text, _ in row):
                yield row
            row = []
        elif not name:
            line.text(token.text)
        else:
            line.tag(token)
            line.text(" " if name in BREAKS else "")
    row += _cell(line, empty=False)
    if any(text for text, _ in row):
        yield row


def _cell(line: Line, *, empty: bool) -> list[_Cell]:
    runs = line.take()
    text = inline.plain(runs)
    return [(text, inline.markdown(runs))] if text or empty else []


def _row(number: int, row: Sequence[_Cell]) -> Block:
    text = " | ".join(text for text, _ in row)
    return Block(number, "paragraph", text, " | ".join(markdown for _, markdown in row))


def _table(number: int, rows: Sequence[Sequence[_Cell]], columns: int) -> Block:
    head, *others = [[markdown.replace("|", "\\|") for _, markdown in row] for row in rows]
    lines = [_line(head, columns), "|" + " --- |" * columns, *(_line(row, columns) for row in others)]
    text = "\n".join(" | ".join(text for text, _ in row) for row in rows)
    return Block(number, "table", text, "\n".join(lines))


def _line(cells: Sequence[str], columns: int) -> str:
    return "| " + " | ".join([*cells, *[""] * (columns - len(cells))]) + " |"
