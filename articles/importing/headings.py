"""Tells which lines are headings where a file does not mark them as such."""

import re
from collections.abc import Sequence
from dataclasses import replace

from articles.importing.blocks import Block
from articles.importing.kinds import section_kind

# The level of a paragraph in bold type, which may be a heading. Real ones go from 1 to 6.
BOLD = 7
_OPENING = re.compile(r"^[\"'“‘(¿\[]*[A-Z0-9À-ÞΑ-ΩА-Я]")
_SENTENCE = re.compile(
    r"\b(?:is|are|was|were|be|has|have|had|may|might|can|could|will|would|should|must|do|does|did|causes?|include[sd]?)\b",
    re.IGNORECASE,
)
_ENDS_TEXT = tuple(".,;:!…-–—")
_PICTURE = re.compile(
    r"\b(?:tablets?|pills?|capsules?|bottles?|images?|photos?|pictures?|logo|stock|istock\w*|shutterstock|getty)$",
    re.IGNORECASE,
)


def prose(block: Block) -> bool:
    """Whether it is running text, not a label or a link."""
    return block.kind == "paragraph" and (len(block.text) > 160 or block.text.rstrip("\"'”’)").endswith((".", "!")))


def like_title(text: str) -> bool:
    """Whether the line could stand above an article: short, no sentence, nothing at its end but "?" or ")"."""
    return "\n" not in text and 0 < len(text) <= 150 and len(text.split()) <= 20 and not text.endswith(_ENDS_TEXT)


def like_heading(text: str) -> bool:
    """Whether the line could stand above a section: short, capitals like a title, or a question."""
    if not like_title(text) or len(text) > 100 or len(text.split()) > 14 or not _OPENING.match(text):
        return False
    return text.endswith("?") or _title_case(text) or _label(text)


def pictured(text: str) -> bool:
    """Whether the words end like what stands under a picture: "brand tablets"."""
    return bool(_PICTURE.search(text)) and not section_kind(text)


def _title_case(text: str) -> bool:
    long = [word for word in re.findall(r"[^\W\d_][\w’'-]*", text) if len(word) > 3]
    capital = sum(word[0].isupper() for word in long)
    return len(long) > 0 and capital * 3 >= len(long) * 2 and not pictured(text)


def _label(text: str) -> bool:
    """A few words that make no sentence: "Final thoughts", "Side effects in older people"."""
    count = len(text.split())
    known = bool(section_kind(text))
    if _SENTENCE.search(text) and not re.match(r"(?:how|who|what|when|why)\b", text, re.IGNORECASE):
        return False
    return not pictured(text) and (count <= 4 or (known and count <= 8))


def mark(blocks: Sequence[Block]) -> list[Block]:
    """With headings in place of paragraphs that look like them and have text below."""
    candidates = [_candidate(block) for block in blocks]
    return [
        replace(block, kind="heading", level=2, text=_numbered(block)) if _heads(blocks, candidates, at) else block
        for at, block in enumerate(blocks)
    ]


def with_bold(blocks: Sequence[Block]) -> list[Block]:
    """A bold line above text is a heading; elsewhere it stays a paragraph."""
    below = [*(block.kind for block in blocks[1:]), ""]
    return [
        replace(block, kind="heading") if block.level == BOLD and kind in ("paragraph", "item") else block
        for block, kind in zip(blocks, below, strict=False)
    ]


def _candidate(block: Block) -> bool:
    return block.kind == "paragraph" and like_heading(block.text)


def _heads(blocks: Sequence[Block], candidates: Sequence[bool], at: int) -> bool:
    """A label between text, or two of them above text; more in a row are a list without bullets."""
    if at + 1 == len(blocks) or not like_heading(blocks[at].text):
        return False
    if not candidates[at]:
        return blocks[at].kind == "item" and _stands_alone(blocks, at)
    after = _run_after(candidates, at)
    if after == 0:
        return not (at > 1 and candidates[at - 1] and candidates[at - 2]) or bool(section_kind(blocks[at].text))
    return after == 1 and at + 2 < len(blocks) and not (at > 0 and candidates[at - 1] and at > 1)


def _run_after(candidates: Sequence[bool], at: int) -> int:
    """How many candidates follow without a gap: 0, 1 or 2 for more."""
    return 0 if not candidates[at + 1] else 1 if not any(candidates[at + 2 : at + 3]) else 2


def _stands_alone(blocks: Sequence[Block], at: int) -> bool:
    """A numbered heading ("2. Doses") has text after it, and no other item beside it."""
    beside = [block.kind for block in (*blocks[max(at - 1, 0) : at], blocks[at + 1])]
    return blocks[at].mark != "-" and "item" not in beside and prose(blocks[at + 1])


def _numbered(block: Block) -> str:
    return f"{block.mark} {block.text}" if block.kind == "item" else block.text
