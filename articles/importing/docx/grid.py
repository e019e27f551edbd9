"""Tables of a Word file: which become tables, which are only frames around text, and which cells are merged."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from articles.importing.docx.tape import Tape, around, flat
from articles.importing.docx.values import number, on, value
from articles.importing.html.tags import Token

_Step = tuple[Iterable[Element], Callable[[], None] | None]
_MOST_BEFORE = 50
_DEEPEST = 2


@dataclass
class _Grid:
    """`tall` holds by column the attributes of the last cell, whose rowspan grows while cells below continue it. A flat
    table becomes text.
    """

    flat: bool = False
    column: int = 0
    tall: dict[int, dict[str, str]] = field(default_factory=dict)


class Grids:
    """Tables. One of a single row or column is a frame around text and leaves nothing but that."""

    def __init__(self, tape: Tape, hide: Callable[[str, Iterable[Token]], None]) -> None:
        self._tape, self._hide = tape, hide
        self._open: list[_Grid | None] = []

    @property
    def within(self) -> bool:
        return any(self._open)

    def table(self, element: Element) -> _Step:
        rows = element.findall("tr")
        several = len(rows) > 1 and any(len(row.findall("tc")) > 1 for row in rows)
        # A table in a cell of another becomes text on one line, so that the outer one keeps its rows.
        around_it = sum(one is not None for one in self._open)
        grid = _Grid(flat=around_it > 0) if several and around_it < _DEEPEST else None
        self._open.append(grid)
        self._tape.open("box")

        def done() -> None:
            self._open.pop()
            frame = self._tape.close()
            self._tape.put(around("table", frame) if grid and not grid.flat else frame.parts)

        return element, done

    def row(self, element: Element) -> _Step:
        properties = element.find("trPr")
        if reason := "deleted text" * on(properties, "del") or "hidden text" * on(properties, "hidden"):
            return element, self._row_aside(reason)
        grid = self._open[-1] if self._open else None
        if grid is None:
            return element, None
        if grid.flat:
            grid.column = 0
            return element, None
        self._tape.open("box")
        grid.column = min(number(value(_child(properties, "gridBefore"))), _MOST_BEFORE)
        for _ in range(grid.column):
            self._tape.tag("td")

        def done() -> None:
            self._tape.put(around("tr", self._tape.close()))

        return element, done

    def _row_aside(self, reason: str) -> Callable[[], None]:
        # Its cells are read as those of no table.
        self._open.append(None)
        self._tape.open("box")

        def done() -> None:
            self._open.pop()
            frame = self._tape.close()
            self._hide(reason, flat([*frame.parts, *frame.later]))

        return done

    def _cell_on_a_line(self, grid: _Grid) -> Callable[[], None]:
        text_count = self._tape.text_count
        self._tape.open("box")

        def done() -> None:
            frame, silent = self._tape.close(), self._tape.text_count == text_count
            sign = [] if silent else [Token(frame.number, "", " – " if grid.column else " • ")]
            grid.column += not silent
            self._tape.put([*sign, frame.parts])

        return done

    def cell(self, element: Element) -> _Step:
        grid = self._open[-1] if self._open else None
        if grid is None:
            return element, None
        if grid.flat:
            return element, self._cell_on_a_line(grid)
        properties = element.find("tcPr")
        column, text_count, goes_on = grid.column, self._tape.text_count, _goes_on(properties)
        span = max(number(value(_child(properties, "gridSpan")), 1), 1)
        grid.column += span
        self._tape.open("box")

        def done() -> None:
            frame, above = self._tape.close(), grid.tall.get(column)
            if goes_on and above and self._tape.text_count == text_count:
                above["rowspan"] = str(int(above["rowspan"]) + 1)
                return
            grid.tall[column] = {"colspan": str(span), "rowspan": "1"}
            self._tape.put([Token(frame.number, "td", "", grid.tall[column]), frame.parts, Token(frame.number, "/td")])

        return element, done


def _goes_on(properties: Element | None) -> bool:
    """Whether the cell above takes this one's place too."""
    merge = _child(properties, "vMerge")
    return merge is not None and value(merge) != "restart"


def _child(properties: Element | None, name: str) -> Element | None:
    return None if properties is None else properties.find(name)
