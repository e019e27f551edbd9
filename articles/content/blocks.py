"""A signed fragment as a row of blocks, each a whole piece of HTML behind a mark that names it.

The marks are part of the bytes that are signed. Pages and review set blocks apart by them and read no HTML. No text can
hold a mark: the renderer of Markdown writes "<" as an entity.
"""

from collections.abc import Iterable
from typing import NamedTuple

_OPENS, _CLOSES = "<!--block ", "-->\n"


class Block(NamedTuple):
    """`key` is the anchor of a section or the name of a part of the page; "" in a fragment that is older than marks."""

    key: str
    html: str


class Layout(NamedTuple):
    """The blocks of a page: those before the list of contents, the list, those after it, and who wrote it."""

    opening: tuple[Block, ...]
    contents: tuple[Block, ...]
    sections: tuple[Block, ...]
    author: tuple[Block, ...]


def join(blocks: Iterable[Block]) -> str:
    return "\n".join(f"{_OPENS}{block.key}{_CLOSES}{block.html}" for block in blocks)


def split(fragment: str) -> tuple[Block, ...]:
    """The blocks as they were joined; of a fragment without marks, all of it as one."""
    first, *marked = fragment.split(_OPENS)
    if not marked:
        return (Block("", first),)
    pieces = (piece.split(_CLOSES, 1) for piece in marked)
    return tuple(Block(key, html.removesuffix("\n")) for key, html in pieces)


def lay_out(fragment: str) -> Layout:
    blocks = split(fragment)
    at = next((place for place, block in enumerate(blocks) if block.key == "contents"), len(blocks))
    sections = tuple(block for block in blocks[at + 1 :] if block.key != "author")
    return Layout(blocks[:at], blocks[at : at + 1], sections, blocks[at + 1 + len(sections) :])
