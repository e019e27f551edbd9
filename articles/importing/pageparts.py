import re
from collections.abc import Sequence
from itertools import accumulate

from articles.importing.accounting import words
from articles.importing.tags import Token

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


def reasons(given: Sequence[Token], closing: Sequence[int]) -> list[str]:
    """For each token the reason for which the part of the page around it is no article text, or ""."""
    found = [""] * len(given)
    titles = _count(given, ("h1",))
    headings = _count(given, ("h1", "h2", "h3"))
    spoken = [0, *accumulate(len(token.text.split()) if token.text else 0 for token in given)]
    until = 0
    for at, token in enumerate(given):
        reason = _reason(given, closing, at) if at >= until else ""
        if spoken[closing[at]] - spoken[at] > _MOST_OF * spoken[-1]:
            reason = ""
        # Some sites put the whole page into one form, or give its outermost box such a class.
        within = headings if token.name in ("form", "header") else titles
        if reason and within[closing[at]] == within[at]:
            until = closing[at]
            found[at:until] = [reason] * (until - at)
    return found


def _count(given: Sequence[Token], names: tuple[str, ...]) -> list[int]:
    return [0, *accumulate(token.name in names for token in given)]


def _reason(given: Sequence[Token], closing: Sequence[int], at: int) -> str:
    token, end = given[at], closing[at]
    if token.name in _TAGS or not token.attributes:
        return _TAGS.get(token.name, "")
    if token.name not in _CLASSED or end == len(given) or given[end].name != f"/{token.name}":
        return ""
    identity = token.attributes.get("id", "")
    if identity and _named_by_heading(given[at:end], identity):
        identity = ""
    said = (token.attributes.get(name, "") for name in ("class", "itemprop"))
    names = f"{' '.join(said)} {identity}".split(maxsplit=_MOST_NAMES)
    return next((why for why, rule in _CLASS.items() if any(rule.fullmatch(name[:60]) for name in names)), "")


def _named_by_heading(given: Sequence[Token], identity: str) -> bool:
    """Whether the identity is made of the part's first heading, as many sites make one for each section of a text."""
    first = next((at for at, token in enumerate(given[:_NEAR]) if token.name in _HEADINGS), None)
    if first is None:
        return False
    said: list[str] = []
    for token in given[first + 1 : first + _NEAR]:
        if token.name.lstrip("/") in _HEADINGS:
            break
        said.append(token.text)
    return bool(_slug("".join(said))) and _slug("".join(said)).startswith(_slug(identity))


def _slug(text: str) -> str:
    return "-".join(words(text.replace("_", " "))).casefold()
