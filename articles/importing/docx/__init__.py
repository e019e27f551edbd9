"""Word files: what a person sees in them is in the text or set aside, and so is what tracked changes took out."""

from articles.importing import html
from articles.importing.docx.aside import ASIDE, Heap
from articles.importing.docx.package import Package, unpacked
from articles.importing.docx.styles import Styles
from articles.importing.docx.walk import Walk
from articles.importing.html.tags import Token
from articles.importing.model import Reading, Unreadable

__all__ = ["read"]


def read(data: bytes) -> Reading:
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        raise Unreadable("The file is in the old Word format or has a password. Save it as .docx without one.")
    package = unpacked(data)
    main = Walk(Styles(package.beside("styles"), package.beside("numbering")), package.links(package.main))
    tokens = main.tokens(package.document)
    heap = Heap(main)
    notes = _parts(package, main, heap)
    return html.read_tokens([*tokens, *notes], heap.scraps, heap.lines)


def _parts(package: Package, main: Walk, heap: Heap) -> list[Token]:
    """The notes that the text refers to, with the numbers that stand in it; all else goes on the heap."""
    notes: dict[int, list[Token]] = {}
    for name, root in package.others():
        if root.tag not in ASIDE:
            continue
        part = main.another(package.links(name))
        for group in part.groups(root):
            number = main.notes.get((root.tag, group.name), 0)
            if number and number not in notes:
                notes[number] = group.tokens
            else:
                heap.add(ASIDE[root.tag], group)
        heap.add_hidden(part)
    return [token for number in sorted(notes) for token in _note(number, notes[number])]


def _note(number: int, tokens: list[Token]) -> list[Token]:
    first = next((at for at, token in enumerate(tokens) if token.text.strip()), len(tokens))
    line = tokens[first].line if first < len(tokens) else 0
    return [*tokens[:first], Token(line, "", f"[{number}] " * (line > 0)), *tokens[first:]]
