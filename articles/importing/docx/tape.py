"""Collects the tokens of a Word file while its elements open and close."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from articles.importing.html.tags import Token

# A paragraph's list stands in that of what holds it as one part, so that no text is copied at each depth.
Part: TypeAlias = "Token | list[Part]"


@dataclass
class Frame:
    """Something open. `later` is what stands inside a paragraph and is seen beside it: a text box."""

    kind: Literal["p", "box"]
    number: int
    parts: list[Part] = field(default_factory=list)
    later: list[Part] = field(default_factory=list)


class Tape:
    """The tokens of a part as they come. `text_count` counts the pieces of text."""

    def __init__(self) -> None:
        self.frames = [Frame("box", 1)]
        self.text_count = 0

    @property
    def number(self) -> int:
        return self.frames[-1].number

    def open(self, kind: Literal["p", "box"], number: int = 0) -> None:
        self.frames.append(Frame(kind, number or self.number))

    def close(self) -> Frame:
        return self.frames.pop()

    def say(self, text: str) -> None:
        self.text_count += bool(text.strip())
        self.frames[-1].parts.append(Token(self.number, "", " ".join(text.splitlines())))

    def tag(self, name: str, **attributes: str) -> None:
        self.frames[-1].parts.append(Token(self.number, name, "", attributes))

    def put(self, parts: list[Part]) -> None:
        frame = self.frames[-1]
        (frame.later if frame.kind == "p" else frame.parts).append(parts)


def around(name: str, frame: Frame, **attributes: str) -> list[Part]:
    return [Token(frame.number, name, "", attributes), frame.parts, Token(frame.number, f"/{name}")]


def flat(parts: Iterable[Part]) -> list[Token]:
    tokens, todo = list[Token](), [*parts][::-1]
    while todo:
        part = todo.pop()
        if isinstance(part, Token):
            tokens.append(part)
        else:
            todo += reversed(part)
    return tokens
