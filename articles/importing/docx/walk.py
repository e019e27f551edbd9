"""Walks through the elements of a part of a Word file and hands each to the code that knows it."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import count
from xml.etree.ElementTree import Element

from articles.deadline import go_on
from articles.importing.docx.cells import Cells
from articles.importing.docx.grid import Grids
from articles.importing.docx.paragraph import paragraph
from articles.importing.docx.runs import Runs, written
from articles.importing.docx.styles import Look, Styles
from articles.importing.docx.tape import Frame, Tape, around, flat
from articles.importing.docx.values import on
from articles.importing.html.tags import Token

_Done = Callable[[], None]
_Step = tuple[Iterable[Element], _Done | None]
_GROUPED = frozenset(["comments", "footnotes", "endnotes"])
_UNSEEN = frozenset("moveFrom delText delInstrText pPr rPr tblPr trPr tcPr tblGrid sectPr sdtPr sdtEndPr".split())


@dataclass(frozen=True)
class Group:
    """A comment, a note, or the whole of another part. `by` is the comment's author."""

    name: str
    by: str
    tokens: list[Token]


class Walk:
    """Walks through a part without recursion, which a deeply nested file would exhaust. It looks into elements that it
    does not know, so that no text is lost in them.
    """

    def __init__(self, styles: Styles, links: Mapping[str, str], before: "Walk | None" = None) -> None:
        self._styles, self.tape = styles, Tape()
        self._numbers: Iterator[int] = before._numbers if before else count(1)
        self._runs = Runs(self.tape, styles, links, before.notes if before else {})
        self._grids, self._carried = Grids(self.tape, self._runs.hide), list[Frame]()
        self._cells = Cells(styles)
        self._alternates: list[int] = []
        self._steps: dict[str, Callable[[Element], _Step]] = {
            "p": self._paragraph,
            "del": self._deleted,
            "txbxContent": self._box,
            "tbl": self._table,
            "tr": self._row,
            "tc": self._cell,
            "AlternateContent": self._alternate,
            "Choice": self._branch,
            "Fallback": self._branch,
            "v": self._value,
            "pt": self._value,
            **self._runs.steps,
        }

    @property
    def notes(self) -> dict[tuple[str, str], int]:
        return self._runs.notes

    @property
    def anchors(self) -> dict[str, int]:
        return self._runs.anchors

    @property
    def hidden(self) -> dict[tuple[int, str], list[Token]]:
        return self._runs.hidden

    def another(self, links: Mapping[str, str]) -> "Walk":
        """For a further part, whose paragraphs count on."""
        return Walk(self._styles, links, self)

    def groups(self, root: Element) -> list[Group]:
        parts = list(root) if root.tag in _GROUPED else [root]
        return [Group(part.get("id", ""), part.get("author", ""), self.tokens(part)) for part in parts]

    def tokens(self, root: Element) -> list[Token]:
        self.tape.open("box", self.tape.number)
        todo: list[Element | _Done] = [root]
        while todo:
            go_on()
            item = todo.pop()
            if not isinstance(item, Element):
                item()
                continue
            children, done = self._step(item)
            todo += [done] if done else []
            todo += reversed([*children])
        self._uncarry()
        frame = self.tape.close()
        return flat([*frame.parts, *frame.later])

    def _step(self, element: Element) -> _Step:
        # "…Change" holds how something looked before a tracked change.
        if element.tag in _UNSEEN or element.tag.endswith("Change"):
            return (), None
        step = self._steps.get(element.tag)
        return step(element) if step else (element, None)

    def _paragraph(self, element: Element) -> _Step:
        properties = element.find("pPr")
        # A paragraph whose end was deleted goes on in the next one.
        joined = properties is not None and on(properties.find("rPr"), "del")
        look = Look() if joined else self._styles.look(properties)
        self.tape.open("p", next(self._numbers))
        outer, self._runs.paragraph = self._runs.paragraph, properties
        frame, before = self.tape.frames[-1], self.tape.text_count - len(self._carried)
        frame.parts += [carried.parts for carried in self._carried]
        self._carried.clear()

        def done() -> None:
            self._runs.end_links()
            self._runs.paragraph = outer
            self.tape.close()
            if joined:
                self._carried.append(frame)
            else:
                shown = look if self.tape.text_count > before else Look()
                self.tape.put(paragraph(frame, shown, in_grid=self._grids.within))
            self.tape.put(frame.later)

        return element, done

    def _deleted(self, element: Element) -> _Step:
        """What a tracked change took out. Text that was moved stands where it was moved to."""
        text = "".join(map(written, element.iter()))
        if text.strip():
            self._runs.hide("deleted text", [Token(self.tape.number, "", text), Token(self.tape.number, "br")])
        return (), None

    def _uncarry(self) -> None:
        for frame in self._carried:
            self.tape.put(around("p", frame))
        self._carried.clear()

    def _box(self, element: Element) -> _Step:
        self.tape.open("box")
        # Text in a box is not that of the cell in which the box is anchored.
        outer, self._runs.cell = self._runs.cell, ()

        def done() -> None:
            self._uncarry()
            self._runs.cell = outer
            frame = self.tape.close()
            self.tape.put([*frame.parts, *frame.later])

        return element, done

    def _table(self, element: Element) -> _Step:
        self._cells.open(element)
        children, done = self._grids.table(element)

        def both() -> None:
            self._cells.close()
            if done:
                done()

        return children, both

    def _row(self, element: Element) -> _Step:
        self._cells.row(element)
        return self._grids.row(element)

    def _cell(self, element: Element) -> _Step:
        children, done = self._grids.cell(element)
        outer, self._runs.cell = self._runs.cell, self._cells.cell()

        def both() -> None:
            self._uncarry()
            self._runs.cell = outer
            if done:
                done()

        return children, both

    def _alternate(self, element: Element) -> _Step:
        self._alternates.append(self.tape.text_count)

        def done() -> None:
            self._alternates.pop()

        return element, done

    def _branch(self, element: Element) -> _Step:
        """A file may hold the same content twice, for newer and for older programs. The first that has text is used."""
        already_shown = bool(self._alternates) and self.tape.text_count > self._alternates[-1]
        return ((), None) if already_shown else (element, None)

    def _value(self, element: Element) -> _Step:
        """A value in a chart."""
        if text := (element.text or "").strip():
            self.tape.open("p", next(self._numbers))
            self.tape.say(text)
            self.tape.put(around("p", self.tape.close()))
        return element, None
