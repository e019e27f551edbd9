"""The elements of a page with their neighbours, as the selectors of style sheets ask for them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from articles.importing.html.tags import BLOCKS, VOID, Token

_MAY_STAY_OPEN = frozenset(["p", "li", "td", "th", "tr", "dt", "dd"])


@dataclass(slots=True)
class Family:
    """The children of one element, and how many of each name there are."""

    members: list[Element] = field(default_factory=list)
    names: Counter[str] = field(default_factory=Counter)


@dataclass(slots=True)
class Element:
    """`index` counts from 0 among all children of its parent, `of_name` among those with its name. `end` is the place
    of the token that ends it.
    """

    token: Token
    end: int
    parent: Element | None
    family: Family
    index: int
    of_name: int
    classes: frozenset[str]
    children: Family = field(default_factory=Family)


def elements(tokens: Sequence[Token], closing: Sequence[int]) -> dict[int, Element]:
    """By the place of its opening tag."""
    made: dict[int, Element] = {}
    around, top = list[Element](), Family()
    for at, token in enumerate(tokens):
        if not token.name or token.name[0] == "/":
            continue
        while around and around[-1].end <= at:
            around.pop()
        parent = around[-1] if around else None
        family = parent.children if parent else top
        end = at if token.name in VOID else _end(tokens, at, closing[at])
        classes = frozenset(token.attributes.get("class", "").split())
        made[at] = Element(token, end, parent, family, len(family.members), family.names[token.name], classes)
        family.members.append(made[at])
        family.names[token.name] += 1
        if token.name not in VOID:
            around.append(made[at])
    return made


def _end(tokens: Sequence[Token], at: int, closing: int) -> int:
    """Where an element ends that the page leaves open: a paragraph before any block, an item before the next one."""
    name = tokens[at].name
    if name not in _MAY_STAY_OPEN or (closing < len(tokens) and tokens[closing].name == f"/{name}"):
        return closing
    ending = BLOCKS if name == "p" else {name}
    return next((after for after in range(at + 1, closing) if tokens[after].name in ending), closing)
