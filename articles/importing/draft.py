"""Divides the blocks of a file into title, body, questions, and what is set aside."""

from collections.abc import Iterator, Sequence
from itertools import accumulate, groupby

from articles.furniture.weight import instructs, weighty
from articles.importing import comments, headings, questions, scraps
from articles.importing.accounting import lower_words, words
from articles.importing.blocks import Block, body
from articles.importing.model import Reading, Scrap, SourceLine

LONGEST_TITLE = 160
OUTSIDE = "outside the article"
_GAP = 40
"""Words, up to which a row of blocks between two parts of the article is held to belong to it."""


def make(
    blocks: Sequence[Block],
    lines: Sequence[SourceLine],
    aside: Sequence[Scrap] = (),
    page_title: Scrap | None = None,
    outside: Sequence[bool] = (),
) -> Reading:
    """A Reading of recognised blocks. `page_title` serves a page that shows no title of its own. `outside` says of
    each block whether it stands outside the article.
    """
    sorted_out = scraps.sort(blocks, outside)
    at = _title(blocks, sorted_out, page_title.text if page_title else "")
    sorted_out = _without_outside(blocks, sorted_out, outside, at) if any(outside) else sorted_out
    title, held = _named(Scrap(blocks[at].line, blocks[at].text, "") if at >= 0 else None, page_title)
    final = _with_title(blocks, sorted_out, title)
    held += aside
    apart = [n for n, why in enumerate(final) if why and n != at]
    held += [Scrap(blocks[n].line, blocks[n].text, scraps.flagged(final[n], blocks[n])) for n in apart]
    pairs, empty, rest = questions.take([block for n, block in enumerate(blocks) if n != at and not final[n]])
    quarantine = tuple(sorted((*held, *empty), key=lambda scrap: scrap.line))
    return Reading(title=title, body=body(rest), questions=tuple(pairs), quarantine=quarantine, lines=tuple(lines))


def _without_outside(
    blocks: Sequence[Block], sorted_out: Sequence[str], outside: Sequence[bool], title: int
) -> list[str]:
    """What stands outside goes, and links that stand alone. Between the first and the last text of the article stay
    what a reader's safety hangs on, one block or a few words, and a heading of what stays. `title` is the place of the
    title, which is none of those parts.
    """
    rows = zip(blocks, sorted_out, outside, strict=True)
    reasons = [why or ("" if out else _leads_away(block)) for block, why, out in rows]
    within = _within(blocks, reasons, outside)
    apart = [*reasons]
    stays_below = False
    for at in reversed(range(len(blocks))):
        block = blocks[at]
        heads = block.kind == "heading" and not block.link and stays_below
        if at == title:
            apart[at] = "title"
        elif not reasons[at] and outside[at] and not heads:
            apart[at] = OUTSIDE
            stays = scraps.must_stay(block) and not _is_teaser(blocks, at) and not comments.by_visitor(block.text)
            reasons[at] = "" if stays and at in within else OUTSIDE
        if not (reasons[at] and block.kind == "heading"):
            stays_below = not reasons[at]
    for gap in _gaps(apart):
        if gap.start in within and _belongs_between(blocks[gap.start : gap.stop]):
            reasons[gap.start : gap.stop] = [""] * len(gap)
    return reasons


def _leads_away(block: Block) -> str:
    """The reason for which a link that stands alone goes, as it leads to another page; "" where it says what to do."""
    return "related links" if block.kind == "paragraph" and block.link and not instructs(block.text) else ""


def _within(blocks: Sequence[Block], reasons: Sequence[str], outside: Sequence[bool]) -> range:
    """From the first to the last text of the article."""
    texts = [
        at
        for at, block in enumerate(blocks)
        if not (outside[at] or reasons[at]) and (headings.prose(block) or block.kind in ("item", "table"))
    ]
    return range(texts[0], texts[-1] + 1) if texts else range(len(blocks))


def _is_teaser(blocks: Sequence[Block], at: int) -> bool:
    """The beginning of another page, below a link to it or with one at its end."""
    above = blocks[at - 1] if at else None
    linked = above is not None and above.link and above.kind == "heading"
    return scraps.teaser(blocks[at].text) or (linked and blocks[at].kind == "paragraph")


