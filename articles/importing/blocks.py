"""The blocks of a foreign file (headings, paragraphs, list items, tables, code), and how they become Markdown."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Literal

from articles.content.escaping import inline
from articles.importing.kinds import section_kind

DEEPEST_LIST = 5


@dataclass(frozen=True)
class Block:
    """A heading, paragraph, list item, table or code of a foreign file.

    `text` is what a reader saw; `markdown` the same for the body, without heading or list mark.
    `level` is 1 to 6 for a heading, the depth from 0 for a list item. `mark` is "-" or "3.".
    """

    line: int
    kind: Literal["heading", "paragraph", "item", "table", "code"]
    text: str
    markdown: str = ""
    level: int = 0
    mark: str = "-"
    apart: bool = False
    """Whether a blank line is written above it even if none stood there in the file."""
    link: bool = False
    """Whether it is a link and little else."""


def body(blocks: Sequence[Block]) -> str:
    """The blocks as Markdown. Headings of the highest level open sections, all others are sub-headings."""
    top = min((block.level for block in blocks if block.kind == "heading"), default=2)
    margins: list[int] = []
    parts = []
    for block in _numbered(blocks):
        margins = margins[: block.level] if block.kind == "item" else []
        parts.append(_part(block, top, sum(margins)))
        margins.append(len(block.mark) + 1)
    return "".join(_gap(a, b) + part for (a, b), part in zip(pairwise([None, *blocks]), parts, strict=True))


def _numbered(blocks: Sequence[Block]) -> Iterator[Block]:
    """Markdown counts the items of a list on, whatever their numbers are. So an item that does not follow the number
    above it gets the other sign behind its number, "3)" for "3.", which begins a new list: an item between them was
    struck out, or the file counts in another way.
    """
    above: dict[int, Block] = {}
    for block in blocks:
        level = block.level if block.kind == "item" else -1
        above = {depth: item for depth, item in above.items() if depth <= level}
        if level < 0:
            yield block
            continue
        above[level] = _beside(above[level], block) if level in above else block
        yield above[level]


def _beside(above: Block, block: Block) -> Block:
    if not (block.mark[:-1].isdecimal() and above.mark[:-1].isdecimal()):
        return block
    sign = above.mark[-1]
    counts_on = int(above.mark[:-1]) + 1 == int(block.mark[:-1])
    return replace(block, mark=block.mark[:-1] + (sign if counts_on else ")" if sign == "." else "."))


def _gap(before: Block | None, block: Block | None) -> str:
    if before is None or block is None:
        return ""
    return "\n" if before.kind == block.kind == "item" else "\n\n"


def _part(block: Block, top: int, margin: int) -> str:
    if block.kind == "heading":
        return _heading(block, top)
    if block.kind == "item":
        inner = " " * (margin + len(block.mark) + 1)
        return f"{' ' * margin}{block.mark} " + re.sub(r"\n(?=[^\n])", f"\n{inner}", block.markdown)
    return block.markdown


def _heading(block: Block, top: int) -> str:
    # A "#" at the end would close the heading and be seen no more.
    words = re.sub(r"#$", r"\#", inline(" ".join(block.text.split()), link=False))
    kind = section_kind(block.text)
    if block.level > top:
        return f"### {words}"
    return f"## {words} {{: {kind} }}" if kind else f"## {words}"
