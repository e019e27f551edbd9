"""Which blocks of a page are its article, as trafilatura sees it: that library is measured on hundreds of sites."""

import logging
from collections.abc import Iterator, Sequence
from itertools import accumulate

from articles.importing.accounting import lower_words, words
from articles.importing.blocks import Block
from articles.importing.headings import prose
from articles.importing.html.tags import Token
from articles.importing.kinds import section_kind

_FEWEST_WORDS = 40
"""In a text with fewer words the library finds no article."""
_MOST_TOKENS, _MOST_ATTRIBUTES = 100_000, 200
"""So much the library reads within a second or two. A page with more is no article, or an attack."""
_SHARE = 0.6
"""A block belongs to the article when the article holds so large a part of its runs of three words: the library leaves
single words out.
"""
_THREE = 3
_LEAST_INSIDE = 0.5
"""Words of sentences inside the article, for each one outside. With fewer, the library took a part of the article for
all of it. On many pages some are outside: the beginnings of other articles.
"""

_BOXES = frozenset("div section article main body td center".split())
_NEARLY_ALL = 0.8
"""Of the sentences. Two boxes that hold so much stand in each other, so that the last one to open is the inner one."""


def within(source: str, tokens: Sequence[Token], blocks: Sequence[Block]) -> list[bool | None]:
    """For each block whether it belongs to the page's article; None throughout where the library cannot tell.

    `tokens` and `blocks` are what was made of the source.
    """
    unknown: list[bool | None] = [None] * len(blocks)
    if len(tokens) > _MOST_TOKENS or any(len(token.attributes) > _MOST_ATTRIBUTES for token in tokens):
        return unknown
    belongs = _held(_extracted(source), blocks)
    if belongs and not all(belongs):
        # Asked for everything that may belong, it finds more of the text, and more around it.
        more = _held(_extracted(source, favor_recall=True), blocks)
        belongs = _with_overlooked(blocks, belongs, more) if _share(blocks, belongs) >= 1 else more
    return [*belongs] if belongs and _share(blocks, belongs) >= _LEAST_INSIDE else unknown


def _with_overlooked(blocks: Sequence[Block], belongs: Sequence[bool], more: Sequence[bool]) -> list[bool]:
    """With the sentences and items between the first and the last text of the article that only `more` holds."""
    texts = [at for at, inside in enumerate(belongs) if inside and prose(blocks[at])]
    between = range(texts[0], texts[-1]) if texts and more else range(0)
    return [
        inside or (at in between and more[at] and not block.link and (block.kind == "item" or prose(block)))
        for at, (block, inside) in enumerate(zip(blocks, belongs, strict=True))
    ]


def until_end(
    blocks: Sequence[Block],
    belongs: Sequence[bool | None],
    places: Sequence[int],
    tokens: Sequence[Token],
    closing: Sequence[int],
) -> list[bool | None]:
    """`belongs`, but nothing belongs to the article behind the box that holds nearly all of its sentences: there are
    the beginnings of other articles, and what the site says of itself. The heading of a known section, such as side
    effects, says that it goes on.

    `places` says of each block where it stands among the tokens, `closing` is what `tags.ends` says of them.
    """
    spoken = [0] * len(tokens)
    for place, block, inside in zip(places, blocks, belongs, strict=True):
        spoken[place] += len(words(block.text)) if inside and _is_spoken(block) else 0
    sums = [0, *accumulate(spoken)]
    boxes = (
        end
        for at, end in enumerate(closing)
        if tokens[at].name in _BOXES and sums[end] - sums[at] > _NEARLY_ALL * sums[-1]
    )
    end = [len(tokens), *boxes][-1]
    behind = [bool(inside) and place >= end for place, inside in zip(places, belongs, strict=True)]
    if any(_opens_section(block) for block, is_behind in zip(blocks, behind, strict=True) if is_behind):
        return list(belongs)
    return [inside and not is_behind for inside, is_behind in zip(belongs, behind, strict=True)]


def _is_spoken(block: Block) -> bool:
    """Whether it is running text, or an item that is a sentence."""
    return not block.link and (prose(block) or (block.kind == "item" and block.text.endswith((".", "!"))))


def _opens_section(block: Block) -> bool:
    return block.kind == "heading" and not block.link and section_kind(block.text) not in ("", "about")


def _held(text: str, blocks: Sequence[Block]) -> list[bool]:
    """For each block whether the text holds it. The list is empty for a text that is too short."""
    article = _Article(text)
    return [article.holds(block.text) for block in blocks] if article.count >= _FEWEST_WORDS else []


def _share(blocks: Sequence[Block], belongs: Sequence[bool]) -> float:
    """Words of sentences inside, divided by those outside."""
    inside, outside = (_sentences(blocks, belongs, which) for which in (True, False))
    return inside / outside if outside else 1


def _sentences(blocks: Sequence[Block], belongs: Sequence[bool], which: bool) -> int:
    """The words of running text on one of the two sides."""
    rows = zip(blocks, belongs, strict=True)
    return sum(len(words(block.text)) for block, side in rows if side is which and prose(block) and not block.link)


class _Article:
    def __init__(self, text: str) -> None:
        in_order = lower_words(text)
        self.count = len(in_order)
        self._lines = {tuple(lower_words(line)) for line in text.split("\n")}
        self._threes = set(_threes(in_order))

    def holds(self, text: str) -> bool:
        in_order = lower_words(text)
        if len(in_order) < _THREE:
            return tuple(in_order) in self._lines
        threes = list(_threes(in_order))
        return sum(three in self._threes for three in threes) >= _SHARE * len(threes)


def _threes(in_order: Sequence[str]) -> Iterator[tuple[str, ...]]:
    return zip(in_order, in_order[1:], in_order[2:], strict=False)


def _extracted(source: str, *, favor_recall: bool = False) -> str:
    # Loaded where it is needed: no page of the site and few commands read a file.
    import trafilatura  # noqa: PLC0415

    # It reports on its log what it does not find, and a page without an article is no fault.
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    return trafilatura.extract(source, include_comments=False, favor_recall=favor_recall) or ""
