"""Tags in a Markdown file: what they strike out, hide, turn, raise or lower, in a line or over several blocks."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from articles.importing.accounting import words
from articles.importing.html.elements import elements
from articles.importing.html.looks import SIGNS, looks_of, rules_of, signs
from articles.importing.html.page import ASIDE
from articles.importing.html.shifted import put_down
from articles.importing.html.tags import BLOCKS, Token, ends, placed
from articles.importing.model import Scrap, SourceLine

_CODE = re.compile(
    r"(?ms)^ {0,3}(?P<fence>```|~~~).*?(?:^ {0,3}(?P=fence)|\Z)|(?P<ticks>`++)(?!`)[^`\n]++(?P=ticks)(?!`)"
)
_TAG = re.compile(r"<[^<>]*>")
_BLANK = re.compile(r"\n[ \t]*\n")
_LOOKS = {name: {name} for name in ("s", "del", "strike", "sup", "sub")}
_BEFORE = 20
"""Characters that tell whether a raised number is an exponent or that of a note."""


class _Styled(NamedTuple):
    """An element that is shown otherwise than it is written, with the places of its tags and of what is in it. `line`
    counts from 0."""

    start: int
    inner: int
    inner_end: int
    end: int
    line: int
    looks: set[str]


def read_tags(lines: Sequence[SourceLine]) -> tuple[list[SourceLine], list[Scrap]]:
    """The lines as such tags show them, and what is set aside of them."""
    source = "\n".join(line.text for line in lines)
    if not _TAG.search(source):
        return list(lines), []
    pieces, aside, at = list[str](), list[Scrap](), 0
    for one in _styled(source):
        if one.start < at:
            continue
        pieces.append(source[at : one.start])
        before, inner = "".join(pieces[-3:])[-_BEFORE:], source[one.inner : one.inner_end]
        after = source[one.end : one.end + 1]
        reasons = sorted(ASIDE[look] for look in one.looks if look in ASIDE)
        if reasons:
            numbered = zip(lines[one.line :], _lines(inner), strict=False)
            aside += [Scrap(line.number, text, reasons[0]) for line, text in numbered if words(text)]
        shown = _gap(before, inner, after) if reasons else _shown(before, inner, after, one.looks)
        pieces.append(shown + "\n" * (source.count("\n", one.start, one.end) - shown.count("\n")))
        at = one.end
    rows = "".join([*pieces, source[at:]]).split("\n")
    return [SourceLine(line.number, text) for line, text in zip(lines, rows, strict=True)], aside


def _styled(source: str) -> Iterator[_Styled]:
    masked = _CODE.sub(lambda match: re.sub(r"[^\n]", " ", match[0]), source)
    pairs = list(placed(masked))
    tokens = [token for _, token in pairs]
    places = [*(at for at, _ in pairs), len(source)]
    rules = rules_of(tokens)
    for at, element in elements(tokens, ends(tokens)).items():
        looks = _LOOKS.get(element.token.name, set()) | looks_of(element, rules)
        if any(look in ASIDE or look in ("sup", "sub") or look.startswith(SIGNS) for look in looks):
            inner, inner_end = places[at + 1], places[element.end]
            closed = element.end < len(tokens) and tokens[element.end].name == f"/{element.token.name}"
            end = places[element.end + 1] if closed else inner_end
            if not closed and element.token.name not in BLOCKS and (blank := _BLANK.search(source, inner, inner_end)):
                inner_end = end = blank.start()
            line = tokens[at + 1].line - 1 if at + 1 < len(tokens) else 0
            yield _Styled(places[at], inner, inner_end, end, line, looks)


def _lines(inner: str) -> list[str]:
    return [_TAG.sub("", line).strip() for line in inner.split("\n")]


def _gap(before: str, inner: str, after: str) -> str:
    """Keeps the lines, and apart what stands on both sides."""
    if "\n" in inner:
        return "\n" * inner.count("\n")
    return "" if not before or before[-1].isspace() or not after or after.isspace() else " "


def _shown(before: str, inner: str, after: str, looks: set[str]) -> str:
    """Raised, lowered or in a font of signs, as text of the line."""
    text = _TAG.sub("", inner)
    font = next((look.removeprefix(SIGNS).strip() for look in looks if look.startswith(SIGNS)), "")
    text = signs(text, font) if font else text
    if not {"sup", "sub"} & looks or "\n" in text:
        return text
    name = "sup" if "sup" in looks else "sub"
    line = [Token(1, "", before), Token(1, name), Token(1, "", text), Token(1, f"/{name}"), Token(1, "", after)]
    shown = "".join(token.text for token in put_down(line))
    return shown.removeprefix(before).removesuffix(after)
