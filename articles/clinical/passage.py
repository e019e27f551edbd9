"""A text as rules see it: blocks of readable words that know where they stand in the text as written."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import Literal

from markdown_it.token import Token

from articles.content import sections
from articles.content.citations import CITATION, label_of
from articles.content.dialect import blocks
from articles.deadline import go_on

Kind = Literal["title", "heading", "paragraph", "item", "row", "question", "scrap"]

# One character for one, so that offsets stay.
_ONE_KIND = str.maketrans(
    {
        **dict.fromkeys("\u00a0\u202f\u2007\u2009\u200a\t\n\r\f\v", " "),
        **dict.fromkeys("‘’ʼ′", "'"),
        **dict.fromkeys("“”„″", '"'),
        **dict.fromkeys("‐‑‒–−", "-"),
        # The wide forms of ASCII.
        **{chr(code): chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)},
    }
)
_MARK = re.compile(
    rf"\\(?P<escaped>[!-/:-@\[-`{{-~])|(?P<cite>{CITATION})|\[(?P<link>(?:[^\[\]\\\n]|\\.)*)\]\([^()\s]*\)"
    r"|(?P<kind>(?:(?<![^\S\n])[^\S\n]+)?\{:[^{}\n]*\}\s*$)|(?P<code>`+)|(?P<stars>\*+)|(?P<lows>_+)"
)


@dataclass(frozen=True)
class Passage:
    """`text` is what people read, quotes, dashes and spaces of one kind each; `offsets` says for each character
    where it stands in the text of the place.
    """

    place: str
    section: str
    section_kind: str
    kind: Kind
    text: str
    offsets: tuple[int, ...] = field(repr=False)
    source: str = field(repr=False)
    """The text of the place as written."""
    cites: tuple[tuple[int, str], ...] = ()
    """Citations: the offset in `text` before which each stands, and its label."""
    level: int = 0
    """Of a heading."""
    links: tuple[tuple[int, int, str], ...] = ()
    """Start, end and address of the words that are a link."""
    pulls: Mapping[int, int] = field(default_factory=dict, repr=False, compare=False)
    """Where words that pull a value begin in the text of the place, and where they end. Each character of the value
    stands where they begin.
    """

    def at(self, start: int, end: int) -> tuple[int, int]:
        """`text[start:end]` as offsets in the text of the place. Raises ValueError where that is empty."""
        if not 0 <= start < end <= len(self.text):
            raise ValueError(f"{start}:{end} is no part of a passage of {len(self.text)} characters")
        last = self.offsets[end - 1]
        return self.offsets[start], self.pulls.get(last, last + 1)

    def is_pulled(self, start: int, end: int) -> bool:
        """Whether something of `text[start:end]` is a value from the record."""
        return bool(self.pulls) and not self.pulls.keys().isdisjoint(self.offsets[start:end])

    def as_written(self, source: str, origins: Sequence[int], pulls: Mapping[int, int]) -> "Passage":
        """The passage of a resolved text, with offsets in the text as written. `origins` and `pulls` are what
        `content.placeholders.origins` returns.
        """
        return replace(self, source=source, offsets=tuple(origins[at] for at in self.offsets), pulls=pulls)


def one_kind(text: str) -> str:
    """Quotes, dashes and spaces of one kind each; as long as before."""
    return text.translate(_ONE_KIND)


def span_passage(source: str, span: tuple[int, int], template: Passage) -> Passage:
    """A passage of text that has no marks, at a span of the source."""
    return replace(template, text=one_kind(source[slice(*span)]), offsets=tuple(range(*span)), source=source)


def text_passage(source: str, template: Passage) -> Passage:
    return span_passage(source, (0, len(source)), template)


def template(place: str, section: str = "", section_kind: str = "other", kind: Kind = "paragraph") -> Passage:
    """A passage without text: where the next ones stand."""
    return Passage(place, section, section_kind, kind, "", (), "")


@dataclass
class _Inline:
    """Collects the readable characters of Markdown and where they stand."""

    source: str
    offsets: list[int] = field(default_factory=list)
    cites: list[tuple[int, str]] = field(default_factory=list)
    links: list[tuple[int, int, str]] = field(default_factory=list)

    def read(self, start: int, end: int) -> None:
        at = start
        for match in _MARK.finditer(self.source, start, end):
            self.offsets += range(at, match.start())
            at = match.end()
            self._mark(match)
        self.offsets += range(at, end)

    def _mark(self, match: re.Match[str]) -> None:
        match match.lastgroup:
            case "escaped":
                self.offsets.append(match.start("escaped"))
            case "cite":
                self.cites.append((len(self.offsets), label_of(match[0])))
            case "link":
                begin = len(self.offsets)
                self.read(*match.span("link"))
                self.links.append((begin, len(self.offsets), match[0][match.end("link") - match.start() + 2 : -1]))
            case "stars" | "lows" if not self._is_mark(match):
                self.offsets += range(*match.span())

    def _is_mark(self, match: re.Match[str]) -> bool:
        """Of emphasis: next to a word, and an underline not inside one."""
        before = self.source[match.start() - 1 : match.start()]
        after = self.source[match.end() : match.end() + 1]
        if match.lastgroup == "lows" and before.isalnum() and after.isalnum():
            return False
        return bool(before.strip() or after.strip())


def marked(source: str, spans: list[tuple[int, int]], template: Passage) -> Passage:
    """A passage of Markdown whose lines stand at the spans of the source; lines are joined by a space."""
    inline = _Inline(source)
    for number, (start, end) in enumerate(spans):
        if number:
            inline.offsets.append(start - 1)
        inline.read(start, end)
    text = one_kind("".join(source[at] for at in inline.offsets))
    cites, links = tuple(inline.cites), tuple(inline.links)
    return replace(template, text=text, offsets=tuple(inline.offsets), source=source, cites=cites, links=links)


def markdown_passages(source: str, template: Passage) -> Iterator[Passage]:
    """The blocks of a text without sections of its own."""
    return (passage for _, passage in _blocks(source, template))


def body_passages(body: str) -> Iterator[Passage]:
    """The blocks of an article's body, each with the section in which it stands."""
    opened = list(sections.split(body))
    at = -1
    for line, passage in _blocks(body, template("body")):
        while at + 1 < len(opened) and opened[at + 1].line <= line + 1:
            at += 1
        yield replace(passage, section=opened[at].anchor, section_kind=opened[at].kind) if at >= 0 else passage


