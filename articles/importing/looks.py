"""How a page's own style shows its text: struck out, hidden, raised, lowered, or in a font of signs. Each becomes an
element, as if the page had been written with one.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from articles.importing.sheets import HIDDEN, Rules
from articles.importing.shifted import GAP
from articles.importing.styles import declared, shown
from articles.importing.symbols import PRIVATE, UNKNOWN, is_symbol_font, symbol
from articles.importing.tags import BLOCKS, VOID, Token, ends

SIGNS = "signs"

_COMMENT = re.compile(r"/\*(?:[^*]|\*(?!/))*+(?:\*/)?|<!--|-->")
_MAY_STAY_OPEN = frozenset(["p", "li", "td", "th", "tr", "dt", "dd"])
_HELD_TO_BE_SEEN = frozenset(["html", "body", "main", "article"])
"""Some pages hide themselves until a script has run."""
_ON_SCREEN = re.compile(r"(?:only )?(?:all|screen)?", re.IGNORECASE)


def with_looks(given: Sequence[Token]) -> list[Token]:
    """The tokens, with an element inside each one that its style, or a simple rule of a style sheet, shows so."""
    rules, closing = _rules(given), ends(given)
    kept: list[Token] = []
    to_close: dict[int, list[str]] = defaultdict(list)
    around: list[tuple[Token, int]] = []
    for at, token in enumerate(given):
        kept += [Token(token.line, look if look == GAP else f"/{look}") for look in reversed(to_close.pop(at, []))]
        kept.append(token)
        if token.name and token.name[0] != "/" and token.name not in VOID:
            while around and around[-1][1] <= at:
                around.pop()
            looks = sorted(_looks(token, rules, around))
            around.append((token, closing[at]))
            for look in looks:
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
            text = signs(token.text, fonts[-1])
            unknown += [token] if UNKNOWN in text else []
            kept.append(token._replace(text=text))
        else:
            kept.append(token)
    return kept, unknown


def signs(text: str, font: str) -> str:
    """What the letters show. Where some are places kept for the font's signs, the others are letters."""
    if PRIVATE.search(text):
        return PRIVATE.sub(lambda sign: symbol(font, ord(sign[0])), text)
    return "".join(sign if sign.isspace() else symbol(font, ord(sign)) for sign in text)


def _looks(token: Token, rules: Rules, around: Sequence[tuple[Token, int]]) -> set[str]:
    attributes = token.attributes
    style = rules.of(token, around)
    if attributes:
        style = style | declared(attributes.get("style", ""))
        style |= {"hidden": HIDDEN} if "hidden" in attributes else {}
        style |= {"font": f"{SIGNS} {attributes['face']}"} if is_symbol_font(attributes.get("face", "")) else {}
    if not style:
        return set()
    looks = shown(style, inline=token.name not in BLOCKS)
    return looks - {HIDDEN} if token.name in _HELD_TO_BE_SEEN else looks


def _rules(given: Sequence[Token]) -> Rules:
    """What the page's style sheets say; not what holds for print or small screens."""
    rules = Rules()
    for at, token in enumerate(given[:-1]):
        on_screen = _ON_SCREEN.fullmatch(token.attributes.get("media", "").strip())
        if token.name == "style" and given[at + 1].text and on_screen:
            for selectors, declarations in _blocks(_COMMENT.sub(" ", given[at + 1].text)):
                rules.add(selectors, declared(declarations))
    return rules


def _blocks(sheet: str, *, within: bool = False) -> Iterator[tuple[str, str]]:
    """Rules that stand in no other rule, but for those for every screen."""
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
                name, _, medium = selector.strip().partition(" ")
                if "{" not in inner:
                    yield selector, inner
                elif not within and name.lower() == "@media" and _ON_SCREEN.fullmatch(medium.strip()):
                    yield from _blocks(inner, within=True)
