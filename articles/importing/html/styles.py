"""What a style makes of its text, so far as it changes how a number reads: struck out, hidden, raised, lowered, apart
from what stands beside it, or in a font of signs.
"""

import re
from collections.abc import Callable, Mapping

from articles.importing.html.shifted import GAP
from articles.importing.symbols import is_symbol_font

OVERRIDE, TURNED = "override", "turned"
"""The style turns the order of letters, so that "15" shows as "51"."""
_Style = Mapping[str, str]
"""What the nearest declaration of each kind says, "" where it undoes what one further out says."""

_LENGTH = re.compile(r"([+-]?(?:[0-9]{1,6}(?:\.[0-9]{0,6})?|\.[0-9]{1,6}))(px|pt|em|rem|ex|%)?")
_LEAST = {"px": 3, "pt": 2, "em": 0.2, "rem": 0.2, "ex": 0.4, "%": 15}
"""Text that is moved by at least so much is raised or lowered. Less only levels the line."""
_FULL = {"%": 100, "em": 1, "rem": 1}
_BESIDE_NOTHING = frozenset("block flex grid table list-item table-row table-cell flow-root".split())


def declared(style: str) -> dict[str, str]:
    kinds: dict[str, str] = {}
    for declaration in style.split(";"):
        name, _, value = (part.strip().lower() for part in declaration.partition(":"))
        if known := _KINDS.get(name.removeprefix("-webkit-")):
            kind, meaning = known
            kinds[kind] = meaning(value.removesuffix("important").rstrip(" !"))
    return kinds


def _hidden(*values: str) -> Callable[[str], str]:
    return lambda value: "hidden" * (value in values)


def _display(value: str) -> str:
    return "hidden" if value == "none" else GAP * (value in _BESIDE_NOTHING)


def _raised(value: str) -> str:
    return {"super": "sup", "sub": "sub"}.get(value) or (value if "top" in value else _moved(value))


def _font(value: str) -> str:
    """Of a family, or of all that is said of a font: "12pt Symbol"."""
    first = value.partition(",")[0].strip()
    font = next((part.strip("'\"") for part in (first, first.rpartition(" ")[2]) if is_symbol_font(part)), "")
    return font and f"signs {font}"


def _moved(value: str) -> str:
    length = _LENGTH.fullmatch(value)
    if not length or not length[2] or abs(float(length[1])) < _LEAST[length[2]]:
        return ""
    return "sub" if value[0] == "-" else "sup"


def _size(value: str) -> str:
    length = _LENGTH.fullmatch(value)
    if length is None:
        return "small" if value in ("smaller", "small", "x-small", "xx-small") else ""
    if float(length[1]) == 0:
        return "none"
    return "small" if length[2] in _FULL and float(length[1]) < _FULL[length[2]] else ""


_KINDS: dict[str, tuple[str, Callable[[str], str]]] = {
    "text-decoration": ("line", lambda value: "s" * ("line-through" in value)),
    "text-decoration-line": ("line", lambda value: "s" * ("line-through" in value)),
    "display": ("display", _display),
    "unicode-bidi": ("bidi", lambda value: OVERRIDE * value.endswith(OVERRIDE)),
    "direction": ("direction", str),
    "visibility": ("visibility", _hidden("hidden", "collapse")),
    "mso-hide": ("mso-hide", _hidden("all")),
    "opacity": ("opacity", _hidden("0", "0.0", "0%")),
    "color": ("color", _hidden("transparent")),
    "font-size": ("size", _size),
    "vertical-align": ("vertical-align", _raised),
    "font-variant-position": ("form", _raised),
    "position": ("position", str),
    "top": ("top", lambda value: {"sup": "sub", "sub": "sup"}.get(_moved(value), "")),
    "font-family": ("font", _font),
    "font": ("font", _font),
}


def shown(style: _Style, *, inline: bool) -> set[str]:
    """What text in this style shows as. A box is moved, or fades in, as part of the page's look; a word is not."""
    looks = {style.get(kind, "") for kind in ("line", "visibility", "mso-hide", "hidden", "font")}
    display = style.get("display", "")
    looks.add(display if inline or display != GAP else "")
    if style.get("bidi") == OVERRIDE and style.get("direction") == "rtl":
        looks.add(TURNED)
    if inline:
        looks |= {style.get(kind, "") for kind in ("opacity", "color", "form")}
        looks |= {"hidden"} if style.get("size") == "none" else set()
        raised = style.get("vertical-align", "")
        # Small text at the top of its line is a raised one; other text there is a part of the page.
        looks.add(raised if "top" not in raised else "sup" if style.get("size") == "small" else "")
        looks.add(style.get("top", "") if style.get("position") == "relative" else "")
    else:
        looks |= {raised for raised in (style.get("vertical-align", ""),) if raised in ("sup", "sub")}
    return looks - {""}
