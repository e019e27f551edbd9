"""Turns the tokens of a table into a Markdown table, or into paragraphs where it only lays out text."""

import re
from collections.abc import Mapping, Sequence

from articles.importing.blocks import Block
from articles.importing.html import inline
from articles.importing.html.inline import Line
from articles.importing.html.tags import BREAKS, Token

MOST_COLUMNS = 10
_MOST_ROWS = 1_000
_LONGEST_REPEATED = 200
NOT_IN_TABLES = frozenset("table h1 h2 h3 form nav aside footer blockquote".split())
_IN_CELLS = frozenset("h4 h5 h6 ul ol li".split())
_LONGEST_CELL = 400
"""Characters. Some pages lay out their whole text in the cells of a table."""
_ROWS, _CELLS = frozenset("tr caption thead tbody tfoot".split()), frozenset(["td", "th"])
_Cell = tuple[str, str]


def holds_data(tokens: Sequence[Token]) -> bool:
    """Whether lists and headings in its cells are a part of what the table tells, and the table is not their frame."""
    if not any(token.name in _IN_CELLS for token in tokens):
        return True
    rows = cells = length = 0
    for token in tokens:
        rows += token.name == "tr"
        cells += token.name in _CELLS
        length = 0 if token.name in _CELLS else length + len(token.text.strip())
        if length > _LONGEST_CELL:
            return False
    return rows > 1 and cells >= 2 * rows


def table_blocks(tokens: Sequence[Token], line: Line) -> list[Block]:
    """A table of text as Markdown, or its rows as paragraphs when it is none: one column, one row, too wide."""
    rows = _Rows(line).read(tokens)
    columns = max((len(row) for row in rows), default=0)
    above = [rows.pop(0)] if columns > 1 and sum(text != "" for text, _ in rows[0]) == 1 else []
    blocks = [_row(tokens[0].line, row) for row in above]
    if 1 < columns <= MOST_COLUMNS and len(rows) > 1:
        return [*blocks, _table(tokens[0].line, rows, columns)]
    return [*blocks, *(_row(tokens[0].line, row) for row in rows)]


class _Rows:
    """Gathers rows of cells that keep their columns: empty ones count, and wide and tall ones fill their places."""

    def __init__(self, line: Line) -> None:
        self._line, self._rows, self._row = line, list[list[_Cell]](), list[_Cell]()
        self._tall, self._below = dict[int, tuple[_Cell, int]](), dict[int, tuple[_Cell, int]]()
        self._open: Token | None = None

    def read(self, tokens: Sequence[Token]) -> list[list[_Cell]]:
        for token in tokens:
            name = token.name.lstrip("/")
            if name in _CELLS or name in _ROWS:
                self._end_cell()
                self._open = token if token.name in _CELLS else None
            if name in _ROWS:
                self._end_row()
            self._inline(token, name)
        self._end_cell()
        self._end_row()
        return self._rows

    def _inline(self, token: Token, name: str) -> None:
        if not name:
            self._line.text(token.text)
        elif name in BREAKS:
            self._line.text(" • " if token.name == "li" else " ")
        else:
            self._line.tag(token)

    def _end_cell(self) -> None:
        runs = self._line.take()
        text = inline.plain_text(runs)
        if not text and self._open is None:
            return
        self._fill()
        cell, attributes = (text, inline.markdown(runs)), self._open.attributes if self._open else {}
        if (rows := _span(attributes, "rowspan", _MOST_ROWS)) > 1:
            self._below[len(self._row)] = cell if len(text) <= _LONGEST_REPEATED else ("", ""), rows - 1
        self._row += [cell, *[("", "")] * (_span(attributes, "colspan", MOST_COLUMNS) - 1)]

    def _fill(self) -> None:
        """A tall cell above holds for this row too, so its text is repeated; a long text is not."""
        while (at := len(self._row)) in self._tall:
            cell, rows = self._tall.pop(at)
            self._row.append(cell)
            if rows > 1:
                self._below[at] = cell, rows - 1

    def _end_row(self) -> None:
        if not self._row:
            return
        self._fill()
        if any(text for text, _ in self._row):
            self._rows.append(self._row)
        self._row, self._tall, self._below = [], self._below, {}


def _span(attributes: Mapping[str, str], name: str, most: int) -> int:
    value = attributes.get(name, "")
    return min(int(value), most) if re.fullmatch(r"[1-9][0-9]{0,4}", value) else 1


def _row(number: int, row: Sequence[_Cell]) -> Block:
    filled = [cell for cell in row if cell[0]]
    return Block(
        number, "paragraph", " | ".join(text for text, _ in filled), " | ".join(markdown for _, markdown in filled)
    )


def _table(number: int, rows: Sequence[Sequence[_Cell]], columns: int) -> Block:
    head, *others = [[markdown.replace("|", "\\|") for _, markdown in row] for row in rows]
    lines = [_line(head, columns), "|" + " --- |" * columns, *(_line(row, columns) for row in others)]
    text = "\n".join(" | ".join(text for text, _ in row) for row in rows)
    return Block(number, "table", text, "\n".join(lines))


def _line(cells: Sequence[str], columns: int) -> str:
    return "| " + " | ".join([*cells, *[""] * (columns - len(cells))]) + " |"
