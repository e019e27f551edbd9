"""The styles of a Word file: how a paragraph, a run or a table looks by its own properties and those of its styles."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from articles.importing.docx.formatting import Formatting
from articles.importing.docx.numbering import Label, Numbering
from articles.importing.docx.values import number, value

_HEADING = re.compile(r"heading\s*([1-9])", re.IGNORECASE)
_CONTENTS = re.compile(r"toc\s*(?:[1-9]|heading)", re.IGNORECASE)
_NAMES = {"character": "rStyle", "paragraph": "pStyle", "table": "tblStyle"}
_LONGEST_CHAIN = 20
_NO_LEVEL = 9
_LOWEST = 6


@dataclass(frozen=True)
class Look:
    """`level` is a heading's, from 1, or 0. `contents` is on for a line of a table of contents."""

    level: int = 0
    contents: bool = False
    label: Label | None = None


class Styles:
    def __init__(self, styles: Element | None, numbering: Element | None) -> None:
        rows = styles.findall("style") if styles is not None else []
        self._styles = {row.get("styleId", ""): row for row in rows}
        self._defaults = _inner(styles, "docDefaults/rPrDefault/rPr")
        self._usual = {row.get("type", ""): row.get("styleId", "") for row in rows if _is_usual(row)}
        """The styles of what names none, by their kinds."""
        self._runs: dict[str, list[Element]] = {}
        self._numbering = Numbering(numbering)

    def look(self, properties: Element | None) -> Look:
        """How a paragraph with these properties looks; counts on in its list."""
        chain = list(self._chain(value(properties.find("pStyle")) if properties is not None else ""))
        own = [properties] if properties is not None else []
        nearest_first = [*own, *(inner for _, style in chain if (inner := style.find("pPr")) is not None)]
        contents = any(_CONTENTS.fullmatch(name) for name, _ in chain)
        return Look(_level(nearest_first, [name for name, _ in chain]), contents, self._label(nearest_first, chain))

    def run(self, properties: Element | None, paragraph: Element | None, cell: Sequence[Element]) -> Formatting:
        """How a run looks; `cell` is what the style of its table says, the nearest first."""
        own = [properties] if properties is not None else []
        levels = [self._run_of(properties, "character"), self._run_of(paragraph, "paragraph"), cell]
        return Formatting(own, levels, self._defaults)

    def _run_of(self, properties: Element | None, kind: str) -> list[Element]:
        """Stored by style, since every run calls it."""
        identity = self._named(properties, kind)
        if identity not in self._runs:
            chain = self._chain(identity)
            self._runs[identity] = [element for _, style in chain for element in _inner(style, "rPr")]
        return self._runs[identity]

    def _named(self, properties: Element | None, kind: str) -> str:
        """The style that the properties name, or the usual one of its kind."""
        named = "" if properties is None else value(properties.find(_NAMES[kind]))
        return named if named in self._styles else self._usual.get(kind, "")

    def table(self, properties: Element | None) -> dict[str, list[Element]]:
        """What a table's style says of its text, the nearest first, by the part of the table that it says it of; "" is
        the whole.
        """
        by_part: dict[str, list[Element]] = defaultdict(list)
        for _, style in self._chain(self._named(properties, "table")):
            by_part[""] += _inner(style, "rPr")
            for part in style.iterfind("tblStylePr"):
                by_part[part.get("type", "").replace("wholeTable", "")] += _inner(part, "rPr")
        return by_part

    def name(self, identity: str) -> str:
        style = self._styles.get(identity)
        return (value(style.find("name")) if style is not None else "") or identity

    def _chain(self, identity: str) -> Iterator[tuple[str, Element]]:
        """The style and those that it is based on, by their names."""
        for _ in range(_LONGEST_CHAIN):
            if not identity:
                return
            style = self._styles.get(identity, Element("style"))
            yield self.name(identity), style
            identity = value(style.find("basedOn"))

    def _label(self, nearest_first: list[Element], chain: list[tuple[str, Element]]) -> Label | None:
        rows = [row for element in nearest_first if (row := element.find("numPr")) is not None]
        lists = [value(row.find("numId")) for row in rows if row.find("numId") is not None]
        depths = [number(value(row.find("ilvl"))) for row in rows if row.find("ilvl") is not None]
        linked = [
            self._numbering.by_style[key]
            for _, style in chain
            if (key := style.get("styleId", "")) in self._numbering.by_style
        ]
        if not lists and not linked:
            return None
        name, depth = (lists[0], 0) if lists else linked[0]
        same = [at for known, at in linked if known == name]
        return self._numbering.next(name, depths[0] if depths else same[0] if same else depth)


def _inner(element: Element | None, path: str) -> list[Element]:
    return [] if element is None else element.findall(path)


def _is_usual(style: Element) -> bool:
    return style.get("default", "") in ("1", "true", "on")


def _level(nearest_first: list[Element], names: list[str]) -> int:
    outline = next((element for row in nearest_first if (element := row.find("outlineLvl")) is not None), None)
    named = [int(heading[1]) for name in names if (heading := _HEADING.fullmatch(name))]
    if named:
        return min(named[0], _LOWEST)
    if any(name.lower() == "title" for name in names):
        return 1
    level = number(value(outline), _NO_LEVEL)
    return level + 1 if level < _LOWEST else 0
