"""Takes common questions and their answers out of the blocks of a file."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from articles.content.rows import Question
from articles.importing.blocks import Block, body
from articles.importing.model import Scrap

_FAQ = re.compile(
    r"^(?:.{0,40}\b)?(?:faqs?|frequently asked questions|common(?:ly asked)? questions|questions (?:and|&) answers"
    r"|q ?& ?a|(?:your |top |other )?questions(?: people ask| answered)?)\b.{0,40}$",
    re.IGNORECASE,
)
_QUESTION_LABEL = re.compile(r"^(?:Q|Question)\s*+(?:\d{1,3}\s*+)?[:.)]\s+(?=\S)", re.IGNORECASE)
_ANSWER_LABEL = re.compile(r"^(?:A|Answer)\s*+(?:\d{1,3}\s*+)?[:.)]\s+(?=\S)", re.IGNORECASE)
_ANSWER_MARK = re.compile(r"^(\**)(?:A|Answer)\s*+(?:\d{1,3}\s*+)?\\?[:.)](\**)\s+", re.IGNORECASE)
_NUMBER = re.compile(r"^\d{1,3}[.)]\s+")
_LINES = re.compile(r"\\?\n")


def take(
    blocks: Sequence[Block], write: Callable[[Sequence[Block]], str] = body
) -> tuple[list[Question], list[Scrap], list[Block]]:
    """Questions with their answers as `write` makes them Markdown, the headings that stood above nothing else, and the
    blocks that stay."""
    pairs: list[Question] = []
    scraps: list[Scrap] = []
    rest: list[Block] = []
    blocks = [part for block in blocks for part in _split(block)]
    at, asking = 0, False
    while at < len(blocks):
        block, end = blocks[at], _end(blocks, at, asking=asking)
        if end > at:
            pairs.append(_question(block, blocks[at + 1 : end], write))
            at = end
            continue
        asking = _asking(blocks, at, asking)
        if asking and block.kind == "heading" and _above_questions(blocks, at):
            scraps.append(Scrap(block.line, block.text, "questions heading"))
        else:
            rest.append(block)
        at += 1
    return pairs, scraps, rest


def _split(block: Block) -> list[Block]:
    """A paragraph that holds "Q: …" and "A: …" on lines of their own, as two."""
    texts, marked = block.text.split("\n"), _LINES.split(block.markdown)
    first = next((n for n, line in enumerate(texts) if n and _ANSWER_LABEL.match(line)), 0)
    if block.kind != "paragraph" or not first or not _QUESTION_LABEL.match(texts[0]) or len(texts) != len(marked):
        return [block]
    ask = replace(block, text="\n".join(texts[:first]), markdown="\n".join(marked[:first]))
    return [ask, replace(block, text="\n".join(texts[first:]), markdown="\n".join(marked[first:]))]


def _asking(blocks: Sequence[Block], at: int, asking: bool) -> bool:
    """Whether questions may follow here: after a heading such as "Common questions", until one of another matter."""
    block = blocks[at]
    if block.kind != "heading":
        return asking
    return bool(_FAQ.match(block.text)) or (asking and _above_questions(blocks, at))


def _above_questions(blocks: Sequence[Block], at: int) -> bool:
    """Whether a question follows at once, or below the heading of a group of questions."""
    grouped = at + 1 < len(blocks) and blocks[at + 1].kind == "heading" and blocks[at + 1].level > blocks[at].level
    return any(_end(blocks, below, asking=True) > below for below in (at + 1, *([at + 2] if grouped else [])))


def _end(blocks: Sequence[Block], at: int, *, asking: bool) -> int:
    """Where the answer ends of the question that stands here; `at` when there is no question with an answer."""
    if at >= len(blocks):
        return at
    if blocks[at].kind in ("heading", "paragraph") and _QUESTION_LABEL.match(blocks[at].text):
        return _labelled_end(blocks, at)
    if not asking or not _asks(blocks[at]):
        return at
    end = at + 1
    while end < len(blocks) and blocks[end].kind != "heading" and not _asks(blocks[end]):
        end += 1
    return end if end > at + 1 else at


def _asks(block: Block) -> bool:
    short = len(block.text) <= 200 and "\n" not in block.text
    can_ask = block.kind in ("heading", "paragraph") or (block.kind == "item" and block.mark != "-")
    return can_ask and short and block.text.endswith("?")


def _labelled_end(blocks: Sequence[Block], at: int) -> int:
    """An answer goes on to the next "Q:"; the last one is its paragraph and a list after it."""
    if at + 1 >= len(blocks) or not _ANSWER_LABEL.match(blocks[at + 1].text):
        return at
    end = at + 2
    while end < len(blocks) and blocks[end].kind != "heading" and not _QUESTION_LABEL.match(blocks[end].text):
        end += 1
    if end < len(blocks) and _QUESTION_LABEL.match(blocks[end].text):
        return end
    end = at + 2
    while end < len(blocks) and blocks[end].kind == "item":
        end += 1
    return end


def _question(question: Block, answer: Sequence[Block], write: Callable[[Sequence[Block]], str]) -> Question:
    text = " ".join(_NUMBER.sub("", _QUESTION_LABEL.sub("", question.text)).split())
    first = answer[0]
    if _ANSWER_LABEL.match(first.text):
        first = replace(first, markdown=_ANSWER_MARK.sub(_emphasis_around, first.markdown))
    return Question(text, write([first, *answer[1:]]))


def _emphasis_around(mark: re.Match[str]) -> str:
    return "" if mark[1] == mark[2] else mark[1]
