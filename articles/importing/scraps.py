"""Tells which blocks are what sites put around an article, such as polls, share buttons and comment forms."""

from collections.abc import Callable, Sequence

from articles.furniture import lines as furniture
from articles.furniture.weight import instructs, weighty
from articles.importing import comments, headings
from articles.importing.accounting import words
from articles.importing.blocks import Block
from articles.importing.kinds import section_kind
from articles.importing.model import FLAG

# Kinds of blocks that are set aside as a whole or not at all: their lines are not looked at one by one.
NOT_PROSE = frozenset(["table", "code"])


def must_stay(block: Block) -> bool:
    """Whether it says what a reader's safety hangs on: not a title, a question or a link to a page that does."""
    if not _is_sentence(block) or not weighty(block.text):
        return False
    return block.kind in NOT_PROSE or (len(block.text.split()) > 1 and not block.link)


def _is_sentence(block: Block) -> bool:
    title = block.kind == "heading" and not block.text.endswith((".", "!"))
    return not title and not block.text.endswith("?")


def flagged(reason: str, block: Block) -> str:
    """The reason for which a block is set aside, with a flag where safety hangs on it and no title says the same. The
    words of a link can be a sentence too: "Call an ambulance at once".
    """
    linked = block.link and _is_sentence(block) and instructs(block.text)
    return reason + FLAG if reason != "duplicate title" and (must_stay(block) or linked) else reason


def sort(blocks: Sequence[Block], outside: Sequence[bool] = ()) -> list[str]:
    """For each block the reason for which it is set aside, or "". `outside` as in `draft.make`."""
    reasons = ["" if block.kind in NOT_PROSE else furniture.reason(block.text) for block in blocks]
    until = 0
    for at, block in enumerate(blocks):
        reason = _anchor(block) if at >= until else ""
        if reason and reasons[at] in ("", reason):
            covered = _region(blocks, at, reason, outside)
            until = covered.stop
            for place in covered:
                stays = place > at and reason != "comment form" and must_stay(blocks[place])
                reasons[place] = reasons[place] or ("" if stays else reason)
    for thread in comments.threads(blocks, outside):
        if _follows_an_article(blocks, thread.start, thread.stop):
            reasons[thread.start : thread.stop] = [why or "comment form" for why in reasons[thread.start : thread.stop]]
    _captions(blocks, reasons)
    _votes(blocks, reasons)
    return reasons


_MOST_COMMENTS = 4
"""Comments are at most so many times as long as the text that they are about."""


def _region(blocks: Sequence[Block], at: int, reason: str, outside: Sequence[bool]) -> range:
    """The blocks of a widget from its heading on. Empty where the heading stands above text of the article, and until a
    list of the article's own.
    """
    end = at + 1
    while end < len(blocks) and not _ends_region(blocks, at, end, reason) and _belongs(blocks, end, reason):
        if any(outside) and not outside[end] and _BELONGS[reason] is _link_like and _is_plain_item(blocks[end]):
            break
        end += 1
    if reason == "comment form" and not _follows_an_article(blocks, at, end):
        return range(at, at + 1)
    alone_at_end = end == len(blocks) or reason in ("comment form", "share buttons")
    return range(at, end) if end > at + 1 or alone_at_end else range(0)


def _belongs(blocks: Sequence[Block], at: int, reason: str) -> bool:
    """Whether it is a part of the widget, or a sentence that stays although more links come below it."""
    among_links = (
        _BELONGS[reason] is _link_like and must_stay(blocks[at]) and any(one.link for one in blocks[at + 1 : at + 2])
    )
    return among_links or _BELONGS[reason](blocks[at])


def _follows_an_article(blocks: Sequence[Block], at: int, end: int) -> bool:
    """Comments come after a text. Where little or nothing stands above, what comes below is the text itself."""
    above = sum(len(words(block.text)) for block in blocks[:at] if headings.prose(block))
    below = sum(len(words(block.text)) for block in blocks[at + 1 : end])
    return below <= _MOST_COMMENTS * above


