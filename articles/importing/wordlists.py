"""Lists of a page that Word saved: paragraphs whose style tells the level, with their marks as text."""

import re
from collections.abc import Sequence

from articles.importing.tags import Token, ends

_LEVEL = re.compile(r"mso-list:\s{0,9}[^;]{0,80}level([1-9])")
_MARK = re.compile(r"mso-list:\s{0,9}Ignore", re.IGNORECASE)
_COUNTED = re.compile(r"\(?([0-9]{1,3})[.)]")


def with_word_lists(given: Sequence[Token]) -> list[Token]:
    """The tokens, with such a paragraph as an item of a list that holds nothing else."""
    closing, kept, at = ends(given), list[Token](), 0
    while at < len(given):
        token = given[at]
        found = _LEVEL.search(token.attributes.get("style", "")) if token.name == "p" else None
        if found:
            kept += _item(given[at : closing[at]], int(found[1]))
            at = closing[at] + (closing[at] < len(given) and given[closing[at]].name == "/p")
        else:
            kept.append(token)
            at += 1
    return kept


def _item(given: Sequence[Token], level: int) -> list[Token]:
    number, closing = given[0].line, ends(given)
    start = next((at for at, token in enumerate(given) if _MARK.search(token.attributes.get("style", ""))), None)
    if start is None:
        return [*given, Token(number, "/p")]
    mark = "".join(token.text for token in given[start : closing[start]]).strip()
    counted = _COUNTED.fullmatch(mark)
    name, attributes = ("ol", {"start": counted[1]}) if counted else ("ul", {})
    return [
        *[Token(number, "ul")] * (level - 1),
        Token(number, name, "", attributes),
        Token(number, "li"),
        *given[1:start],
        *given[closing[start] + 1 :],
        Token(number, "/li"),
        Token(number, f"/{name}"),
        *[Token(number, "/ul")] * (level - 1),
    ]
