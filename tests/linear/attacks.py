"""Strings that keep the loops of a pattern going and then let it fail, derived from the pattern itself."""

import re
from collections.abc import Iterator, Sequence
from re import _constants as codes  # type: ignore[attr-defined]  # how `re` itself reads a pattern
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any, NamedTuple

Node = tuple[Any, Any]
_LOOPS = {codes.MAX_REPEAT, codes.MIN_REPEAT, codes.POSSESSIVE_REPEAT}
_CATEGORIES = {
    codes.CATEGORY_DIGIT: r"\d",
    codes.CATEGORY_NOT_DIGIT: r"\D",
    codes.CATEGORY_SPACE: r"\s",
    codes.CATEGORY_NOT_SPACE: r"\S",
    codes.CATEGORY_WORD: r"\w",
    codes.CATEGORY_NOT_WORD: r"\W",
}
# One letter of each kind that patterns tell apart.
_LETTERS = "a0A .\n-,(*_|[]é\t:>#=/'\"%s1"
# A loop that goes round less often is a constant.
_LONG = 8
_NEVER = "\x01"


class Attack(NamedTuple):
    """`head`, then `body` again and again, then `tail`."""

    head: str
    body: str
    tail: str

    def of(self, length: int) -> str:
        return self.head + self.body * (length // len(self.body) + 1) + self.tail


def attacks(pattern: str, flags: int) -> set[Attack]:
    """None for a pattern without a long loop: wherever it begins, it ends after a constant number of steps."""
    tree = list(parser.parse(pattern, flags))
    bodies, attacks = set[str](), set[Attack]()
    loops = list(_loops(tree, [""]))
    if not loops:
        return set()
    for before, inside in loops:
        for body in inside:
            bodies |= {body, *(part for head in before for part in (head, head + body, f"{head} {body}"))}
            attacks |= {Attack(head, body, _NEVER) for head in before if body}
    for one in _samples(tree, 6):
        bodies |= {one, one[:-1], f"{one} ", f"{one}-", f"{one[:-1]} "}
    return attacks | {Attack("", body, _NEVER) for body in bodies if body}


def _loops(tree: Sequence[Node], before: list[str]) -> Iterator[tuple[list[str], list[str]]]:
    """Of each loop, what can stand before it and what goes round in it."""
    for at, (code, inside) in enumerate(tree):
        heads = [head + sample for head in before[:2] for sample in _samples(tree[:at], 2)]
        if code in _LOOPS and inside[1] >= _LONG:
            yield heads, _samples(inside[2], 6)
        for branch in _inside(code, inside):
            yield from _loops(list(branch), heads)


def _inside(code: Any, inside: Any) -> Sequence[Any]:
    if code in _LOOPS:
        return [inside[2]]
    if code is codes.SUBPATTERN:
        return [inside[3]]
    if code is codes.ATOMIC_GROUP:
        return [inside]
    return inside[1] if code is codes.BRANCH else []


def _samples(tree: Sequence[Node], most: int) -> list[str]:
    """Some texts that fit, without a look at what must stand around them."""
    texts = [""]
    for code, inside in tree:
        options = _options(code, inside, most)
        number = min(max(len(texts), len(options)), most)
        texts = [texts[at % len(texts)] + options[at % len(options)] for at in range(number)]
    return list(dict.fromkeys(texts))


def _options(code: Any, inside: Any, most: int) -> list[str]:
    if code is codes.LITERAL:
        return [chr(inside)]
    if code is codes.NOT_LITERAL:
        return [letter for letter in _LETTERS if ord(letter) != inside][:most]
    if code is codes.ANY:
        return ["a", " ", "0"]
    if code is codes.IN:
        return _members(inside)[:most]
    if code in _LOOPS:
        least, longest, body = inside
        return [one * (least or int(longest > 0 and len(one) < 3)) for one in _samples(body, most)]
    each = most if code is not codes.BRANCH else 1
    return list(dict.fromkeys(one for part in _inside(code, inside) for one in _samples(part, each)))[:most] or [""]


def _members(inside: Sequence[Node]) -> list[str]:
    named = [chr(value if code is codes.LITERAL else value[0]) for code, value in inside if code in _NAMED]
    return [letter for letter in dict.fromkeys([*_LETTERS, *named]) if _has(inside, letter)] or ["a"]


_NAMED = {codes.LITERAL, codes.RANGE}


def _has(inside: Sequence[Node], letter: str) -> bool:
    hit = False
    for code, value in inside:
        if code is codes.LITERAL:
            hit |= value == ord(letter)
        elif code is codes.RANGE:
            hit |= value[0] <= ord(letter) <= value[1]
        elif code is codes.CATEGORY:
            hit |= re.match(_CATEGORIES[value], letter) is not None
    return hit != (inside[0][0] is codes.NEGATE)
