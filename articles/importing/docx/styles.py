import re
from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from articles.importing.docx.numbering import Label, Numbering
from articles.importing.docx.values import number, value

_HEADING = re.compile(r"heading\s*([1-9])", re.IGNORECASE)
_CONTENTS = re.compile(r"toc\s*(?:[1-9]|heading)", re.IGNORECASE)
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
        self._runs: dict[str, list[Element]] = {}
        self._numbering = Numbering(numbering)

    def look(self, properties: Element | None) -> Look:
        """How a paragraph with these properties looks; counts on in its list."""
        chain = list(self._chain(value(properties.find("pStyle")) if properties is not None else ""))
        own = [properties] if properties is not None else []
        given = [*own, *(found for _, style in chain if (found := style.find("pPr")) is not None)]
        contents = any(_CONTENTS.fullmatch(name) for name, _ in chain)
        return Look(_level(given, [name for name, _ in chain]), contents, self._label(given, chain))

    def run(self, properties: Element | None, paragraph: Element | None) -> list[Element]:
        """What says how a run looks, nearest first: its own properties, its style's, its paragraph's style's."""
        own = [properties] if properties is not None else []
        styled = value(properties.find("rStyle")) if properties is not None else ""
        above = value(paragraph.find("pStyle")) if paragraph is not None else ""
        return [*own, *self._run_of(styled), *self._run_of(above)]

    def _run_of(self, identity: str) -> list[Element]:
        """Asked again for every run."""
        if identity not in self._runs:
            chain = self._chain(identity)
            self._runs[identity] = [found for _, style in chain if (found := style.find("rPr")) is not None]
        return self._runs[identity]

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

    def _label(self, given: list[Element], chain: list[tuple[str, Element]]) -> Label | None:
        rows = [row for found in given if (row := found.find("numPr")) is not None]
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


def _level(given: list[Element], names: list[str]) -> int:
    outline = next((found for row in given if (found := row.find("outlineLvl")) is not None), None)
    named = [int(heading[1]) for name in names if (heading := _HEADING.fullmatch(name))]
    if named:
        return min(named[0], _LOWEST)
    if any(name.lower() == "title" for name in names):
        return 1
    level = number(value(outline), _NO_LEVEL)
    return level + 1 if level < _LOWEST else 0
