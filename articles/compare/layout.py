"""A difference as it is laid out: running text as it runs, tables by rows and cells."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise

from articles.compare.words import Kind, Piece
from articles.content.quantities import unbroken
from articles.content.tables import BORDER

# A border, the rest of a line, or what stands before a border.
_BIT = re.compile(rf"{BORDER}|[^{BORDER}\n]*\n|[^{BORDER}\n]+")
_EMPTY = "empty cell"
_SIDES: tuple[Kind, ...] = ("removed", "added")
_SIDES_OF: dict[Kind, tuple[Kind, ...]] = {"removed": ("removed",), "added": ("added",), "same": _SIDES}


@dataclass(frozen=True)
class Passage:
    pieces: tuple[Piece, ...]


@dataclass(frozen=True)
class GridCell:
    """`column` is the name of its column, for screens on which a row is a card."""

    column: str
    pieces: tuple[Piece, ...]


@dataclass(frozen=True)
class GridRow:
    """`folded` says for how many rows without any change it stands; such a row has no cells."""

    cells: tuple[GridCell, ...]
    folded: int = 0

    @property
    def changed(self) -> bool:
        return any(piece.kind != "same" for cell in self.cells for piece in cell.pieces)


@dataclass(frozen=True)
class Grid:
    head: GridRow
    rows: tuple[GridRow, ...]

    @property
    def width(self) -> int:
        return max(len(row.cells) for row in (self.head, *self.rows))


def laid_out(pieces: Iterable[Piece]) -> tuple[Passage | Grid, ...]:
    lines = (line for stretch in _stretches(pieces) for line in _untangled(stretch))
    blocks = groupby(lines, key=_is_row)
    return tuple(_grid(list(group)) if is_row else Passage(tuple(_joined(group))) for is_row, group in blocks)


def _stretches(pieces: Iterable[Piece]) -> Iterator[list[Piece]]:
    """Bits from where both sides begin a line to where both do so again."""
    stretch: list[Piece] = []
    ended: dict[Kind, bool] = {"removed": True, "added": True}
    for bit in (bit for piece in _marked_once(pieces) for bit in _bits(piece)):
        stretch.append(bit)
        for side in _SIDES_OF[bit.kind]:
            ended[side] = bit.text.endswith("\n")
        if all(ended.values()):
            yield stretch
            stretch = []
    yield stretch


def _untangled(stretch: Sequence[Piece]) -> list[list[Piece]]:
    """The lines of a stretch. Where rows of a table and other lines are mixed: all old lines, then all new ones."""
    lines = _lines(stretch)
    if all(_is_row(line) or not any(bit.text == BORDER for bit in line) for line in lines):
        return lines
    return [line for side in _SIDES for line in _lines(_of(side, stretch))]


def _of(side: Kind, stretch: Sequence[Piece]) -> list[Piece]:
    return [replace(bit, kind=side) for bit in stretch if side in _SIDES_OF[bit.kind]]


def _lines(stretch: Sequence[Piece]) -> list[list[Piece]]:
    """A row that was taken away and the one that came in its place are two lines."""
    lines: list[list[Piece]] = [[]]
    begins: dict[Kind, bool] = {"removed": True, "added": True}
    for bit in stretch:
        if all(begins[side] for side in _SIDES_OF[bit.kind]) and (bit.text == BORDER or _is_row(lines[-1])):
            lines.append([])
        lines[-1].append(bit)
        for side in _SIDES_OF[bit.kind]:
            begins[side] = bit.text.endswith("\n")
        if bit.text.endswith("\n"):
            lines.append([])
    return [line for line in lines if line]


def _marked_once(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """A replacement shows its marks once, behind the text that it put there."""
    before = frozenset[str]()
    for piece, after in pairwise([*pieces, Piece("same", "")]):
        marks, before = piece.marks | before, frozenset()
        if (piece.kind, after.kind) == ("removed", "added"):
            marks, before = before, marks
        yield replace(piece, marks=marks) if marks != piece.marks else piece


def _bits(piece: Piece) -> Iterator[Piece]:
    """The marks of a piece are said once, beside the last of its words."""
    shown = unbroken(piece.text)
    if shown and BORDER not in shown and "\n" not in shown:
        yield piece if shown == piece.text else replace(piece, text=shown)
        return
    texts = _BIT.findall(shown)
    last = max((number for number, text in enumerate(texts) if text != BORDER and text.strip()), default=0)
    for number, text in enumerate(texts):
        yield Piece(piece.kind, text, piece.marks if number == last else frozenset())


def _is_row(line: Sequence[Piece]) -> bool:
    text = "".join(bit.text for bit in line).strip()
    return len(text) > 1 and text[0] == text[-1] == BORDER


def _joined(lines: Iterable[Sequence[Piece]]) -> Iterator[Piece]:
    for kind, group in groupby((bit for line in lines for bit in line), key=lambda bit: bit.kind):
        bits = list(group)
        yield Piece(kind, "".join(bit.text for bit in bits), frozenset[str]().union(*(bit.marks for bit in bits)))


def _grid(lines: Sequence[Sequence[Piece]]) -> Grid:
    head = _row(lines[0], ())
    columns = [_name(cell) for cell in head.cells]
    return Grid(head, tuple(_folded(_row(line, columns) for line in lines[1:])))


def _name(cell: GridCell) -> str:
    return "".join(piece.text for piece in cell.pieces if piece.kind != "removed").strip()


def _row(line: Sequence[Piece], columns: Sequence[str]) -> GridRow:
    cells: list[list[Piece]] = []
    for bit in line:
        if bit.text == BORDER:
            cells.append([])
        elif cells:
            cells[-1].append(bit)
    contents = [tuple(_trimmed(cell)) for cell in cells[:-1]]
    if not any(piece.kind != "same" for cell in contents for piece in cell):
        contents = _with_lone_cells(contents, line)
    return GridRow(tuple(map(GridCell, [*columns, *[""] * len(contents)], contents)))


def _with_lone_cells(cells: list[tuple[Piece, ...]], line: Sequence[Piece]) -> list[tuple[Piece, ...]]:
    """An empty cell that was added or removed is a border without words. The first border of a row ends no cell."""
    borders = [bit for bit in line if bit.text == BORDER][1:]
    lone = [(replace(bit, text=_EMPTY),) for bit in borders if bit.kind != "same"]
    filled = [lone.pop(0) if lone and not cell else cell for cell in cells]
    return filled + lone


def _trimmed(cell: list[Piece]) -> list[Piece]:
    while cell and not cell[0].text.strip():
        cell = cell[1:]
    while cell and not cell[-1].text.strip():
        cell = cell[:-1]
    if cell and cell[0].text[0].isspace():
        cell = [replace(cell[0], text=cell[0].text.lstrip()), *cell[1:]]
    if cell and cell[-1].text[-1].isspace():
        cell = [*cell[:-1], replace(cell[-1], text=cell[-1].text.rstrip())]
    return cell


def _folded(rows: Iterable[GridRow]) -> Iterator[GridRow]:
    for changed, group in groupby(rows, key=lambda row: row.changed):
        alike = list(group)
        if changed or len(alike) == 1:
            yield from alike
        else:
            yield GridRow((), len(alike))