def _blocks(source: str, template: Passage) -> Iterator[tuple[int, Passage]]:
    """With the line, from 0, on which each begins."""
    starts = [0, *(match.end() for match in re.finditer("\n", source)), len(source) + 1]
    inside = 0
    for before, token in pairwise([Token("", "", 0), *blocks(source)]):
        go_on()
        inside += (token.type == "list_item_open") - (token.type == "list_item_close")
        if token.type == "tr_open" and token.map:
            yield token.map[0], _row(source, starts, token.map[0], template)
        elif token.type == "inline" and token.map and before.type not in ("th_open", "td_open"):
            kind: Kind = "heading" if before.type == "heading_open" else "item" if inside else "paragraph"
            level = int(before.tag[1]) if kind == "heading" else 0
            spans = list(_lines(source, starts, token))
            yield token.map[0], marked(source, spans, replace(template, kind=kind, level=level))
        elif token.type in ("fence", "code_block") and token.map:
            spans = [(starts[line], starts[line + 1] - 1) for line in range(*token.map)]
            yield token.map[0], marked(source, spans, template)


def _row(source: str, starts: list[int], line: int, template: Passage) -> Passage:
    return marked(source, [(starts[line], starts[line + 1] - 1)], replace(template, kind="row"))


def _lines(source: str, starts: list[int], token: Token) -> Iterator[tuple[int, int]]:
    """Where each line of an inline token stands: behind list marks, quotation marks and white space."""
    first, last = token.map or (0, 0)
    for line, content in zip(range(first, last), token.content.split("\n"), strict=False):
        begin, end = starts[line], starts[line + 1] - 1
        at = source.find(content, begin, end)
        yield (at, at + len(content)) if at >= 0 else (begin, end)
