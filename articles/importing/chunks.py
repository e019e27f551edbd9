"""A Markdown file's lines as blocks: what a reader would see in `text`, the lines as they stand in `markdown`."""

import re
from collections.abc import Iterator, Sequence

from articles.importing.blocks import Block
from articles.importing.headings import BOLD, like_heading
from articles.importing.model import SourceLine

_FENCE = re.compile(r"^ {0,3}(`{3,}|~{3,})")
_HASHES = re.compile(r"^ {0,3}(#{1,6})(?=\s|$)")
_UNDERLINE = re.compile(r"^ {0,3}(=+|-+)\s*$")
_RULE = re.compile(r"^ {0,3}([-*_])(?:\s*+\1){2,}+\s*$")
_ITEM = re.compile(r"^\s*([-*+]|[0-9]{1,9}[.)])\s+(?=\S)")
_BOLD_LINE = re.compile(r"^ {0,3}(\*\*|__)(?=\S)(?:(?!\1).)+\1\s*$")
_STRONG = re.compile(r"\*\*|(?<!\w)__|__(?!\w)")
_EMPHASIS = re.compile(r"(?<![\w\\])([*_])(?![\s*_])([^*_\n]*[^\s*_])\1(?!\w)")
_KIND = re.compile(r"\s\{:[^{}]*\}$")


def chunks(lines: Sequence[SourceLine]) -> Iterator[Block]:
    at = 0
    while at < len(lines):
        end = _end(lines, at)
        if any(line.text.strip() for line in lines[at:end]):
            yield _block(lines[at:end])
        at = end


def after(block: Block) -> int:
    """The number of the line after the block."""
    return block.line + block.markdown.count("\n") + 1


def heading_source(markdown: str) -> str:
    """The words of a heading with their marks, without what makes it one."""
    if not (hashes := _HASHES.match(markdown)):
        lines = markdown.split("\n")
        return " ".join(line.strip() for line in (lines[:-1] if len(lines) > 1 else lines))
    words = markdown[hashes.end() :].strip()
    open_end = words.rstrip("#")
    return open_end.rstrip() if not open_end or open_end[-1].isspace() else words


def _end(lines: Sequence[SourceLine], at: int) -> int:
    """Where the block ends that begins here: a fence where it closes, others before a blank line or a new block."""
    end, first = at + 1, lines[at].text
    if fence := _FENCE.match(first):
        while end < len(lines) and not lines[end].text.strip().startswith(fence[1]):
            end += 1
        return min(end + 1, len(lines))
    if not first.strip() or any(pattern.match(first) for pattern in (_HASHES, _RULE, _BOLD_LINE)):
        return end
    while end < len(lines) and lines[end].text.strip() and not _begins(lines[end].text):
        end += 1
        if _UNDERLINE.match(lines[end - 1].text):
            break
    return end


def _begins(line: str) -> bool:
    return bool(_FENCE.match(line) or _HASHES.match(line) or _ITEM.match(line))


def _block(lines: Sequence[SourceLine]) -> Block:
    first, number, markdown = lines[0].text, lines[0].number, "\n".join(line.text for line in lines)
    texts = [line.text.strip() for line in lines]
    if hashes := _HASHES.match(first):
        return Block(number, "heading", _heading(markdown), markdown, len(hashes[1]))
    if _FENCE.match(first) or first.startswith(("    ", "\t")):
        return Block(number, "code", "\n".join(texts), markdown)
    if item := _ITEM.match(first):
        mark = "-" if item[1] in "-*+" else f"{item[1][:-1]}."
        text = _without_emphasis("\n".join([first[item.end() :], *texts[1:]]))
        return Block(number, "item", text, markdown, mark=mark)
    if len(lines) > 1 and (line := _UNDERLINE.match(lines[-1].text)):
        return Block(number, "heading", _heading(markdown), markdown, 1 if line[1][0] == "=" else 2)
    return _paragraph(number, "\n".join(texts), markdown)


def _paragraph(number: int, text: str, markdown: str) -> Block:
    plain = _without_emphasis(text)
    level = BOLD if _BOLD_LINE.match(markdown) and like_heading(plain) else 0
    return Block(number, "table" if text.startswith("|") else "paragraph", plain, markdown, level)


def _heading(markdown: str) -> str:
    return _without_emphasis(_KIND.sub("", heading_source(markdown)))


def _without_emphasis(markdown: str) -> str:
    """Without emphasis."""
    return _EMPHASIS.sub(r"\2", _STRONG.sub("", markdown))