def _ends_region(blocks: Sequence[Block], top: int, at: int, reason: str) -> bool:
    other = reason == "related links" and _is_section_beside(blocks, top, at)
    return _anchor(blocks[at]) not in ("", reason) or other or _opens_section(blocks, at, reason)


def _is_section_beside(blocks: Sequence[Block], top: int, at: int) -> bool:
    """Whether it opens a section like the widget's own, whose links are no headings, and has something below it."""
    if not blocks[top].kind == blocks[at].kind == "heading" or blocks[at].level > blocks[top].level:
        return False
    return blocks[top + 1].kind != "heading" and at + 1 < len(blocks) and blocks[at + 1].kind != "heading"


def _anchor(block: Block) -> str:
    return furniture.heading(block.text) if block.kind in ("heading", "paragraph") else ""


def _opens_section(blocks: Sequence[Block], at: int, reason: str) -> bool:
    """A heading with running text after it, or one whose words tell a section, ends a widget."""
    block, after = blocks[at], blocks[at + 1] if at + 1 < len(blocks) else None
    if block.kind != "heading" or after is None or (reason == "poll" and block.text.endswith("?")):
        return False
    known = bool(section_kind(block.text))
    running = headings.prose(after)
    return known and (running or after.kind != "heading") if reason == "comment form" else running or known


def teaser(text: str) -> bool:
    """Whether it ends as the beginning of a text does that goes on elsewhere."""
    ended = text.rstrip()
    return ended.endswith(("...", "…")) or ended.lower().endswith(("read more", "learn more"))


def _is_plain_item(block: Block) -> bool:
    return block.kind == "item" and not block.link and not must_stay(block)


def _link_like(block: Block) -> bool:
    return block.kind not in NOT_PROSE and (teaser(block.text) or block.kind == "item" or not headings.prose(block))


def _poll_like(block: Block) -> bool:
    return block.kind not in NOT_PROSE and len(block.text) <= 200 and not headings.prose(block)


_BELONGS: dict[str, Callable[[Block], bool]] = {
    "poll": _poll_like,
    "comment form": lambda _block: True,
    "related links": _link_like,
    "navigation": _link_like,
    "disclaimer": lambda block: headings.prose(block) and not weighty(block.text),
    "share buttons": lambda block: furniture.reason(block.text) == "share buttons",
}


def _captions(blocks: Sequence[Block], reasons: list[str]) -> None:
    """A few words in lower case that stand alone are the caption of a lost picture. Several in a row are a list."""
    low = [_caption_like(block) for block in blocks]
    top = next((at for at, reason in enumerate(reasons) if not reason), 0)
    for at in range(top + 1, len(blocks)):
        row = (at - 1 > top and low[at - 1]) or any(low[at + 1 : at + 2])
        announced = blocks[at - 1].text.rstrip().endswith((":", ","))
        if low[at] and not row and not announced and not reasons[at]:
            reasons[at] = "stray caption"


def _caption_like(block: Block) -> bool:
    if block.kind != "paragraph" or len(block.text) > 150:
        return False
    count = len(block.text.split())
    if not 1 < count <= 8 or not headings.like_title(block.text):
        return False
    if any(character.isdigit() for character in block.text) or weighty(block.text):
        return False
    return block.text[0].islower() or (count <= 4 and headings.pictured(block.text))


def _votes(blocks: Sequence[Block], reasons: list[str]) -> None:
    """A vote count takes along the poll's options and question above it."""
    for at, block in enumerate(blocks):
        if reasons[at] == "poll" and furniture.reason(block.text.rpartition("\n")[2]) == "poll":
            top = at - 1
            while top >= max(0, at - 8) and _poll_like(blocks[top]) and not blocks[top].text.endswith("?"):
                top -= 1
            if top >= max(0, at - 8) and blocks[top].text.endswith("?"):
                reasons[top:at] = [reason or "poll" for reason in reasons[top:at]]
