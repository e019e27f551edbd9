"""Formulas on one line: a fraction as (a + b)/2, where its parts alone would run together into other numbers."""

from xml.etree.ElementTree import Element

from articles.importing.docx.values import on, value
from articles.importing.html.shifted import GAP

_PLAIN = {"rad": ("√(", ")"), "sup": ("sup", "/sup"), "sub": ("sub", "/sub"), "lim": ("sub", "/sub"), "f": (GAP, "")}
BEFORE = ("f", "num", "den", "d", "rad", "sup", "sub", "lim", "nary")
_STRIKES = ("strikeH", "strikeV", "strikeBLTR", "strikeTLBR")


def sides(element: Element) -> tuple[str, str]:
    """What stands before and after this part of a formula."""
    if element.tag in ("num", "den"):
        slash = "/" * (element.tag == "den")
        return (slash, "") if _single(element) else (f"{slash}(", ")")
    if element.tag == "d":
        return _character(element, "begChr", "("), _character(element, "endChr", ")")
    if element.tag == "nary":
        return _character(element, "chr", "∫"), ""
    return _PLAIN[element.tag]


def spread(element: Element) -> list[Element]:
    """The parts of a matrix's row or of equations that stand below each other, with a space after each."""
    return [one for part in element for one in (part, Element("tab"))]


def not_shown(element: Element) -> str:
    """The reason for which a part of a formula is set aside: a line through it, or that it only keeps a place."""
    properties = element.find(f"{element.tag}Pr")
    if element.tag == "borderBox":
        return "struck-out text" * any(on(properties, name) for name in _STRIKES)
    return "hidden text" * (
        properties is not None and properties.find("show") is not None and not on(properties, "show")
    )


def _character(element: Element, name: str, usual: str) -> str:
    setting = element.find(f"{element.tag}Pr/{name}")
    return usual if setting is None else value(setting)


def _single(element: Element) -> bool:
    """Whether a part of a fraction is one number or name."""
    parts = [part for part in element if not part.tag.endswith("Pr")]
    texts = [text.text or "" for part in parts for text in part.findall("t")]
    return len(parts) == 1 and parts[0].tag == "r" and len(texts) == 1 and texts[0].strip().isalnum()