def _belongs_between(gap: Sequence[Block]) -> bool:
    """Whether the library has overlooked it: one block or a few words, with no label and not all of them links."""
    few = len(gap) == 1 or sum(len(words(block.text)) for block in gap) <= _GAP
    labels = any(block.kind == "paragraph" and not headings.prose(block) for block in gap)
    return few and not labels and not all(block.link for block in gap)


def _gaps(reasons: Sequence[str]) -> Iterator[range]:
    """The rows of blocks outside the article that have a part of it on both sides."""
    rows = [(reason, len(list(row))) for reason, row in groupby(reasons)]
    ends = list(accumulate(count for _, count in rows))
    for at in range(1, len(rows) - 1):
        if rows[at][0] == OUTSIDE and not rows[at - 1][0] and not rows[at + 1][0]:
            yield range(ends[at - 1], ends[at])


def reasons(blocks: Sequence[Block], title: str) -> list[str]:
    """As `scraps.sort`; a block that only repeats the title is set aside too."""
    return _with_title(blocks, scraps.sort(blocks), title)


def _with_title(blocks: Sequence[Block], reasons: Sequence[str], title: str) -> list[str]:
    title_words = lower_words(title)
    return [
        "duplicate title" if why in ("", "stray caption") and _repeats(blocks, at, title_words) else why
        for at, why in enumerate(reasons)
    ]


def main_heading(blocks: Sequence[Block], reasons: Sequence[str]) -> int:
    """The place of the only heading of level 1 that is no scrap; -1 for none or several."""
    main = [at for at, block in enumerate(blocks) if block.kind == "heading" and block.level == 1 and not reasons[at]]
    return main[0] if len(main) == 1 and len(blocks[main[0]].text) <= LONGEST_TITLE else -1


def _title(blocks: Sequence[Block], reasons: Sequence[str], page_title: str = "") -> int:
    """The place of the main heading, of several of the one that the page's own title begins with, else of what stands
    at the top like a title; -1 for none.
    """
    staying = [at for at, why in enumerate(reasons) if not why]
    page_words = lower_words(page_title)
    mains = [at for at in staying if blocks[at].kind == "heading" and blocks[at].level == 1]
    named = [at for at in mains if len(mains) > 1 and _begins(page_words, lower_words(blocks[at].text))]
    if named and len(blocks[named[0]].text) <= LONGEST_TITLE:
        return named[0]
    main = main_heading(blocks, reasons)
    if main >= 0 or not staying:
        return main
    top = blocks[staying[0]]
    return staying[0] if top.kind in ("heading", "paragraph") and headings.like_title(top.text) else -1


def _named(top: Scrap | None, page_title: Scrap | None) -> tuple[str, list[Scrap]]:
    """The title, and what of both is set aside."""
    chosen = top or page_title
    if chosen is None:
        return "", []
    title, site = _without_site(chosen.text)
    held = [Scrap(chosen.line, chosen.text, "site name")] if site else []
    return title, [*held, page_title] if top and page_title else held


def _without_site(text: str) -> tuple[str, str]:
    """The two parts of "Title | Site"."""
    title, _, site = text.rpartition(" | ")
    is_site = title.strip() and len(site.split()) <= 5 and not weighty(site)
    return (title.strip(), site.strip()) if is_site else (text, "")


def _repeats(blocks: Sequence[Block], at: int, title_words: Sequence[str]) -> bool:
    """Below another heading the words are what its section says: "Generic name"."""
    if (
        blocks[at].kind not in ("heading", "paragraph")
        or not title_words
        or lower_words(blocks[at].text) != title_words
    ):
        return False
    above = blocks[at - 1] if at else None
    heads = above is not None and above.kind == "heading" and lower_words(above.text) != title_words
    return not (blocks[at].kind == "paragraph" and heads)


def _begins(text: Sequence[str], start: Sequence[str]) -> bool:
    return text[: len(start)] == start
