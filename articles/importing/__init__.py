"""Reads an article from a file of another place. Nothing is lost: what is no article text is set aside."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import PurePath

from articles.content.escaping import escape
from articles.content.rows import Question, Reference
from articles.importing import docx, html, markdown, plain
from articles.importing.accounting import lost
from articles.importing.decoding import check_size, decode
from articles.importing.gathering import gathered
from articles.importing.model import (
    MAX_BYTES,
    MAX_SCRAPS,
    MAX_TEXT,
    TOO_MUCH_TEXT,
    Reading,
    Scrap,
    SourceLine,
    Unreadable,
)

__all__ = [
    "MAX_BYTES",
    "Question",
    "Reading",
    "Reference",
    "Scrap",
    "SourceLine",
    "Unreadable",
    "lost",
    "read",
    "take_back",
]

_READERS: dict[str, Callable[[bytes], Reading]] = {
    ".md": lambda data: markdown.read(decode(data)),
    ".txt": lambda data: plain.read(decode(data)),
    ".html": lambda data: html.read(decode(data, declared=True)),
    ".htm": lambda data: html.read(decode(data, declared=True)),
    ".docx": docx.read,
}


def read(name: str, data: bytes) -> Reading:
    """The article in a file with this name and these bytes; Unreadable says what is wrong with it."""
    reader = _READERS.get(PurePath(name).suffix.lower())
    if reader is None:
        raise Unreadable("The file's name must end in .md, .txt, .html, .htm or .docx.")
    check_size(data)
    reading = reader(data)
    if sum(len(line.text) for line in reading.lines) > MAX_TEXT:
        raise Unreadable(TOO_MUCH_TEXT)
    if not reading.lines:
        raise Unreadable("The file holds no text that a reader would see. Check that it is the right one.")
    left = tuple(Scrap(line.number, line.text, "not placed") for line in lost(reading))
    quarantine = (*gathered(reading.quarantine), *left)
    if len(quarantine) > MAX_SCRAPS:
        raise Unreadable(
            f"The file has more than {MAX_SCRAPS:,} lines that are no part of an article, such as comments. "
            "Copy the text alone into a new document."
        )
    return replace(reading, quarantine=quarantine)


def take_back(body: str, scrap: Scrap) -> str:
    """The body with the scrap's text as its last paragraph."""
    paragraph = escape(scrap.text, link=False).strip()
    return f"{body.rstrip()}\n\n{paragraph}" if body.strip() else paragraph
