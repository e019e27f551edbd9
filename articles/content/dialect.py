"""The dialect of Markdown that every text here is read in: CommonMark and tables, `[^label]` for a citation, no HTML.

There are no link definitions, because Markdown does not show them: `[^label]: text` would vanish from the page.
"""

import re
from collections.abc import Iterable
from importlib import import_module
from typing import Any, cast

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_core import StateCore, block, normalize
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from articles.content.citations import CITATION, label_of
from articles.content.link_labels import HELPERS
from articles.content.tables import label_cells
from articles.deadline import go_on

_CITE = re.compile(CITATION)
# No "//host" and no "/\host": browsers read both as another site.
_SAFE = re.compile(r"https?://|mailto:|tel:|#|/(?![/\\])", re.IGNORECASE)


class _Dialect(MarkdownIt):
    def validateLink(self, url: str) -> bool:  # noqa: N802 - the library's name
        # Which links may be followed is decided where HTML is made; here an unsafe one must still be seen.
        return True


def _cite(state: StateInline, silent: bool) -> bool:
    go_on()
    match = _CITE.match(state.src, state.pos)
    if match is None:
        return False
    if not silent:
        token = state.push("cite", "", 0)
        token.content, token.info = match[0], label_of(match[0])
    state.pos = match.end()
    return True


PARSER = _Dialect("commonmark", {"html": False}).enable("table").disable(["reference", "lheading"])


def _go_on(state: StateBlock, first: int, last: int, silent: bool) -> bool:
    """Matches no block. The parser calls it at the beginning of each one, and it stops work that took too long."""
    go_on()
    return False


cast(Any, PARSER).helpers = HELPERS  # declared as the library's own module
# Cells that a short row leaves out and the library adds: with its own 65,536, 20 KB of "|" cost a second and more.
vars(import_module("markdown_it.rules_block.table"))["MAX_AUTOCOMPLETED_CELLS"] = 4_000
PARSER.block.ruler.before("code", "go_on", _go_on)
PARSER.inline.ruler.before("link", "cite", _cite)
PARSER.core.ruler.push("label_cells", label_cells)


def blocks(text: str) -> list[Token]:
    """What `PARSER.parse` gives, without reading what stands inside headings, paragraphs and cells."""
    state = StateCore(text, PARSER, {})
    normalize(state)
    block(state)
    return state.tokens


def safe(url: str) -> bool:
    return _SAFE.match(url) is not None


def words(children: Iterable[Token] | None) -> str:
    """Inline tokens as plain text: citations as written, links as text (address), images as their description."""
    texts: list[str] = []
    address = ""
    for token in children or ():
        match token.type:
            case "image":
                texts.append(words(token.children))
            case "softbreak" | "hardbreak":
                texts.append(" ")
            case "link_open":
                address = "" if token.info == "auto" else str(token.attrGet("href"))
            case "link_close":
                texts.append(f" ({address})" if address else "")
            case _:
                texts.append(token.content)
    return "".join(texts)
