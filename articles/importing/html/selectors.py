"""Selectors of style sheets, and whether they choose an element. What this code cannot decide is in doubt."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from articles.importing.html.elements import Element

Verdict = bool | None
"""None is doubt."""
_Test = Callable[[Element], Verdict]

_MOST_PARTS, _MOST_BESIDE = 6, 60
"""Limits that keep a page from being slow: parts of a selector, and elements looked at around or before one."""
_NAME = r"(?:[\w-]|[^\x00-\x7f]|\\.)+"
_INSIDE = r"\((?:[^()]++|\((?:[^()]++|\([^()]*+\))*+\))*+\)"
_VALUE = rf"\"(?P<double>[^\"]*)\"|'(?P<single>[^']*)'|(?P<bare>{_NAME})"
_PIECE = re.compile(
    rf"(?P<between>\s*[>+~]\s*|\s+)|(?:[\w*-]*\|)?(?P<tag>\*|(?<![.#:\w-]){_NAME})|\.(?P<class>{_NAME})|#(?P<id>{_NAME})"
    rf"|\[\s*(?:[\w*-]*\|)?(?P<attribute>{_NAME})\s*(?:(?P<how>[~|^$*]?)=\s*(?:{_VALUE})\s*(?P<flag>[is])?\s*)?\]"
    rf"|::?(?P<pseudo>[\w-]+)(?P<inside>{_INSIDE})?"
)
_NTH = re.compile(r"(?P<every>[+-]?\d*)n(?:(?P<plus>[+-]\d+))?|(?P<one>[+-]?\d+)", re.IGNORECASE)
_ESCAPED = re.compile(r"\\(.)")
_AT_REST = frozenset(
    "hover focus active visited focus-within focus-visible target target-within before after first-line first-letter"
    " selection marker placeholder backdrop host slotted fullscreen modal popover-open invalid user-invalid"
    " placeholder-shown autofill cue".split()
)
"""States that nothing is in before anybody does something, and what is no element."""


@dataclass(frozen=True)
class Compound:
    """`between` is what stands before it: " ", ">", "+" or "~"."""

    between: str = " "
    tag: str = ""
    identity: str = ""
    classes: frozenset[str] = frozenset()
    tests: tuple[_Test, ...] = ()

    def fits(self, element: Element) -> Verdict:
        token = element.token
        if self.tag not in ("", token.name) or (self.identity and token.attributes.get("id", "") != self.identity):
            return False
        if not self.classes <= element.classes:
            return False
        return _all([test(element) for test in self.tests]) if self.tests else True

    @property
    def weight(self) -> tuple[int, int, int]:
        return bool(self.identity), len(self.classes) + len(self.tests), bool(self.tag)


def fits(parts: Sequence[Compound], element: Element) -> Verdict:
    """Whether a selector chooses an element: from its last part to the first, with all that each can stand for."""
    last = parts[-1].fits(element)
    if last is False:
        return False
    reached: list[tuple[Element, Verdict]] = [(element, last)]
    doubt = False
    for at in range(len(parts) - 2, -1, -1):
        fitting, cut = _reached(reached, parts[at + 1].between, parts[at], any_will_do=at == 0)
        doubt |= cut
        reached = fitting[:_MOST_BESIDE]
        if not reached:
            return None if doubt else False
    return True if any(verdict for _, verdict in reached) else None


def _reached(
    inner: Sequence[tuple[Element, Verdict]], between: str, part: Compound, *, any_will_do: bool
) -> tuple[list[tuple[Element, Verdict]], bool]:
    """The elements that fit the part and are related to an inner one as `between` says; whether the search was cut."""
    fitting: dict[int, tuple[Element, Verdict]] = {}
    for element, verdict in inner:
        for count, other in enumerate(_beside(element, between)):
            if count == _MOST_BESIDE:
                return list(fitting.values()), True
            own_verdict = part.fits(other)
            if own_verdict is False or fitting.get(id(other), (other, None))[1]:
                continue
            fitting[id(other)] = other, own_verdict and verdict
            if any_will_do and own_verdict and verdict:
                return [(other, True)], False
    return list(fitting.values()), False


def _beside(element: Element, between: str) -> Iterator[Element]:
    if between == "+":
        yield from element.family.members[max(0, element.index - 1) : element.index]
    elif between == "~":
        yield from (element.family.members[at] for at in range(element.index - 1, -1, -1))
    else:
        outer = element.parent
        while outer is not None:
            yield outer
            outer = outer.parent if between == " " else None


def _all(verdicts: Iterator[Verdict] | Sequence[Verdict]) -> Verdict:
    doubt = False
    for verdict in verdicts:
        if verdict is False:
            return False
        doubt |= verdict is None
    return None if doubt else True


def _any(verdicts: Iterator[Verdict] | Sequence[Verdict]) -> Verdict:
    return _not(_all([_not(verdict) for verdict in verdicts]))


def _not(verdict: Verdict) -> Verdict:
    return None if verdict is None else not verdict


def split(selectors: str) -> Iterator[str]:
    """The selectors between commas, but for commas inside brackets."""
    depth = start = 0
    for match in re.finditer(r"[\[(,)\]]", selectors):
        if match[0] == "," and depth == 0:
            yield selectors[start : match.start()]
            start = match.end()
        depth += (match[0] in "[(") - (match[0] in ")]")
    yield selectors[start:]


def parse(selector: str) -> list[Compound]:
    """Nothing for what is no selector, which browsers pass over, or too long to follow."""
    text, at, between = selector.strip(), 0, " "
    parts: list[Compound] = []
    pieces: list[re.Match[str]] = []
    while at < len(text):
        piece = _PIECE.match(text, at)
        if piece is None or piece.end() == at or (piece["between"] and not pieces):
            return []
        if piece["between"]:
            parts.append(_compound(between, pieces))
            between, pieces = piece["between"].strip() or " ", []
        else:
            pieces.append(piece)
        at = piece.end()
    parts.append(_compound(between, pieces))
    return parts if pieces and len(parts) <= _MOST_PARTS else []


def _compound(between: str, pieces: Sequence[re.Match[str]]) -> Compound:
    return Compound(
        between,
        next((piece["tag"].lower().strip("*") for piece in pieces if piece["tag"]), ""),
        next((_unescaped(piece["id"]) for piece in pieces if piece["id"]), ""),
        frozenset(_unescaped(piece["class"]) for piece in pieces if piece["class"]),
        tuple(_test(piece) for piece in pieces if piece["attribute"] or piece["pseudo"]),
    )


def _unescaped(name: str) -> str:
    return _ESCAPED.sub(r"\1", name)


def _test(piece: re.Match[str]) -> _Test:
    if piece["attribute"]:
        value = piece["double"] or piece["single"] or _unescaped(piece["bare"] or "")
        how = "any" if piece["how"] is None else piece["how"]
        return partial(_attribute, piece["attribute"].lower(), how, value, piece["flag"] == "i")
    name, inside = piece["pseudo"].lower(), (piece["inside"] or "")[1:-1]
    if name in ("not", "is", "where", "matches", "-webkit-any", "-moz-any"):
        chosen = [parse(one) for one in split(inside)]
        return partial(_chosen, chosen, name == "not")
    if name.startswith("nth-"):
        return partial(_nth, _steps(inside), name.endswith("of-type"), "last" in name)
    return _PSEUDO.get(name) or partial(_constant, False if name in _AT_REST or name[0] == "-" else None)


def _constant(verdict: Verdict, _element: Element) -> Verdict:
    return verdict


def _attribute(name: str, how: str, value: str, folded: bool, element: Element) -> Verdict:
    if name not in element.token.attributes:
        return False
    actual = element.token.attributes[name]
    if folded or name in _FOLDED:
        actual, value = actual.lower(), value.lower()
    return _HOW[how](actual, value)


def _chosen(chosen: Sequence[Sequence[Compound]], turned: bool, element: Element) -> Verdict:
    verdict = _any([fits(parts, element) for parts in chosen if parts])
    return _not(verdict) if turned else verdict


def _steps(written: str) -> tuple[int, int] | None:
    """ "2n+1" as 2 and 1; None for what is none, or names further selectors."""
    text = {"odd": "2n+1", "even": "2n"}.get(written.strip().lower(), "".join(written.split()))
    match = _NTH.fullmatch(text[:20])
    if match is None:
        return None
    if match["one"]:
        return 0, int(match["one"])
    every = match["every"]
    return int(f"{every}1" if every in ("", "+", "-") else every), int(match["plus"] or 0)


def _nth(steps: tuple[int, int] | None, of_type: bool, from_end: bool, element: Element) -> Verdict:
    if steps is None:
        return None
    every, first = steps
    place = element.of_name if of_type else element.index
    count = element.family.names[element.token.name] if of_type else len(element.family.members)
    beyond = (count - place if from_end else place + 1) - first
    return beyond == 0 if every == 0 else beyond % every == 0 and beyond // every >= 0


def _only(of_type: bool, element: Element) -> Verdict:
    return _all([_nth((0, 1), of_type, False, element), _nth((0, 1), of_type, True, element)])


_FOLDED = frozenset(("type", "dir", "hidden", "align"))
"""Attributes in whose values cases do not matter."""
_HOW: dict[str, Callable[[str, str], bool]] = {
    "any": lambda _actual, _value: True,
    "": lambda actual, value: actual == value,
    "~": lambda actual, value: value in actual.split(),
    "|": lambda actual, value: actual == value or actual.startswith(f"{value}-"),
    "^": lambda actual, value: bool(value) and actual.startswith(value),
    "$": lambda actual, value: bool(value) and actual.endswith(value),
    "*": lambda actual, value: bool(value) and value in actual,
}
_PSEUDO: dict[str, _Test] = {
    "first-child": partial(_nth, (0, 1), False, False),
    "last-child": partial(_nth, (0, 1), False, True),
    "first-of-type": partial(_nth, (0, 1), True, False),
    "last-of-type": partial(_nth, (0, 1), True, True),
    "only-child": partial(_only, False),
    "only-of-type": partial(_only, True),
    "root": lambda element: element.parent is None and element.token.name == "html",
    "link": lambda element: element.token.name == "a" and "href" in element.token.attributes,
    "any-link": lambda element: element.token.name == "a" and "href" in element.token.attributes,
    "checked": lambda element: bool({"checked", "selected"} & element.token.attributes.keys()),
    "disabled": lambda element: "disabled" in element.token.attributes,
    "enabled": lambda element: "disabled" not in element.token.attributes,
}
