from collections.abc import Sequence

from articles.text.reading import headings, questions, scraps
from articles.text.reading.accounting import words
from articles.text.reading.blocks import Block, body
from articles.text.reading.model import Reading, Scrap, SourceLine

LONGEST_TITLE = 160


def make(
    blocks: Sequence[Block],
    lines: Sequence[SourceLine],
    aside: Sequence[Scrap] = (),
    page_title: Scrap | None = None,
) -> Reading:
    """A Reading of recognised blocks. `page_title` serves a page that shows no title of its own."""
    sorted_out = scraps.sort(blocks)
    at = _title(blocks, sorted_out)
    title, held = _named(Scrap(blocks[at].line, blocks[at].text, "") if at >= 0 else None, page_title)
    found = _with_title(blocks, sorted_out, title)
    held += aside
    held += [Scrap(blocks[n].line, blocks[n].text, why) for n, why in enumerate(found) if why and n != at]
    kept = [block for n, block in enumerate(blocks) if n != at and not found[n]]
    asked, empty, kept = questions.take(kept)
    quarantine = tuple(sorted((*held, *empty), key=lambda scrap: scrap.line))
    return Reading(title=title, body=body(kept), questions=tuple(asked), quarantine=quarantine, lines=tuple(lines))


def reasons(blocks: Sequence[Block], title: str) -> list[str]:
    """As `scraps.sort`, and the title told again."""
    return _with_title(blocks, scraps.sort(blocks), title)


def _with_title(blocks: Sequence[Block], found: Sequence[str], title: str) -> list[str]:
    told = _same(title)
    return [
        "duplicate title" if why in ("", "stray caption") and _repeats(blocks, at, told) else why
        for at, why in enumerate(found)
    ]


def main_heading(blocks: Sequence[Block], found: Sequence[str]) -> int:
    """The place of the only heading of level 1 that is no scrap; -1 for none or several."""
    main = [at for at, block in enumerate(blocks) if block.kind == "heading" and block.level == 1 and not found[at]]
    return main[0] if len(main) == 1 and len(blocks[main[0]].text) <= LONGEST_TITLE else -1


def _title(blocks: Sequence[Block], found: Sequence[str]) -> int:
    """The place of the main heading, else of what stands at the top like a title; -1 for none."""
    kept = [at for at, why in enumerate(found) if not why]
    main = main_heading(blocks, found)
    if main >= 0 or not kept:
        return main
    top = blocks[kept[0]]
    return kept[0] if top.kind in ("heading", "paragraph") and headings.like_title(top.text) else -1


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
    return (title.strip(), site.strip()) if title.strip() and len(site.split()) <= 5 else (text, "")


def _repeats(blocks: Sequence[Block], at: int, told: Sequence[str]) -> bool:
    """Below another heading the words are what its section says: "Generic name"."""
    if blocks[at].kind not in ("heading", "paragraph") or not told or _same(blocks[at].text) != told:
        return False
    above = blocks[at - 1] if at else None
    return not (blocks[at].kind == "paragraph" and above and above.kind == "heading" and _same(above.text) != told)


def _same(text: str) -> list[str]:
    return [word.casefold() for word in words(text)]
