"""What a table's style says of the text in its cells, some of it for its first and last rows and columns alone."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from articles.importing.docx.styles import Styles

_PARTS = {
    "firstRow": ("firstRow", 0x20),
    "lastRow": ("lastRow", 0x40),
    "firstCol": ("firstColumn", 0x80),
    "lastCol": ("lastColumn", 0x100),
}
"""The parts that a table switches on, the strongest first: the names and the bits that do it."""
_BANDS = (("noHBand", 0x200), ("noVBand", 0x400))
"""What switches the stripes of rows and of columns off."""


@dataclass
class _Table:
    properties: Mapping[str, Sequence[Element]]
    look: Element | None
    rows: int
    row: int = -1
    cells: int = 0
    cell: int = -1


class Cells:
    """Counts rows and cells of the tables that are open."""

    def __init__(self, styles: Styles) -> None:
        self._styles = styles
        self._open: list[_Table] = []

    def open(self, element: Element) -> None:
        properties = element.find("tblPr")
        look = None if properties is None else properties.find("tblLook")
        self._open.append(_Table(self._styles.table(properties), look, len(element.findall("tr"))))

    def close(self) -> None:
        self._open.pop()

    def row(self, element: Element) -> None:
        for table in self._open[-1:]:
            table.row, table.cell, table.cells = table.row + 1, -1, len(element.findall("tc"))

    def cell(self) -> list[Element]:
        """What its style says of the text in the next cell, the nearest first."""
        if not self._open:
            return []
        table = self._open[-1]
        table.cell += 1
        return [element for part in (*_parts(table), "") for element in table.properties.get(part, ())]


def _parts(table: _Table) -> Iterator[str]:
    at = {
        "firstRow": table.row == 0,
        "lastRow": table.row == table.rows - 1,
        "firstCol": table.cell == 0,
        "lastCol": table.cell == table.cells - 1,
    }
    yield from (part for part, switch in _PARTS.items() if at[part] and _is_switched_on(table.look, *switch))
    for (name, bit), place, kind in zip(_BANDS, (table.row, table.cell), ("Horz", "Vert"), strict=True):
        if not _is_switched_on(table.look, name, bit):
            headed = _is_switched_on(table.look, *_PARTS["firstRow" if kind == "Horz" else "firstCol"])
            yield f"band{(place - headed) % 2 + 1}{kind}"


def _is_switched_on(look: Element | None, name: str, bit: int) -> bool:
    """Whether the table uses this part of its style. Newer files name it in an attribute, older ones set a bit."""
    if look is None:
        return False
    if name in look.attrib:
        return look.get(name) in ("1", "true", "on")
    try:
        return bool(int(look.get("val", "0"), 16) & bit)
    except ValueError:
        return False
