"""Unpacks a Word file, which is a zip file of XML parts, within limits."""

import re
import zlib
from collections import Counter
from collections.abc import Iterator
from io import BytesIO
from posixpath import dirname, join, normpath
from xml.etree.ElementTree import Element, ParseError, TreeBuilder, XMLParser
from zipfile import BadZipFile, ZipFile, ZipInfo

from articles.importing.model import MAX_TEXT, TOO_MUCH_TEXT, Unreadable

MAX_MEMBERS = 2_000
MAX_UNPACKED = 20_000_000
MAX_RATIO = 200
MAX_TAGS = 1_000_000
MAX_ELEMENTS = {"p": 20_000, "footnote": 2_000, "endnote": 2_000, "comment": 2_000}
"""So many of them in each part of the document."""
_NAMES = {"p": "paragraphs", "footnote": "footnotes", "endnote": "endnotes", "comment": "comments"}
_XML = re.compile(r".+\.(?:xml|rels)", re.IGNORECASE)
_BROKEN = "The Word file is damaged. Open it in Word or LibreOffice, save it again as .docx and try again."
_TOO_MUCH = "The Word file unpacks to far more than an article. Copy the text into a new document."
_NO_WORD = "The file is no Word document: it has no word/document.xml. Save it as .docx from Word."


class Package:
    """The XML parts of a Word file by their names, which are lower case, as they are no case-sensitive ones."""

    def __init__(self, parts: dict[str, bytes]) -> None:
        self._parts = parts
        self.main = self._target("", "officedocument", "word/document.xml")
        if self.main not in parts:
            raise Unreadable(_NO_WORD)
        self.document = _tree(parts[self.main])
        if self.document.tag != "document":
            raise Unreadable(_NO_WORD)

    def beside(self, kind: str) -> Element | None:
        """The part to which the document stands in this relation: "styles", "numbering"."""
        name = self._target(self.main, kind, join(dirname(self.main), f"{kind}.xml"))
        return _tree(self._parts[name]) if name in self._parts else None

    def others(self) -> Iterator[tuple[str, Element]]:
        """All parts of the document but its own. Building blocks in the glossary are in no page."""
        folder = f"{dirname(self.main)}/"
        for name, data in sorted(self._parts.items()):
            inside = name.startswith(folder) and name.endswith(".xml") and name != self.main
            if inside and not name.startswith(f"{folder}glossary/"):
                yield name, _tree(data)

    def links(self, name: str) -> dict[str, str]:
        """The addresses outside the file to which this part refers, by the names that it gives them."""
        relations = self._relations(name)
        return {row.get("Id", ""): row.get("Target", "") for row in relations if row.get("TargetMode") == "External"}

    def _target(self, name: str, kind: str, usual: str) -> str:
        rows = [row for row in self._relations(name) if row.get("Type", "").lower().endswith(f"/{kind}")]
        named = [normpath(join("/", dirname(name), row.get("Target", ""))).strip("/").lower() for row in rows]
        return next((target for target in named if target in self._parts), usual)

    def _relations(self, name: str) -> list[Element]:
        folder, _, last = name.rpartition("/")
        data = self._parts.get(join(folder, "_rels", f"{last}.rels"))
        return list(_tree(data)) if data else []


class _Local(TreeBuilder):
    """Names without namespaces: Word's transitional and strict files differ in these alone."""

    def __init__(self) -> None:
        super().__init__()
        self.counts, self.size = Counter[str](), 0

    def start(self, tag: str, attrs: dict[str, str], /) -> Element:
        name = tag.rpartition("}")[2]
        if name in MAX_ELEMENTS:
            self.counts[name] += 1
            if self.counts[name] > MAX_ELEMENTS[name]:
                excess = f"more than {MAX_ELEMENTS[name]:,} {_NAMES[name]}"
                raise Unreadable(f"The Word file has {excess}, far more than an article. Split it, or take them out.")
        return super().start(name, {key.rpartition("}")[2]: attrs[key] for key in attrs})

    def data(self, text: str, /) -> None:
        self.size += len(text)
        if self.size > MAX_TEXT:
            raise Unreadable(TOO_MUCH_TEXT)
        super().data(text)

    def end(self, tag: str, /) -> Element:
        return super().end(tag.rpartition("}")[2])

    def doctype(self, *_declared: object) -> None:
        # No Word document declares entities, and a few lines of them can unfold to gigabytes.
        raise Unreadable("The Word file declares XML entities. Copy the text into a new document.")


def _tree(data: bytes) -> Element:
    parser = XMLParser(target=_Local())  # noqa: S314 - the target refuses what makes XML dangerous: declared entities
    try:
        parser.feed(data)
        root: Element = parser.close()
    except (ParseError, ValueError, LookupError) as error:
        raise Unreadable(_BROKEN) from error
    return root


def unpacked(data: bytes) -> Package:
    """The parts that hold text, within limits; pictures stay packed."""
    try:
        with ZipFile(BytesIO(data)) as packed:
            parts = _parts(packed)
    except (BadZipFile, OSError, ValueError, RuntimeError, NotImplementedError, EOFError, zlib.error) as error:
        raise Unreadable(_BROKEN) from error
    if sum(part.count(b"<") for part in parts.values()) > MAX_TAGS:
        raise Unreadable(_TOO_MUCH)
    return Package(parts)


def _parts(packed: ZipFile) -> dict[str, bytes]:
    infos = packed.infolist()
    _check(infos)
    left, parts = MAX_UNPACKED, dict[str, bytes]()
    for info in infos:
        if _XML.fullmatch(info.filename):
            text = _unpacked(packed, info, left)
            left -= len(text)
            parts[info.filename.lower()] = text
    return parts


def _check(infos: list[ZipInfo]) -> None:
    """Before anything is unpacked: what the directory says of number, size and ratio."""
    size, packed = sum(info.file_size for info in infos), sum(info.compress_size for info in infos)
    if len(infos) > MAX_MEMBERS or size > MAX_UNPACKED or size > MAX_RATIO * max(packed, 1):
        raise Unreadable(_TOO_MUCH)


def _unpacked(packed: ZipFile, info: ZipInfo, limit: int) -> bytes:
    """The directory may lie, so no more than the limit is read."""
    with packed.open(info) as member:
        text = member.read(limit + 1)
    if len(text) > limit:
        raise Unreadable(_TOO_MUCH)
    return text
