"""The rules of a page's style sheets, by what they hold for."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from articles.importing.tags import BLOCKS, Token

HIDDEN = "hidden"
_COMPOUND = re.compile(r"(\*|[a-z][a-z0-9-]*)?((?:[.#][\w-]+)*)", re.IGNORECASE)
_NAMES = re.compile(r"[.#][\w-]+")
_MOST_PARTS, _MOST_RULES, _MOST_AROUND, _MOST_CLASSES = 6, 20, 20, 50
"""Of a selector, for one name, elements that are looked at around one, and classes of one: so that no page is slow."""


@dataclass(frozen=True)
class _Compound:
    """`child` is on where what stands before it holds for the element right around."""

    tag: str
    classes: frozenset[str]
    identity: str
    child: bool = False

    def fits(self, token: Token) -> bool:
        if self.tag not in ("", token.name):
            return False
        if self.identity and token.attributes.get("id", "") != self.identity:
            return False
        return not self.classes or self.classes <= set(token.attributes.get("class", "").split())


@dataclass(frozen=True)
class _Rule:
    weight: tuple[int, int, int]
    parts: Sequence[_Compound]
    style: Mapping[str, str]

    def fits(self, token: Token, outer: Sequence[Token]) -> bool:
        """`outer` are the elements around it, the nearest first."""
        if not self.parts[-1].fits(token):
            return False
        at = 0
        for inner, part in zip(self.parts[:0:-1], self.parts[-2::-1], strict=True):
            reach = outer[at : at + 1] if inner.child else outer[at:]
            step = next((step for step, element in enumerate(reach, 1) if part.fits(element)), 0)
            if not step:
                return False
            at += step
        return True


class Rules:
    def __init__(self) -> None:
        self._rules: dict[str, list[_Rule]] = defaultdict(list)

    def add(self, selectors: str, style: Mapping[str, str]) -> None:
        """Selectors with attributes, states or places among siblings are passed over."""
        if not style:
            return
        for selector in selectors.split(","):
            parts = _parts(selector)
            if parts and len(self._rules[key := _key(parts[-1])]) < _MOST_RULES:
                self._rules[key].append(_Rule(_weight(parts), parts, style))

    def of(self, token: Token, around: Sequence[tuple[Token, int]]) -> dict[str, str]:
        """What the rules say of an element; the more exact one counts, of two alike the later one."""
        if not self._rules:
            return {}
        outer = [element for element, _ in around[: -_MOST_AROUND - 1 : -1]]
        fitting = [rule for key in _keys(token) for rule in self._rules.get(key, ()) if rule.fits(token, outer)]
        style: dict[str, str] = {}
        for rule in sorted(fitting, key=lambda rule: rule.weight):
            # A part of a page that such a rule hides is often one that a click opens.
            opens = len(rule.parts) > 1 and token.name in BLOCKS
            style |= {kind: look for kind, look in rule.style.items() if not (opens and look == HIDDEN)}
        return style


def _key(part: _Compound) -> str:
    """What an element needs most to fit."""
    return f"#{part.identity}" if part.identity else f".{min(part.classes)}" if part.classes else part.tag


def _keys(token: Token) -> Iterator[str]:
    yield from ("", token.name)
    yield from (f".{name}" for name in token.attributes.get("class", "").split()[:_MOST_CLASSES])
    yield from [f"#{token.attributes['id']}"] if "id" in token.attributes else []


def _weight(parts: Sequence[_Compound]) -> tuple[int, int, int]:
    return (
        sum(bool(part.identity) for part in parts),
        sum(len(part.classes) for part in parts),
        sum(bool(part.tag) for part in parts),
    )


def _parts(selector: str) -> list[_Compound]:
    parts, child = list[_Compound](), False
    words = selector.replace(">", " > ").split(maxsplit=2 * _MOST_PARTS)
    for word in words:
        if word == ">":
            child = True
            continue
        found = _COMPOUND.fullmatch(word)
        if found is None or len(parts) == _MOST_PARTS:
            return []
        names = _NAMES.findall(found[2])
        classes = frozenset(name[1:] for name in names if name[0] == ".")
        identity = next((name[1:] for name in names if name[0] == "#"), "")
        parts.append(_Compound((found[1] or "").lower().strip("*"), classes, identity, child))
        child = False
    return parts
