"""Finds what visitors wrote where no heading announces it, by the lines that say who wrote it when, and by "Reply"."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from articles.furniture import lines as furniture
from articles.furniture.weight import weighty
from articles.importing.blocks import Block
from articles.importing.kinds import section_kind

_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?"
_DATE = (
    rf"(?:\d{{1,2}}(?:st|nd|rd|th)? {_MONTH},? \d{{4}}|{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?,? \d{{4}}"
    r"|\d{4}-\d{2}-\d{2}|\d{1,2}[./]\d{1,2}[./]\d{2,4})"
)
_TIME = r"(?:,? (?:at )?\d{1,2}[:.]\d{2}(?: ?[ap]\.?m\.?)?)"
_AGO = r"(?:(?:about|over) )?(?:an?|\d{1,3}) (?:second|minute|hour|day|week|month|year)s? ago"
_NAME = (
    r"(?!(?:the|an?|your|my|our|his|her|their|this|that|it|he|she|they|we|i|who|what|published"
    r"|updated|reviewed|edited|last|first|medically|fact|changed|checked|approved)\b)"
    r"[\w.'’@-]{1,30}(?: [\w.'’@-]{1,30}){0,2}"
)
_BETWEEN = r"(?:,| on| -| –| ·| •| \|)? ?"
_SURE = re.compile(
    rf"(?:(?:posted|written|commented) )?(?:(?:by )?{_NAME}{_BETWEEN})?(?:{_AGO}|(?:on )?{_DATE}{_TIME})",
    re.IGNORECASE,
)
"""A moment: a minute or a year ago, or the time of a day."""
_MAYBE = re.compile(
    rf"(?:by )?{_NAME}{_BETWEEN}{_DATE}"
    rf"|{_NAME} (?:says|said|wrote|writes|commented|replied)(?: on {_DATE}{_TIME}?| {_AGO})? ?:",
    re.IGNORECASE,
)
"""A name and a date can also be those of a list of changes, and an article can quote people."""
_DEED = (
    r"(?:reply|report(?: abuse| comment)?|like|dislike|quote|flag|upvote|downvote|permalink|helpful)(?: ?\(\d{1,6}\))?"
)
_DEEDS = re.compile(rf"{_DEED}(?:[ |·•/,]{{1,5}}{_DEED}){{0,5}}", re.IGNORECASE)
"""What can be done with a comment. It stands below it."""
_FIRST_PERSON = re.compile(r"\b(?:I|I['’](?:m|ve|d|ll)|[Mm]y|[Mm]e|[Mm]yself)\b")
_LONGEST_SIGN = 90
_MOST_NAMES = 3
_FARTHEST = 8
"""Blocks between two signs of one thread."""


class _Sign(NamedTuple):
    at: int
    is_sure: bool
    is_below: bool


def threads(blocks: Sequence[Block], outside: Sequence[bool] = ()) -> Iterator[range]:
    """The blocks of each thread of comments, with who wrote them. `outside` says of each block whether it stands
    outside the article, where that is known.
    """
    thread: list[_Sign] = []
    for sign in (*(sign for at, block in enumerate(blocks) if (sign := _sign(at, block))), None):
        if thread and (sign is None or not _go_on(blocks, thread[-1].at, sign.at)):
            if len(thread) > 1:
                covered = range(_start(blocks, thread, outside), _end(blocks, thread[-1]))
                if any(one.is_sure for one in thread) or _is_of_visitors(blocks, covered, outside):
                    yield covered
            thread = []
        thread += [sign] if sign else []


def by_visitor(text: str) -> bool:
    """Whether somebody speaks of themselves, as no article does."""
    return _FIRST_PERSON.search(text) is not None


def _sign(at: int, block: Block) -> _Sign | None:
    text = block.text.strip()
    if block.kind in ("table", "code") or len(text) > _LONGEST_SIGN:
        return None
    is_below = _DEEDS.fullmatch(text) is not None
    is_sure = is_below or _SURE.fullmatch(text) is not None
    return _Sign(at, is_sure, is_below) if is_sure or _MAYBE.fullmatch(text) else None


def _go_on(blocks: Sequence[Block], at: int, following: int) -> bool:
    between = blocks[at + 1 : following]
    return len(between) <= _FARTHEST and not any(_opens_section(block) for block in between)


def _opens_section(block: Block) -> bool:
    return block.kind == "heading" and bool(section_kind(block.text))


def _is_of_visitors(blocks: Sequence[Block], covered: range, outside: Sequence[bool]) -> bool:
    inside = any(outside) and sum(outside[at] for at in covered) * 2 < len(covered)
    return not inside and any(by_visitor(blocks[at].text) for at in covered)


def _start(blocks: Sequence[Block], thread: Sequence[_Sign], outside: Sequence[bool]) -> int:
    """A name of its own can stand above the date; above "Reply" stands a comment, as long as the next one or up to a
    name.
    """
    first, second = thread[0], thread[1]
    if first.is_below:
        above = range(first.at - 1, max(first.at - (second.at - first.at), -1), -1)
        inside = (at for at in above if blocks[at].kind == "heading" or (any(outside) and not outside[at]))
        named = (at for at in above if _is_name(blocks[at]))
        return max(next(inside, above.stop) + 1, next(named, 0))
    return first.at - 1 if first.at and _is_name(blocks[first.at - 1]) else first.at


def _is_name(block: Block) -> bool:
    few = 0 < len(block.text.split()) <= _MOST_NAMES and not block.text.endswith((".", "!", "?", ":"))
    return few and block.kind in ("paragraph", "heading") and not _opens_section(block) and not weighty(block.text)


def _end(blocks: Sequence[Block], last: _Sign) -> int:
    if last.is_below:
        return last.at + 1
    following = range(last.at + 1, len(blocks))
    others = (at for at in following if blocks[at].kind == "heading" or furniture.heading(blocks[at].text))
    return next(others, len(blocks))
