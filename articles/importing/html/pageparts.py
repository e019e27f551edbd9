"""Tells which parts of a web page are no article text, such as menus and comments, by their tags and class names."""

import re
from collections.abc import Sequence
from itertools import accumulate

from articles.importing.accounting import words
from articles.importing.html.tags import Token

_TAGS = {
    "nav": "navigation",
    "dialog": "navigation",
    "header": "page header",
    "footer": "page footer",
    "aside": "sidebar",
    "form": "comment form",
    "button": "comment form",
    "select": "comment form",
    "textarea": "comment form",
    "label": "comment form",
    "figcaption": "stray caption",
}
_CLASSES = {
    "share buttons": r"(?:social|share|sharing|addthis|sharedaddy)(?:[-_].*)?",
    "related links": r"(?:.{0,60}[-_])?related(?:[-_].*|posts|articles|links|content|stories)?|recommended[-_].*",
    "comment form": (
        r"(?:.{0,60}[-_])?comments?(?:[-_].*|area|lists?|forms?|section|wrapper|respond|body|text|content|thread)?"
        r"|respond|(?:.{0,60}[-_])?(?:replies|disqus.*|discussion|guestbook|testimonials?)(?:[-_].*)?"
        r"|(?:user|reader|customer|visitor|patient)[-_]?(?:reviews?|ratings?|posts?|stories|opinions?)(?:[-_].*)?"
    ),
    "poll": r"(?:.{0,60}[-_])?poll(?:[-_].*)?",
    "navigation": (
        r"breadcrumbs?(?:[-_].*)?|(?:.{0,60}[-_])?(?:menu|navbar|navigation|pagination|toc)(?:[-_].*)?|cookie.*"
    ),
    "disclaimer": r"(?:.{0,60}[-_])?disclaimer(?:[-_].*)?",
    "sign-up form": r"(?:.{0,60}[-_])?newsletter(?:[-_].*)?",
    "advertisement": (
        r"ads?|ads?[-_](?:slot|unit|box|banner|container|wrapper|block).*|(?:.{0,60}[-_])?adverts?|advertis.*"
        r"|sponsored.*|(?:.{0,60}[-_])?promos?(?:[-_].*)?"
    ),
    "stray caption": r"(?:.{0,60}[-_])?caption(?:[-_].*)?",
}
_CLASS = {reason: re.compile(pattern, re.IGNORECASE) for reason, pattern in _CLASSES.items()}
_CLASSED = frozenset("div section ul ol li p figure article".split())
_MOST_OF = 0.8
"""Of a page's words: what has more is the page itself, whatever it is called."""
_MOST_NAMES = 50
_HEADINGS = frozenset("h2 h3 h4 h5 h6".split())
_NEAR = 20


def reasons(tokens: Sequence[Token], closing: Sequence[int]) -> list[str]:
    """For each token the reason for which the part of the page around it is no article text, or ""."""
    result = [""] * len(tokens)
    titles = _count(tokens, ("h1",))
    headings = _count(tokens, ("h1", "h2", "h3"))
    spoken = [0, *accumulate(len(token.text.split()) if token.text else 0 for token in tokens)]
    until = 0
    for at, token in enumerate(tokens):
        reason = _reason(tokens, closing, at) if at >= until else ""
        if spoken[closing[at]] - spoken[at] > _MOST_OF * spoken[-1]:
            reason = ""
        # Some sites put the whole page into one form, or give its outermost box such a class.
        within = headings if token.name in ("form", "header") else titles
        if reason and within[closing[at]] == within[at]:
            until = closing[at]
            result[at:until] = [reason] * (until - at)
    return result


def _count(tokens: Sequence[Token], names: tuple[str, ...]) -> list[int]:
    return [0, *accumulate(token.name in names for token in tokens)]


def _reason(tokens: Sequence[Token], closing: Sequence[int], at: int) -> str:
    token, end = tokens[at], closing[at]
    if token.name in _TAGS or not token.attributes:
        return _TAGS.get(token.name, "")
    if token.name not in _CLASSED or end == len(tokens) or tokens[end].name != f"/{token.name}":
        return ""
    identity = token.attributes.get("id", "")
    if identity and _named_by_heading(tokens[at:end], identity):
        identity = ""
    values = (token.attributes.get(name, "") for name in ("class", "itemprop"))
    names = f"{' '.join(values)} {identity}".split(maxsplit=_MOST_NAMES)
    return next((why for why, rule in _CLASS.items() if any(rule.fullmatch(name[:60]) for name in names)), "")


def _named_by_heading(tokens: Sequence[Token], identity: str) -> bool:
    """Whether the identity is made of the part's first heading, as many sites make one for each section of a text."""
    first = next((at for at, token in enumerate(tokens[:_NEAR]) if token.name in _HEADINGS), None)
    if first is None:
        return False
    texts: list[str] = []
    for token in tokens[first + 1 : first + _NEAR]:
        if token.name.lstrip("/") in _HEADINGS:
            break
        texts.append(token.text)
    return bool(_slug("".join(texts))) and _slug("".join(texts)).startswith(_slug(identity))


def _slug(text: str) -> str:
    return "-".join(words(text.replace("_", " "))).casefold()
