"""Markdown to safe HTML and to plain text."""

import re
from collections.abc import Mapping
from html import unescape

import nh3
from markdown_it import MarkdownIt

from articles.text.tables import label_cells

_markdown = MarkdownIt("commonmark", {"html": False}).enable("table").disable("image")
_markdown.core.ruler.push("label_cells", label_cells)
_TAGS = {"p", "ul", "ol", "li", "strong", "em", "a", "span", "h3", "h4", "blockquote", "code", "pre", "br", "hr"}
_TAGS |= {"table", "thead", "tbody", "tr", "th", "td", "div"}
_ATTRIBUTES = {"a": {"href", "aria-label"}, "span": {"class"}, "div": {"class"}, "table": {"class", "role"}}
_ATTRIBUTES |= {"thead": {"role"}, "tbody": {"role"}, "tr": {"role"}}
_ATTRIBUTES |= {"th": {"role", "scope", "class"}, "td": {"role", "class", "data-label"}}
_CITE = re.compile(r"\s?\[\^([^\]\s]+)\]")
_UNIT = re.compile(r"(\d) (mg|mcg|micrograms?|g|kg|mL|L|units|hours?|days?|weeks?|months?)\b")


def to_html(source: str, numbers: Mapping[str, int]) -> str:
    html = _markdown.render(source)
    html = re.sub(r' style="[^"]*"', "", html)
    html = html.replace("<table ", '<div class="tablebox"><table class="cards" ').replace("</table>", "</table></div>")
    html = _UNIT.sub("\\1\u00a0\\2", html)
    return nh3.clean(_cited(html, numbers), tags=_TAGS, attributes=_ATTRIBUTES, link_rel="external")


def inline(source: str, numbers: Mapping[str, int]) -> str:
    return nh3.clean(_cited(_markdown.renderInline(source), numbers), tags=_TAGS, attributes=_ATTRIBUTES)


def _cited(html: str, numbers: Mapping[str, int]) -> str:
    def cite(match: re.Match[str]) -> str:
        number = numbers.get(match[1])
        if number is None:
            return match[0]
        return f'<span class="cite"><a href="#ref-{number}" aria-label="Reference {number}">{number}</a></span>'

    return _CITE.sub(cite, html)


def plain(source: str) -> str:
    html = _markdown.render(source)
    text = re.sub(r"<[^>]+>", "", html.replace("<li>", "• "))
    return "\n".join(line for line in unescape(text).split("\n") if line.strip())
