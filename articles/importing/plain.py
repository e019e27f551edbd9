"""Reads plain text: finds paragraphs, lists and headings by indents, bullets and the length of lines."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from articles.content.escaping import escape
from articles.deadline import go_on
from articles.importing import draft, headings
from articles.importing.blocks import DEEPEST_LIST, Block
from articles.importing.model import Reading, Scrap, SourceLine

_BULLET = re.compile(r"^(?:[•·・･▪◦‣●○∙■]\s*|[–—*+o-]\s+)(?=\S)(.*)$")
_LONE_BULLET = re.compile(r"^[•·・･▪◦‣●○∙■]$")
_NUMBER = re.compile(r"^([0-9]{1,3})[.)]\s+(\S.*)$")
_RULE = re.compile(r"^\s*[-=_*~#.•·—–+][-=_*~#.•·—–+\s]+[-=_*~#.•·—–+]\s*$")
_LABEL = re.compile(r"^(?:Q|A|Question|Answer)\s*+(?:\d{1,3}\s*+)?[:.)]\s", re.IGNORECASE)
_ENDS_SENTENCE = re.compile(r"[.!?:;…][\"'”’)]*$")
_WRAP_FROM, _WRAP_TO = 45, 100


@dataclass(frozen=True)
class _MeasuredLine:
    number: int
    indent: int
    text: str


def read(text: str) -> Reading:
    lines = [SourceLine(number, line) for number, line in enumerate(text.split("\n"), 1)]
    blocks = headings.mark([replace(block, markdown=escape(block.text)) for block in _blocks(lines)])
    rules = [Scrap(line.number, line.text.strip(), "separator line") for line in lines if _RULE.match(line.text)]
    return draft.make(blocks, [line for line in lines if line.text.strip()], rules)


def _blocks(lines: Sequence[SourceLine]) -> Iterator[Block]:
    wrapped = max((len(line.text) for line in lines), default=0) <= _WRAP_TO
    depths: list[int] = []
    open_block, texts, last = None, list[str](), _MeasuredLine(0, 0, "")
    for line in map(_measured, lines):
        go_on()
        block = _block(line, depths, last)
        if open_block and block and _continues(open_block, last, line, block, wrapped):
            texts.append(line.text)
        else:
            yield from [replace(open_block, text="\n".join(texts))] if open_block else []
            open_block, texts = block, [block.text] if block else []
        last = line
    yield from [replace(open_block, text="\n".join(texts))] if open_block else []


def _measured(line: SourceLine) -> _MeasuredLine:
    wide = line.text.expandtabs(4)
    return _MeasuredLine(line.number, len(wide) - len(wide.lstrip()), " ".join(line.text.split()))


def _block(line: _MeasuredLine, depths: list[int], last: _MeasuredLine) -> Block | None:
    """None for a blank line. `depths` are the indents of the lists that are open; the call changes them."""
    if not line.text or _LONE_BULLET.match(line.text) or _RULE.match(line.text):
        return None
    bullet, number = _BULLET.match(line.text), _NUMBER.match(line.text)
    if bullet and line.text[0] == "o" and not depths and last.text and not _ENDS_SENTENCE.search(last.text):
        bullet = None  # a word of one letter, where the line above breaks off
    if bullet or number or _LONE_BULLET.match(last.text):
        text = bullet[1] if bullet else number[2] if number else line.text
        mark = f"{int(number[1])}." if number and not bullet else "-"
        return Block(line.number, "item", text, level=_depth(line.indent, depths), mark=mark)
    depths.clear()
    return Block(line.number, "paragraph", line.text)


def _depth(indent: int, depths: list[int]) -> int:
    while depths and depths[-1] >= indent + 2:
        depths.pop()
    if not depths or (indent >= depths[-1] + 2 and len(depths) < DEEPEST_LIST):
        depths.append(indent)
    return len(depths) - 1


def _continues(block: Block, last: _MeasuredLine, line: _MeasuredLine, new: Block, wrapped: bool) -> bool:
    """Whether the line goes on with the block above: a soft wrap, or the rest of a list item."""
    if new.kind != "paragraph" or not last.text or _LABEL.match(line.text):
        return False
    if block.kind == "item" and line.indent > 0:
        return True
    if wrapped and len(last.text) >= _WRAP_FROM:
        return True
    return line.text[0].islower() and not _ENDS_SENTENCE.search(last.text)
