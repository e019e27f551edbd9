"""Raised and lowered text, which plain text cannot show: as a sign of its own, or with a mark that keeps it apart from
the digits beside it.
"""

import re
from collections.abc import Sequence

from articles.importing.html.tags import BREAKS, Token, ends

GAP = "gap"
"""Stands for something that was taken out of a line."""
_LEAVES_A_GAP = (GAP, "img")
_SHIFTS = frozenset(["sup", "sub", "rt"])
_SUPER = str.maketrans("0123456789+-−=()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿ")
_SUB = str.maketrans("0123456789+-−=()", "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎")
_NOTES = re.compile(r"\[?\d{1,3}(?:\s?[,;–-]\s?\d{1,3})*\]?")
"""Numbers of notes: a number, several, or a range of them."""
_ORDINAL = re.compile(r"(?:st|nd|rd|th|er|ère|re|ème)\.?", re.IGNORECASE)
_SIGNS = {"a": "ª", "o": "º", "tm": "™"}
_JOINS = re.compile(r"[\w(]|[.,]\d")
_POWER = re.compile(r"(?<![\d.,])10$")


def put_down(tokens: Sequence[Token]) -> list[Token]:
    """The tokens with raised and lowered text as plain text of its line. Nothing of it is joined to a digit beside it:
    10<sup>2</sup> must not become 102.
    """
    closing, line, at = ends(tokens), _FlatLine(), 0
    while at < len(tokens):
        token, end = tokens[at], closing[at]
        inner = tokens[at + 1 : end] if token.name in _SHIFTS else ()
        if token.name not in _SHIFTS:
            line.take(token)
            at += 1
        elif any(part.name.lstrip("/") in BREAKS for part in inner):
            line.say(token, " ")
            at += 1
        else:
            line.shift(token, inner)
            at = end + 1 if end < len(tokens) and tokens[end].name == f"/{token.name}" else end
    return line.tokens


class _FlatLine:
    """The tokens so far. `_before` is the end of the text on this line; `_marked` says whether a digit that comes next
    would be read as a part of it.
    """

    def __init__(self) -> None:
        self.tokens: list[Token] = []
        self._before, self._linked, self._marked = "", False, False

    def take(self, token: Token) -> None:
        if token.name in _LEAVES_A_GAP:
            self._marked |= self._before[-1:].isalnum() or self._before[-1:] == ")"
        elif token.text:
            self.say(token, " " * (self._marked and bool(_JOINS.match(token.text))) + token.text)
            return
        elif token.name.lstrip("/") in BREAKS:
            self._before, self._marked = "", False
        elif token.name.lstrip("/") == "a":
            self._linked = _is_link(token)
        self.tokens.append(token)

    def say(self, token: Token, text: str) -> None:
        self._marked = False
        self._before = (self._before + text)[-20:]
        self.tokens.append(token._replace(name="", text=text))

    def shift(self, token: Token, inner: Sequence[Token]) -> None:
        """Links and pictures inside stay."""
        text, linked = "".join(part.text for part in inner), self._linked or any(map(_is_link, inner))
        shown = raised(text, self._before, linked=linked) if token.name != "sub" else lowered(text, self._before)
        self.tokens += [part for part in inner if part.name in ("a", "img")]
        self.say(token, shown)
        self._marked = shown != text and shown[:1] in "^_"
        self.tokens += [part for part in inner if part.name == "/a"]


def _is_link(token: Token) -> bool:
    return token.name == "a" and bool(token.attributes.get("href"))


def raised(text: str, before: str, *, linked: bool = False) -> str:
    """`before` is what stands on the line so far. A number that links to a note is the note's."""
    core = text.strip()
    if _NOTES.fullmatch(core) and (linked or core[0] == "["):
        return _as_note(core)
    if _all_in(core, _SUPER):
        return text.translate(_SUPER)
    if core.lower() in _SIGNS:
        return text.replace(core, _SIGNS[core.lower()])
    if _NOTES.fullmatch(core) and not _POWER.search(before):
        return _as_note(core)
    last = before[-1:]
    if not core or (last.isdigit() and _ORDINAL.fullmatch(core)) or _is_word_part(last, core):
        return text
    return f"^{core}" if not re.search(r"\s", core) else f"^({core})"


def lowered(text: str, before: str) -> str:
    core = text.strip()
    if _all_in(core, _SUB):
        return text.translate(_SUB)
    if not core or not (before[-1:].isdigit() or any(character.isdigit() for character in core)):
        return text
    return f"_{core}" if not re.search(r"\s", core) else f"_({core})"


def _as_note(core: str) -> str:
    return f"[{core.strip('[]')}]"


def _all_in(core: str, table: dict[int, int]) -> bool:
    return all(ord(character) in table for character in core)


def _is_word_part(last: str, core: str) -> bool:
    """Letters after a letter, as in Mlle, or a sign such as ®: nothing that could be read as a number."""
    if not any(character.isalnum() for character in core):
        return True
    return len(core) > 1 and core.isalpha() and (not last or last.isalpha())
