"""How a page's own style shows its text: struck out, hidden, raised, lowered, or in a font of signs. Each becomes an
element, as if the page had been written with one.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from articles.text.reading.symbols import PRIVATE, UNKNOWN, is_symbol_font, symbol
from articles.text.reading.tags import BLOCKS, VOID, Token, ends

STRUCK, HIDDEN, SIGNS = "s", "hidden", "signs"
_Rules = Mapping[str, frozenset[str]]

_COMMENT = re.compile(r"/\*(?:[^*]|\*(?!/))*+(?:\*/)?|<!--|-->")
_SELECTOR = re.compile(r"[a-z][a-z0-9]*|[a-z0-9]*[.#][\w-]+", re.IGNORECASE)
_MAY_STAY_OPEN = frozenset(["p", "li", "td", "th", "tr", "dt", "dd"])
_HELD_TO_BE_SEEN = frozenset(["html", "body", "main", "article"])
"""Some pages hide themselves until a script has run."""


def with_looks(given: Sequence[Token]) -> list[Token]:
    """The tokens, with an element inside each one that its style, or a simple rule of a style sheet, shows so."""
    rules, closing = _rules(given), ends(given)
    kept: list[Token] = []
    to_close: dict[int, list[str]] = defaultdict(list)
    for at, token in enumerate(given):
        kept += [Token(token.line, f"/{look}") for look in reversed(to_close.pop(at, []))]
        kept.append(token)
        if token.name and token.name[0] != "/" and token.name not in VOID:
            for look in sorted(_looks(token, rules)):
                font = look.removeprefix(f"{SIGNS} ") if look.startswith(SIGNS) else ""
                name = SIGNS if font else look
                kept.append(Token(token.line, name, "", {"font": font} if font else {}))
                to_close[_end(given, at, closing[at])].append(name)
    return [*kept, *(Token(0, f"/{look}") for look in reversed(to_close.pop(len(given), [])))]


def _end(given: Sequence[Token], at: int, closing: int) -> int:
    """Where an element ends that the page leaves open: a paragraph before any block, an item before the next one."""
    name = given[at].name
    if name not in _MAY_STAY_OPEN or (closing < len(given) and given[closing].name == f"/{name}"):
        return closing
    ending = BLOCKS if name == "p" else {name}
    return next((after for after in range(at + 1, closing) if given[after].name in ending), closing)


def with_signs(given: Sequence[Token]) -> tuple[list[Token], list[Token]]:
    """The tokens, with the signs that a font such as Symbol shows for their letters, and those nobody knows."""
    kept, unknown, fonts = list[Token](), list[Token](), list[str]()
    for token in given:
        if token.name == SIGNS:
            fonts.append(token.attributes["font"])
        elif token.name == f"/{SIGNS}":
            del fonts[-1:]
        elif token.text and fonts:
            shown = signs(token.text, fonts[-1])
            unknown += [token] if UNKNOWN in shown else []
            kept.append(token._replace(text=shown))
        else:
            kept.append(token)
    return kept, unknown


def signs(text: str, font: str) -> str:
    """What the letters show. Where some are places kept for the font's signs, the others are letters."""
    if PRIVATE.search(text):
        return PRIVATE.sub(lambda sign: symbol(font, ord(sign[0])), text)
    return "".join(sign if sign.isspace() else symbol(font, ord(sign)) for sign in text)


def _looks(token: Token, rules: _Rules) -> set[str]:
    looks = set(rules.get(token.name, ()))
    attributes = token.attributes
    if attributes:
        for name in attributes.get("class", "").split()[:50]:
            looks |= rules.get(f".{name}", frozenset()) | rules.get(f"{token.name}.{name}", frozenset())
        looks |= rules.get(f"#{attributes['id']}", frozenset()) if "id" in attributes else set()
        looks |= _declared(attributes.get("style", ""))
        looks |= {HIDDEN} if "hidden" in attributes else set()
        looks |= {f"{SIGNS} {attributes['face']}"} if is_symbol_font(attributes.get("face", "")) else set()
    return looks - {HIDDEN} if token.name in _HELD_TO_BE_SEEN else looks


def _rules(given: Sequence[Token]) -> _Rules:
    """What the page's style sheets say of a tag, a class or an identity; not what holds for print or small screens."""
    rules: dict[str, frozenset[str]] = {}
    for at, token in enumerate(given[:-1]):
        if token.name == "style" and given[at + 1].text and "media" not in token.attributes:
            for selector, declarations in _blocks(_COMMENT.sub(" ", given[at + 1].text)):
                if looks := _declared(declarations):
                    for name in (part.strip() for part in selector.split(",")):
                        if _SELECTOR.fullmatch(name):
                            rules[name] = rules.get(name, frozenset()) | looks
    return rules


def _blocks(sheet: str) -> Iterator[tuple[str, str]]:
    """Rules that stand in no other rule."""
    depth = at = 0
    for found in re.finditer(r"[{}]", sheet):
        if found[0] == "{":
            if depth == 0:
                selector, at = sheet[at : found.start()].rpartition(";")[2], found.end()
            depth += 1
        elif depth:
            depth -= 1
            if depth == 0:
                inner, at = sheet[at : found.start()], found.end()
                if "{" not in inner:
                    yield selector, inner


def _declared(style: str) -> frozenset[str]:
    looks = set()
    for declaration in style.split(";"):
        name, _, value = (part.strip().lower() for part in declaration.partition(":"))
        value = value.removesuffix("!important").strip()
        if name in ("text-decoration", "text-decoration-line") and "line-through" in value:
            looks.add(STRUCK)
        elif (name, value) in (("display", "none"), ("visibility", "hidden"), ("mso-hide", "all")):
            looks.add(HIDDEN)
        elif name == "vertical-align" and value in ("super", "sub"):
            looks.add("sup" if value == "super" else "sub")
        elif name == "font-family" and is_symbol_font(font := value.split(",")[0].strip(" '\"")):
            looks.add(f"{SIGNS} {font}")
    return frozenset(looks)
