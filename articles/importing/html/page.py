"""Reads a web page: walks through its tags once, makes blocks of its text, and sets aside what is no article."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import accumulate
from operator import itemgetter

from articles.deadline import go_on
from articles.furniture import lines as furniture
from articles.importing import draft, headings
from articles.importing.accounting import words
from articles.importing.blocks import DEEPEST_LIST, Block
from articles.importing.html import article, inline
from articles.importing.html.inline import Line
from articles.importing.html.looks import DOUBT, with_looks, with_signs
from articles.importing.html.mathml import linear
from articles.importing.html.pageparts import reasons
from articles.importing.html.sheets import HIDDEN
from articles.importing.html.shifted import GAP, put_down
from articles.importing.html.styles import TURNED
from articles.importing.html.tables import NOT_IN_TABLES, holds_data, table_blocks
from articles.importing.html.tags import BLOCKS, Token, ends, lines_of, shown, tokenize
from articles.importing.html.wordlists import with_word_lists
from articles.importing.model import Reading, Scrap, SourceLine
from articles.importing.scraps import flagged, must_stay

_HEADINGS = frozenset("h1 h2 h3 h4 h5 h6".split())
_STRUCK = frozenset(("del", "s", "strike"))
ASIDE = {
    **dict.fromkeys(_STRUCK, "struck-out text"),
    HIDDEN: "hidden text",
    TURNED: "text shown backwards",
    DOUBT: "may be struck out or hidden",
    "svg": "words in a drawing",
}
_PAGE_TITLE = 9
_NEVER_ARTICLE = frozenset(["sign-up form", "related links", "comment form", "advertisement", "poll"])
"""Parts whose text is never the publisher's own, even if it names a dose: visitors write "I take 40 mg a day"."""
_READ_WITH_ARTICLE = frozenset(["sidebar", "disclaimer"])
"""Parts whose sentences may be said of the article's matter: a box of warnings beside it, not the foot of each page."""
_LONGEST_ITEM = 2_000
"""Characters, from which on a further paragraph stands by itself."""


def read(source: str) -> Reading:
    tokens = tokenize(source)
    written, aside, aside_lines = _seen(tokens)
    page = _Page(put_down(written))
    return _draft(page, page.belonging(source, tokens), aside, aside_lines)


def _seen(tokens: Sequence[Token]) -> tuple[list[Token], list[Scrap], list[SourceLine]]:
    """What a page shows as it stands, what of it is set aside, and the lines that this came from."""
    written, unknown = with_signs(linear(with_word_lists(shown(with_looks(tokens)))))
    visible, aside = _without_aside(written)
    aside += [(SourceLine(token.line, token.text), "unknown sign") for token in unknown]
    return visible, [Scrap(line.number, line.text, why) for line, why in aside], [line for line, _ in aside]


def _without_aside(tokens: Sequence[Token]) -> tuple[list[Token], list[tuple[SourceLine, str]]]:
    """The tokens that stay, and the lines that are set aside, with the reason. Struck-out text no longer holds: it may
    be a dose. A gap stays in its place, so that the numbers on its two sides do not become one number.
    """
    closing, visible, at = ends(tokens), list[Token](), 0
    aside: list[tuple[SourceLine, str]] = []
    while at < len(tokens):
        token = tokens[at]
        if reason := ASIDE.get(token.name):
            aside += [(line, reason) for line in lines_of(tokens[at : closing[at]])]
            visible += [] if token.name == HIDDEN else [Token(token.line, GAP)]
            at = max(closing[at], at + 1)
        else:
            visible.append(token)
            at += 1
    return visible, aside


def piece(source: str) -> tuple[list[Block], list[Scrap], list[SourceLine]]:
    """The blocks of a piece of a page, what is set aside of it, and its lines."""
    written, aside, aside_lines = _seen(tokenize(source))
    page = _Page(put_down(written))
    places, scraps = page.sorted([None] * len(page.blocks))
    title = [page.title] if page.title else []
    return [page.blocks[at] for at in places], [*title, *scraps, *aside], [*page.lines, *aside_lines]


def read_tokens(tokens: Sequence[Token], aside: Sequence[Scrap], aside_lines: Sequence[SourceLine]) -> Reading:
    """The article in a page; `aside` was taken out of it before, and its lines with it."""
    page = _Page(put_down(tokens))
    return _draft(page, [None] * len(page.blocks), aside, aside_lines)


