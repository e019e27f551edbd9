"""Formulas of a page on one line: a fraction as (a + b)/2, as its parts alone would run together into other numbers."""

from collections.abc import Sequence

from articles.importing.html.shifted import GAP
from articles.importing.html.tags import Token, ends

_BETWEEN = {
    "mfrac": {1: ("/", "")},
    "msup": {1: ("<sup>", "</sup>")},
    "msub": {1: ("<sub>", "</sub>")},
    "msubsup": {1: ("<sub>", "</sub>"), 2: ("<sup>", "</sup>")},
    "munder": {1: ("<sub>", "</sub>")},
    "mover": {1: ("<sup>", "</sup>")},
    "munderover": {1: ("<sub>", "</sub>"), 2: ("<sup>", "</sup>")},
    "mroot": {0: ("√(", ")"), 1: (" [root ", "]")},
}
"""What stands before and after the child at a place."""
_AROUND = {
    "msqrt": ("√(", ")"),
    "mtd": (" ", " "),
    "mfrac": (" ", ""),
    "mstack": (" ", " "),
    "msrow": (" ", " "),
}
_EMPTY = frozenset(["mspace", "mprescripts", "none"])
_SPACES = _EMPTY | {"annotation", "annotation-xml", "mphantom"}
"""What shows nothing, with what stands in it."""
_APART = frozenset(["mfenced", "mstack", "mlongdiv"])
"""Each of their children is a number of its own."""


def linear(tokens: Sequence[Token]) -> list[Token]:
    """The tokens with the elements of formulas as signs."""
    if not any(token.name == "math" for token in tokens):
        return list(tokens)
    closing, result, at = ends(tokens), list[Token](), 0
    while at < len(tokens):
        if tokens[at].name == "math":
            end = min(closing[at] + 1, len(tokens))
            result += [Token(tokens[at].line, GAP), *_formula(tokens[at:end]), Token(tokens[at].line, GAP)]
            at = end
        else:
            result.append(tokens[at])
            at += 1
    return result


def _formula(tokens: Sequence[Token]) -> list[Token]:
    closing, result, at = ends(tokens), list[Token](), 0
    places, to_close = list[tuple[str, int]](), dict[int, list[str]]()
    while at < len(tokens):
        token = tokens[at]
        for sign in to_close.pop(at, []):
            result += _sign(token.line, sign)
        if token.name.lstrip("/") in _SPACES:
            result += _sign(token.line, " ")
            at = at + 1 if token.name.lstrip("/") in _EMPTY else max(closing[at], at + 1)
            continue
        if token.name and token.name[0] != "/":
            before, after = _around(token, places)
            result += _sign(token.line, before)
            to_close.setdefault(closing[at], []).insert(0, after)
            places.append((token.name, 0))
        elif token.name and places:
            places.pop()
        elif token.text.strip():
            result.append(token._replace(text=token.text.strip()))
        at += 1
    for signs in to_close.values():
        result += [part for sign in signs for part in _sign(tokens[-1].line, sign)]
    return result


def _around(token: Token, places: list[tuple[str, int]]) -> tuple[str, str]:
    before, after = _AROUND.get(token.name, ("", ""))
    if token.name == "menclose" and "strike" in token.attributes.get("notation", ""):
        before, after = "<s>", "</s>"
    if not places:
        return before, after
    parent, place = places[-1]
    places[-1] = parent, place + 1
    outer, closed = _BETWEEN.get(parent, {}).get(place, ("", ""))
    if parent == "mmultiscripts" and place:
        outer, closed = "<sup>", "</sup>"
    outer = f" {outer}" if parent in _APART and place else outer
    if parent == "mfrac" and token.name not in ("mn", "mi"):
        before, after = f"({before}", f"{after})"
    return outer + before, after + closed


def _sign(line: int, sign: str) -> list[Token]:
    if not sign:
        return []
    for tag in ("sup", "sub", "s"):
        if sign.startswith(f"<{tag}>"):
            return [Token(line, tag), *_sign(line, sign[len(tag) + 2 :])]
        if sign.endswith(f"</{tag}>"):
            return [*_sign(line, sign[: -len(tag) - 3]), Token(line, f"/{tag}")]
    return [Token(line, "", sign)]
