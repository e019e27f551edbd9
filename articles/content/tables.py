"""Tables of Markdown for narrow screens, where a row becomes a card and each cell carries its column's name."""

import re
from itertools import pairwise

from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from articles.content.citations import CITATION

# Stands around the cells of a row in plain text: nobody types it, so a stroke that somebody typed is no border.
BORDER = "│"
_CITE = re.compile(rf"\s?{CITATION}")
_ALIGN = re.compile(r"text-align:(right|center)")


def label_cells(state: StateCore) -> None:
    """A core rule for markdown-it, after `inline`: row headers, column names, classes for styles."""
    names: list[str] = []
    column = 0
    for token, after in pairwise([*state.tokens, *state.tokens[-1:]]):
        if token.type == "table_open":
            names = []
        elif token.type == "tr_open":
            column = 0
        elif token.type == "th_open":
            names.append(_text(after))
            _mark(token, scope="col")
        elif token.tag == "td":
            _body_cell(token, column, names)
            column += token.nesting == -1


def _body_cell(token: Token, column: int, names: list[str]) -> None:
    if column == 0:
        token.tag = "th"
    if token.nesting == -1:
        return
    if column == 0:
        _mark(token, scope="row")
    else:
        _mark(token)
        token.attrSet("data-label", names[column])


def _text(inline: Token) -> str:
    return _CITE.sub("", "".join(child.content for child in inline.children or []))


def _mark(token: Token, **attributes: str) -> None:
    for name, value in attributes.items():
        token.attrSet(name, value)
    align = _ALIGN.search(str(token.attrs.pop("style", "")))
    if align:
        token.attrSet("class", align[1])