def _draft(
    page: "_Page", belongs: Sequence[bool | None], aside: Sequence[Scrap], aside_lines: Sequence[SourceLine]
) -> Reading:
    places, scraps = page.sorted(belongs)
    blocks = headings.with_bold([page.blocks[at] for at in places])
    outside = [belongs[at] is False for at in places]
    return draft.make(blocks, [*page.lines, *aside_lines], [*scraps, *aside], page.title, outside)


class _Page:
    """Walks through the tokens once, without recursion, which a deeply nested page would exhaust."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        self.blocks: list[Block] = []
        self.lines = lines_of(tokens)
        self.title: Scrap | None = None
        self._places: list[int] = []
        """For each block the place of the last token before its end."""
        self._parts: list[str] = []
        """For each block the reason for which the part of the page around it is no article text, or ""."""
        self._pictures: list[tuple[int, Scrap]] = []
        self._addresses: list[tuple[int, Scrap]] = []
        """Words of pictures and addresses that no link may have, each with the place of its block."""
        self._tokens, self._ends = tokens, ends(tokens)
        self._apart = [*reasons(tokens, self._ends), ""]
        self._not_table = [0, *accumulate(token.name in NOT_IN_TABLES for token in tokens)]
        self._line, self._lists = Line(), list[int]()
        self._number, self._heading, self._item, self._pre = 1, 0, "", False
        self._goes_on = False
        """Whether a paragraph that comes next belongs to the list item above it."""
        self._part, self._at = "", 0
        self._walk()

    def sorted(self, belongs: Sequence[bool | None]) -> tuple[list[int], list[Scrap]]:
        """The places of the blocks that stay, and what is set aside. `belongs` says of each block whether it belongs
        to the page's article, None where nobody knows.
        """
        places = list[int]()
        scraps = list(self._pictures)
        article = self._article(belongs)
        for at, (block, part) in enumerate(zip(self.blocks, self._parts, strict=True)):
            if part and part != article and not _stays(block, part, belongs[at]):
                reason = flagged(furniture.reason(block.text) or part, block)
                scraps += [(at, scrap) for scrap in _scrap(block.line, block.text, reason)]
            else:
                places.append(at)
        there = {-1, *places}
        scraps += [(at, scrap) for at, scrap in self._addresses if at in there]
        return places, [scrap for _, scrap in sorted(scraps, key=lambda placed: placed[0])]

    def belonging(self, source: str, tokens: Sequence[Token]) -> list[bool | None]:
        """For each block whether it belongs to the page's article, as in `article.within`."""
        belongs = article.within(source, tokens, self.blocks)
        return article.until_end(self.blocks, belongs, self._places, self._tokens, self._ends)

    def _article(self, belongs: Sequence[bool | None]) -> str:
        """The kind of part that holds most of the article's words: it is the article, whatever its name says."""
        word_counts: Counter[str] = Counter()
        for block, part, inside in zip(self.blocks, self._parts, belongs, strict=True):
            word_counts[part] += len(words(block.text)) if inside else 0
        part, most = max(word_counts.items(), key=itemgetter(1), default=("", 0))
        return part if 2 * most > word_counts.total() else ""

    def _walk(self) -> None:
        at = 0
        while at < len(self._tokens):
            go_on()
            token, self._at = self._tokens[at], at
            if token.name == "table" and self._ends_as_table(at):
                at = self._table(at)
                continue
            if not self._line.runs:
                self._part = self._apart[at]
            self._token(token)
            at += 1
        self._flush()

    def _token(self, token: Token) -> None:
        name = token.name.lstrip("/")
        if not name:
            self._text(token)
        elif name in BLOCKS:
            self._flush()
            self._block(name, token)
        elif name == "br":
            if self._line.line_break():
                self._flush()
        elif name == "img":
            self._picture(token, len(self.blocks))
        else:
            self._line.tag(token)

    def _text(self, token: Token) -> None:
        if not self._line.runs:
            self._number = token.line + len(token.text[: len(token.text) - len(token.text.lstrip())].split("\n")) - 1
        parts = token.text.split("\n") if self._pre else [token.text]
        for index, part in enumerate(parts):
            if index:
                self._line.line_break()
            self._line.text(part)

    def _block(self, name: str, token: Token) -> None:
        opens = token.name[0] != "/"
        self._goes_on = self._goes_on and name in ("p", "div")
        if name in _HEADINGS:
            self._heading = int(name[1]) if opens else 0
        elif name in ("ul", "ol"):
            self._list(name, token)
        elif name == "li":
            self._item = self._mark(token) if opens else ""
        elif name in ("dt", "dd", "dl", "summary"):
            self._line.term = opens and name in ("dt", "summary")
        elif name == "pre":
            self._pre = opens
        elif name == "title":
            self._heading = _PAGE_TITLE if opens else 0

    def _list(self, name: str, token: Token) -> None:
        self._item = ""
        if token.name[0] == "/":
            del self._lists[-1:]
            return
        start = _list_number(token.attributes.get("start", ""), 1)
        self._lists.append(start if name == "ol" and "reversed" not in token.attributes else -1)

    def _mark(self, token: Token) -> str:
        if not self._lists or self._lists[-1] < 0:
            return "-"
        number = _list_number(token.attributes.get("value", ""), self._lists[-1])
        self._lists[-1] = number + 1
        return f"{number}."

    def _ends_as_table(self, at: int) -> bool:
        end = self._ends[at]
        return self._not_table[end] == self._not_table[at + 1] and holds_data(self._tokens[at:end])

    def _table(self, at: int) -> int:
        self._flush()
        end, self._part = self._ends[at], self._apart[at]
        for block in table_blocks(self._tokens[at:end], self._line):
            self._keep(block)
        for token in self._tokens[at:end]:
            if token.name == "img":
                self._picture(token, len(self.blocks) - 1)
        self._refuse(self._tokens[at].line)
        return end

    def _flush(self) -> None:
        link = self._line.is_link
        runs = self._line.take()
        text = inline.plain_text(runs)
        if text:
            block = replace(self._made(text, runs), link=link)
            if self._goes_on and self._continues(block):
                self.blocks[-1] = _with_paragraph(self.blocks[-1], block)
            else:
                self._keep(block)
                self._goes_on = block.kind == "item" and self.blocks[-1:] == [block]
            self._item = ""
        self._refuse(self._number)

    def _continues(self, block: Block) -> bool:
        """Whether it is a further paragraph of the list item above it."""
        item = self.blocks[-1]
        return block.kind == "paragraph" and len(item.text) <= _LONGEST_ITEM and self._parts[-1] == self._part

    def _made(self, text: str, runs: Sequence[inline.Run]) -> Block:
        markdown = inline.markdown(runs)
        if self._heading:
            return Block(self._number, "heading", " ".join(text.split()), markdown, self._heading)
        if self._item:
            depth = min(max(len(self._lists) - 1, 0), DEEPEST_LIST - 1)
            return Block(self._number, "item", text, markdown, depth, self._item)
        bold = all(run.strong for run in runs if run.text.strip()) and headings.like_heading(text)
        return Block(self._number, "paragraph", text, markdown, headings.BOLD if bold else 0)

    def _keep(self, block: Block) -> None:
        if block.level == _PAGE_TITLE and self.title is None:
            self.title = Scrap(block.line, block.text, "duplicate title")
        else:
            self.blocks.append(block)
            self._parts.append(self._part)
            self._places.append(max(self._at - 1, 0))

    def _picture(self, token: Token, at: int) -> None:
        words_of_it = token.attributes.get("alt", "")
        self._pictures += [(at, scrap) for scrap in _scrap(token.line, words_of_it, "stray caption")]

    def _refuse(self, line: int) -> None:
        for address in self._line.refused:
            self._addresses += [(len(self.blocks) - 1, scrap) for scrap in _scrap(line, address, "link address")]
        self._line.refused.clear()


def _list_number(text: str, otherwise: int) -> int:
    """A list's number, so far as Markdown has it."""
    return int(text) if re.fullmatch(r"[0-9]{1,8}", text.strip()) else otherwise


def _stays(block: Block, part: str, belongs: bool | None) -> bool:
    """Whether a block stays in the draft although it stands in such a part of the page."""
    if belongs:
        return part not in _NEVER_ARTICLE
    return part in _READ_WITH_ARTICLE and must_stay(block)


def _scrap(line: int, text: str, reason: str) -> list[Scrap]:
    return [Scrap(line, " ".join(text.split()), reason)] if words(text) else []


def _with_paragraph(item: Block, more: Block) -> Block:
    text, markdown = f"{item.text}\n{more.text}", f"{item.markdown}\n\n{more.markdown}"
    return replace(item, text=text, markdown=markdown)
