"""How a page's own style shows its text: struck out, hidden, raised, lowered, or in a font of signs. Each becomes an
element, as if the page had been written with one.
"""

from collections import defaultdict
from collections.abc import Sequence

from articles.importing.html.elements import Element, elements
from articles.importing.html.sheets import HIDDEN, Rules, sheets
from articles.importing.html.shifted import GAP
from articles.importing.html.styles import OVERRIDE, declared, shown
from articles.importing.html.tags import BLOCKS, VOID, Token, ends
from articles.importing.symbols import PRIVATE, UNKNOWN, is_symbol_font, symbol

SIGNS = "signs"

DOUBT = "doubt"
_HELD_TO_BE_SEEN = frozenset(["html", "body", "main", "article"])
"""Some pages hide these until a script has run, so a rule that hides them is not followed."""


def with_looks(tokens: Sequence[Token]) -> list[Token]:
    """The tokens, with an element inside each one that its style, or a rule of a style sheet, shows so."""
    rules, placed = rules_of(tokens), elements(tokens, ends(tokens))
    result: list[Token] = []
    to_close: dict[int, list[str]] = defaultdict(list)
    for at, token in enumerate(tokens):
        result += [Token(token.line, look if look == GAP else f"/{look}") for look in reversed(to_close.pop(at, []))]
        result.append(token)
        if at not in placed or token.name in VOID:
            continue
        for look in sorted(looks_of(placed[at], rules)):
            font = look.removeprefix(f"{SIGNS} ") if look.startswith(SIGNS) else ""
            name = SIGNS if font else look
            result.append(Token(token.line, name, "", {"font": font} if font else {}))
            to_close[placed[at].end].append(name)
    return [*result, *(Token(0, f"/{look}") for look in reversed(to_close.pop(len(tokens), [])))]


def with_signs(tokens: Sequence[Token]) -> tuple[list[Token], list[Token]]:
    """The tokens, with the signs that a font such as Symbol shows for their letters, and those nobody knows."""
    result, unknown, fonts = list[Token](), list[Token](), list[str]()
    for token in tokens:
        if token.name == SIGNS:
            fonts.append(token.attributes["font"])
        elif token.name == f"/{SIGNS}":
            del fonts[-1:]
        elif token.text and fonts:
            text = signs(token.text, fonts[-1])
            unknown += [token] if UNKNOWN in text else []
            result.append(token._replace(text=text))
        else:
            result.append(token)
    return result, unknown


def signs(text: str, font: str) -> str:
    """What the letters show. Where some are in the private area of Unicode, only those are signs of the font."""
    if PRIVATE.search(text):
        return PRIVATE.sub(lambda sign: symbol(font, ord(sign[0])), text)
    return "".join(sign if sign.isspace() else symbol(font, ord(sign)) for sign in text)


def looks_of(element: Element, rules: Rules) -> set[str]:
    """How an element shows what stands in it, so far as that changes how a number reads."""
    token, attributes = element.token, element.token.attributes
    if not attributes and not rules and token.name != "bdo":
        return set()
    style, doubts = rules.of(element)
    own = declared(attributes.get("style", "")) if attributes else {}
    own |= {"hidden": HIDDEN} if "hidden" in attributes else {}
    own |= {"font": f"{SIGNS} {attributes['face']}"} if is_symbol_font(attributes.get("face", "")) else {}
    from_tag = {"bidi": OVERRIDE} if token.name == "bdo" else {}
    if not (style or doubts or own or from_tag):
        return set()
    style, *doubts = (from_tag | variant | own for variant in (style, *doubts))
    looks, *others = (_shown(element, variant) for variant in (style, *doubts))
    return looks | {DOUBT} if any(other - looks - {GAP} for other in others) else looks


def _shown(element: Element, style: dict[str, str]) -> set[str]:
    if style.get("bidi") == OVERRIDE and "direction" not in style:
        style = style | {"direction": _direction(element)}
    looks = shown(style, inline=element.token.name not in BLOCKS)
    return looks - {HIDDEN} if element.token.name in _HELD_TO_BE_SEEN else looks


def _direction(element: Element) -> str:
    """ "rtl" or "ltr", from the nearest element that states it: this one or one around it."""
    here: Element | None = element
    while here is not None:
        attributes = here.token.attributes
        direction = declared(attributes.get("style", "")).get("direction", "") or attributes.get("dir", "").lower()
        if direction in ("rtl", "ltr"):
            return direction
        here = here.parent
    return "ltr"


def rules_of(tokens: Sequence[Token]) -> Rules:
    """What the page's style sheets say."""
    rules = Rules()
    for selectors, declarations, sure in sheets(tokens):
        rules.add(selectors, declared(declarations), sure=sure)
    return rules
