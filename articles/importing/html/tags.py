"""Splits HTML into a flat list of tags and texts."""

import html
import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from articles.importing.model import SourceLine, Unreadable

MAX_TAGS = 200_000
VOID = frozenset("area base br col embed hr img input link meta param source track wbr".split())
BLOCKS = frozenset(
    "address article aside blockquote body button caption center dd details dialog div dl dt fieldset figcaption figure"
    " footer form h1 h2 h3 h4 h5 h6 head header hr html label legend li main nav ol option p pre section select summary"
    " table tbody td textarea tfoot th thead title tr ul".split()
)
BREAKS = BLOCKS | {"br"}
_NEVER_SHOWN = frozenset(
    "script style template noscript iframe noembed noframes object datalist audio video canvas".split()
)
_RAW = frozenset("script style iframe noembed noframes textarea title".split())
_OPENING = re.compile(r"<(?:!--|[!?]|/[^a-zA-Z>]|/?[a-zA-Z][^\s/>]*)")
_ATTRIBUTE = re.compile(r"""([^\s"'<>/=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?""")
_QUOTE_OR_END = re.compile(r"""=\s*["']|>""")


class Token(NamedTuple):
    """Text, or a tag: `name` is empty for text, "p" for <p>, "/p" for </p>. `line` counts from 1."""

    line: int
    name: str
    text: str = ""
    attributes: Mapping[str, str] = {}


# Not the parser of the standard library: on unclosed tags its time grows with the square of their number, and it can
# raise AssertionError. Not a tree of elements either: it would be as deep as the sender of the page likes.
def tokenize(source: str) -> list[Token]:
    """The document as a flat list, in time that grows with its length; Unreadable above MAX_TAGS tags."""
    if len(re.findall(r"<[a-zA-Z/]", source)) > MAX_TAGS:
        raise Unreadable(f"The page has more than {MAX_TAGS:,} tags. Save the article alone and try again.")
    return [token for _, token in placed(source)]


def placed(source: str) -> Iterator[tuple[int, Token]]:
    """Each tag and text with its place."""
    starts = [0, *(match.end() for match in re.finditer("\n", source))]
    for at, name, text, inside in _scan(source):
        yield at, Token(bisect_right(starts, at), name, html.unescape(text), _attributes(inside))


def _scan(source: str) -> Iterator[tuple[int, str, str, str]]:
    """Place, name, text and what stands inside the tag."""
    at = 0
    while match := _OPENING.search(source, at):
        yield from _text(source, at, match.start())
        name, start = match[0][1:].lower(), match.start()
        if name == "!--":
            end = source.find("-->", start + 4)
            at = len(source) if end < 0 else end + 3
            continue
        close = _close(source, match.end())
        if close < 0:
            yield from _text(source, start, len(source))
            return
        at = close + 1
        if name[0] in "!?" or not name.strip("/")[:1].isalpha():
            continue
        yield start, name, "", source[match.end() : close]
        if name in _RAW:
            end_tag = re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE).search(source, at)
            end = end_tag.start() if end_tag else len(source)
            yield from _text(source, at, end)
            at = end
    yield from _text(source, at, len(source))


def _text(source: str, start: int, end: int) -> Iterator[tuple[int, str, str, str]]:
    if end > start:
        yield start, "", source[start:end], ""


def _close(source: str, at: int) -> int:
    """The place of the ">" that ends a tag, or -1. One inside a quoted value does not end it."""
    while match := _QUOTE_OR_END.search(source, at):
        if match[0] == ">":
            return match.start()
        after = source.find(match[0][-1], match.end())
        at = after + 1 if after >= 0 else match.end()
    return -1


def _attributes(inside: str) -> dict[str, str]:
    if not inside.strip(" /\n\t"):
        return {}
    match = _ATTRIBUTE.findall(inside)
    return {name.lower(): html.unescape(double or single or bare) for name, double, single, bare in match}


def ends(tokens: Sequence[Token]) -> list[int]:
    """For each token the place of what ends its element: its closing tag, or the closing tag around it, or the end."""
    closing = [len(tokens)] * len(tokens)
    opened: list[int] = []
    count: Counter[str] = Counter()
    for at, token in enumerate(tokens):
        if token.name.startswith("/") and count[token.name[1:]]:
            while opened:
                closing[opened[-1]] = at
                name = tokens[opened.pop()].name
                count[name] -= 1
                if name == token.name[1:]:
                    break
        elif token.name and token.name[0] != "/" and token.name not in VOID:
            opened.append(at)
            count[token.name] += 1
    return closing


def shown(tokens: Sequence[Token]) -> list[Token]:
    """Without what no reader of the page would see."""
    closing, visible, at = ends(tokens), list[Token](), 0
    while at < len(tokens):
        token = tokens[at]
        if token.name in _NEVER_SHOWN:
            at = max(closing[at], at + 1)
        else:
            visible.append(token)
            at += 1
    return visible


def lines_of(tokens: Sequence[Token]) -> list[SourceLine]:
    """The text between two tags that break a line, without looking at what the page makes of it."""
    lines: list[SourceLine] = []
    texts: list[Token] = []
    for token in (*tokens, Token(0, "p")):
        if not token.name:
            texts.append(token)
        elif token.name.lstrip("/") in BREAKS:
            text = " ".join("".join(part.text for part in texts).split())
            lines += [SourceLine(texts[0].line, text)] if text else []
            texts.clear()
    return lines
