"""Markdown to safe HTML and to plain text."""

from collections.abc import Collection, Mapping, Sequence
from itertools import pairwise

import nh3
from markdown_it.common.utils import escapeHtml
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from markdown_it.utils import EnvType, OptionsDict

from articles.content.dialect import PARSER, safe, words
from articles.content.quantities import unbroken
from articles.content.tables import BORDER

_CELL = {"scope", "data-label"}
_ATTRIBUTES: dict[str, set[str]] = {
    "*": set(),
    "a": {"href", "rel", "aria-label"},
    "button": {"type", "popovertarget", "aria-label"},
    "ol": {"start"},
    "th": _CELL,
    "td": _CELL,
}
_ALIGNMENTS = {"right", "center"}
_CLASSES = {
    "div": {"tablebox"},
    "table": {"cards"},
    "span": {"cite"},
    "th": _ALIGNMENTS,
    "td": _ALIGNMENTS,
}
_TAGS = set("p br hr h3 h4 h5 h6 ul li strong em code pre blockquote thead tbody tr".split())
# The renderer makes no other tags. This cleans its output all the same, in case the renderer has a fault.
_CLEANER = nh3.Cleaner(
    tags=(_TAGS | set(_ATTRIBUTES) | set(_CLASSES)) - {"*"},
    attributes=_ATTRIBUTES,
    allowed_classes=_CLASSES,
    url_schemes={"http", "https", "mailto", "tel"},
    link_rel=None,
)


class _Page(RendererHTML):
    """Rules that differ from the library's. `env["numbers"]` gives each reference's number by its label, and
    `env["quoted"]` has the labels of those whose words are given.
    """

    def cite(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType) -> str:
        number = env["numbers"].get(tokens[idx].info)
        if number is None:
            return escapeHtml(tokens[idx].content)
        if tokens[idx].info in env["quoted"]:
            opens = f'type="button" popovertarget="quote-{number}" aria-label="Reference {number}: read its words"'
            return f'<span class="cite"><button {opens}>{number}</button></span>'
        return f'<span class="cite"><a href="#ref-{number}" aria-label="Reference {number}">{number}</a></span>'

    def image(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType) -> str:
        return escapeHtml(words(tokens[idx].children))

    def table_open(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType) -> str:
        tokens[idx].attrSet("class", "cards")
        return f'<div class="tablebox">{self.renderToken(tokens, idx, options, env)}'

    def table_close(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType) -> str:
        return f"{self.renderToken(tokens, idx, options, env).rstrip()}</div>\n"


_PAGE = _Page()


def to_html(source: str, numbers: Mapping[str, int], quoted: Collection[str] = ()) -> str:
    """Blocks of a section. `numbers` maps labels to reference numbers; a label without one is shown as written. The
    mark of a label in `quoted` opens the words of its source, which the page has at "quote-" and its number.
    """
    return _rendered(PARSER.parse(source), numbers, quoted)


def inline(source: str, numbers: Mapping[str, int], quoted: Collection[str] = ()) -> str:
    """One paragraph, without the paragraph's own tag."""
    return _rendered(PARSER.parseInline(source), numbers, quoted)


def _rendered(tokens: list[Token], numbers: Mapping[str, int], quoted: Collection[str]) -> str:
    for token in tokens:
        if token.tag in ("h1", "h2"):  # those are the page's
            token.tag = "h3"
        if token.children:
            _join_units(token.children)
            _join_citations(token.children, numbers)
            _settle_links(token.children)
    return _CLEANER.clean(_PAGE.render(tokens, PARSER.options, {"numbers": numbers, "quoted": quoted}))


def _join_units(children: list[Token]) -> None:
    """Keeps a number and its unit on one line, also where one of them is in bold or italic type."""
    texts = [_flowing(child) for child in children]
    unbroken_text = unbroken("".join(texts))
    start = 0
    for child, text in zip(children, texts, strict=True):
        joined = unbroken_text[start : start + len(text)]
        if joined != text:
            child.type, child.content = "text", joined
        start += len(text)


def _flowing(child: Token) -> str:
    if child.type in ("text", "softbreak"):
        return child.content if child.type == "text" else " "
    # A line end keeps what stands on either side apart; opening and closing marks do not.
    return "" if child.nesting else "\n"


def _join_citations(children: list[Token], numbers: Mapping[str, int]) -> None:
    for before, child in pairwise(children):
        if child.type == "cite" and child.info in numbers and before.type == "text":
            before.content = before.content.rstrip()


def _settle_links(children: list[Token]) -> None:
    """Links to other sites say so; a link that may not be followed becomes its text and address."""
    address: str | None = None
    for child in children:
        if child.type == "link_open":
            href = str(child.attrGet("href"))
            address = None if safe(href) else href
            if href.lower().startswith("http"):
                child.attrSet("rel", "external")
            if address is not None:
                _become_text(child, "")
        elif child.type == "link_close" and address is not None:
            _become_text(child, f" ({address})" if child.info != "auto" else "")


def _become_text(token: Token, text: str) -> None:
    token.type, token.tag, token.nesting, token.content = "text", "", 0, text


def plain_inline(source: str) -> str:
    """What `inline` makes, without its marks: a ">" or "-" that begins a line is a character like another."""
    return words(PARSER.parseInline(source)[0].children)


def plain_text(source: str) -> str:
    """Readable text without marks, one line a block: "• " or a number before list items, borders around cells."""
    lines: list[str] = []
    marker, depth = "", 0
    for before, token in pairwise([Token("", "", 0), *PARSER.parse(source)]):
        match token.type:
            case "list_item_open":
                marker, depth = f"{token.info}. " if token.info else "• ", depth + 1
            case "list_item_close":
                marker, depth = "", depth - 1
            case "tr_open":
                lines.append(BORDER)
            case "inline" if before.type in ("th_open", "td_open"):
                lines[-1] += f" {words(token.children)} {BORDER}"
            case "inline":
                lines.append("  " * (depth - bool(marker)) + marker + words(token.children))
                marker = ""
            case "fence" | "code_block" | "hr":
                lines += (token.content or token.markup).rstrip("\n").split("\n")
    return "\n".join(lines)
