"""The rules of a page's style sheets, by what they hold for.

A library for them, cssselect2 with tinycss2, took 2.6 times as long on real pages and sets no bounds to hostile ones.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from articles.importing.html.elements import Element
from articles.importing.html.selectors import Compound, Verdict, fits, parse, split
from articles.importing.html.tags import BLOCKS, Token

HIDDEN = "hidden"
_MOST_RULES, _MOST_CLASSES = 40, 50
"""Limits that keep a page from being slow: rules for one name, and classes of one element."""
_MOST_NESTED = 3
_ON_SCREEN = re.compile(r"(?:only )?(?:all|screen)?", re.IGNORECASE)
_ELSEWHERE = re.compile(r"(?:only )?(?:print|speech|tty|tv|projection|handheld|braille|embossed)\b", re.IGNORECASE)
_COMMENT = re.compile(r"/\*(?:[^*]|\*(?!/))*+(?:\*/)?|<!--|-->")


@dataclass(frozen=True)
class _Rule:
    weight: tuple[int, int, int]
    parts: Sequence[Compound]
    style: Mapping[str, str]
    sure: bool


class Rules:
    def __init__(self) -> None:
        self._rules: dict[str, list[_Rule]] = defaultdict(list)

    def __bool__(self) -> bool:
        return bool(self._rules)

    def add(self, selectors: str, style: Mapping[str, str], *, sure: bool = True) -> None:
        """`sure` is off for what holds on some screens alone: what is hidden there stands elsewhere too."""
        style = style if sure else {kind: look for kind, look in style.items() if look != HIDDEN}
        if not style:
            return
        for selector in split(selectors):
            parts = parse(selector)
            if parts and len(self._rules[key := _key(parts[-1])]) < _MOST_RULES:
                self._rules[key].append(_Rule(_weight(parts), parts, style, sure))

    def of(self, element: Element) -> tuple[dict[str, str], list[dict[str, str]]]:
        """What the rules say of an element: the more exact one wins, of two equal ones the later. Then each style that
        the element may have if a rule in doubt holds.
        """
        style: dict[str, str] = {}
        doubts: list[dict[str, str]] = []
        for rule, verdict in sorted(self._fitting(element), key=lambda pair: pair[0].weight):
            # A part of a page that such a rule hides is often one that a click opens.
            opens = element.token.name in BLOCKS and (len(rule.parts) > 1 or not verdict)
            declared = {kind: look for kind, look in rule.style.items() if not (opens and look == HIDDEN)}
            if verdict and rule.sure:
                style |= declared
                doubts = [doubt | declared for doubt in doubts]
            else:
                doubts.append(style | declared)
        return style, doubts

    def _fitting(self, element: Element) -> Iterator[tuple[_Rule, Verdict]]:
        for key in _keys(element.token):
            for rule in self._rules.get(key, ()):
                verdict = fits(rule.parts, element)
                if verdict is not False:
                    yield rule, verdict


def _key(part: Compound) -> str:
    """What an element needs most to fit."""
    return f"#{part.identity}" if part.identity else f".{min(part.classes)}" if part.classes else part.tag


def _keys(token: Token) -> Iterator[str]:
    yield from ("", token.name)
    yield from (f".{name}" for name in token.attributes.get("class", "").split()[:_MOST_CLASSES])
    yield from [f"#{token.attributes['id']}"] if "id" in token.attributes else []


def _weight(parts: Sequence[Compound]) -> tuple[int, int, int]:
    ids, names, tags = zip(*(part.weight for part in parts), strict=True)
    return sum(ids), sum(names), sum(tags)


def sheets(tokens: Sequence[Token]) -> Iterator[tuple[str, str, bool]]:
    """Selectors and declarations of a page's style sheets, and whether they surely hold on a screen."""
    for token, inner in pairwise(tokens):
        holds = _holds(token.attributes.get("media", "")) if token.name == "style" and inner.text else False
        if holds is not False:
            for selectors, declarations, sure in _blocks(_COMMENT.sub(" ", inner.text)):
                yield selectors, declarations, sure and holds is True


def _holds(medium: str) -> Verdict:
    """Whether it is that of a screen; in doubt where it depends on its size."""
    several = [one.strip() for one in medium.split(",")]
    if any(map(_ON_SCREEN.fullmatch, several)):
        return True
    return False if all(map(_ELSEWHERE.match, several)) else None


def _blocks(sheet: str, depth: int = 0) -> Iterator[tuple[str, str, bool]]:
    for selector, inner in _outermost(sheet):
        name, _, condition = selector.partition(" ")
        if selector[:1] != "@":
            own, nested = _own(inner)
            yield selector, own, True
            if nested and depth < _MOST_NESTED:
                for below, declarations, sure in _blocks(nested, depth + 1):
                    yield _within(selector, below), declarations, sure
        elif name.lower() in ("@media", "@supports", "@layer", "@container") and depth < _MOST_NESTED:
            holds = _holds(condition.strip()) if name.lower() == "@media" else name.lower() != "@container" or None
            if holds is not False:
                for below, declarations, sure in _blocks(inner, depth + 1):
                    yield below, declarations, sure and holds is True


def _outermost(sheet: str) -> Iterator[tuple[str, str]]:
    """What stands before the outermost braces, and what stands in them."""
    depth = at = 0
    selector = ""
    for brace in re.finditer(r"[{}]", sheet):
        if brace[0] == "{":
            if depth == 0:
                selector, at = sheet[at : brace.start()].rpartition(";")[2].strip(), brace.end()
            depth += 1
        elif depth:
            depth -= 1
            if depth == 0:
                yield selector, sheet[at : brace.start()]
                at = brace.end()


def _own(inner: str) -> tuple[str, str]:
    """The declarations of a rule, and the rules in it."""
    opened = inner.find("{")
    if opened < 0:
        return inner, ""
    begins = inner.rfind(";", 0, opened) + 1
    return inner[:begins], inner[begins:]


def _within(selectors: str, nested: str) -> str:
    """A rule in a rule as one that stands by itself."""
    outer = f":is({selectors})"
    return ",".join(one.replace("&", outer) if "&" in one else f"{outer} {one}" for one in split(nested))
