"""Turns a paragraph of a Word file into a heading, a list item or a paragraph."""

from articles.importing.docx.numbering import Label
from articles.importing.docx.styles import Look
from articles.importing.docx.tape import Frame, Part, around
from articles.importing.html.tags import Token


def paragraph(frame: Frame, look: Look, *, in_grid: bool) -> list[Part]:
    """The paragraph as a heading, list item or paragraph. In a table's cell a list keeps its marks as text."""
    label = look.label
    if look.contents:
        return [Token(frame.number, "nav"), *around("p", frame), Token(frame.number, "/nav")]
    if look.level:
        _prefix(frame, (label.text or label.mark.strip("-")) if label else "")
        return around(f"h{look.level}", frame)
    if label is None:
        return around("p", frame)
    if in_grid:
        _prefix(frame, label.text or label.mark.replace("-", "•"))
        return around("p", frame)
    _prefix(frame, label.text)
    return _item(frame, label)


def _prefix(frame: Frame, words: str) -> None:
    if words:
        frame.parts.insert(0, Token(frame.number, "", f"{words} "))


def _item(frame: Frame, label: Label) -> list[Part]:
    counted = label.mark.rstrip(".").isdecimal()
    name = "ol" if counted else "ul"
    start = {"start": label.mark.rstrip(".")} if counted else {}
    outer, number = label.depth, frame.number
    return [
        *[Token(number, "ul")] * outer,
        Token(number, name, "", start),
        *around("li", frame),
        Token(number, f"/{name}"),
        *[Token(number, "/ul")] * outer,
    ]
