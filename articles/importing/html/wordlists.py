"""Lists of a page that Word saved: paragraphs whose style tells the level, with their marks as text."""

import re
from collections.abc import Sequence

from articles.importing.html.tags import Token, ends

_LEVEL = re.compile(r"mso-list:\s{0,9}[^;]{0,80}level([1-9])")
_MARK = re.compile(r"mso-list:\s{0,9}Ignore", re.IGNORECASE)
_COUNTED = re.compile(r"\(?([0-9]{1,3})[.)]")


def with_word_lists(tokens: Sequence[Token]) -> list[Token]:
    """The tokens; each such paragraph becomes a list of its own with one item."""
    closing, result, at = ends(tokens), list[Token](), 0
    while at < len(tokens):
        token = tokens[at]
        level = _LEVEL.search(token.attributes.get("style", "")) if token.name == "p" else None
        if level:
            result += _item(tokens[at : closing[at]], int(level[1]))
            at = closing[at] + (closing[at] < len(tokens) and tokens[closing[at]].name == "/p")
        else:
            result.append(token)
            at += 1
    return result


def _item(tokens: Sequence[Token], level: int) -> list[Token]:
    number, closing = tokens[0].line, ends(tokens)
    start = next((at for at, token in enumerate(tokens) if _MARK.search(token.attributes.get("style", ""))), None)
    if start is None:
        return [*tokens, Token(number, "/p")]
    mark = "".join(token.text for token in tokens[start : closing[start]]).strip()
    counted = _COUNTED.fullmatch(mark)
    name, attributes = ("ol", {"start": counted[1]}) if counted else ("ul", {})
    return [
        *[Token(number, "ul")] * (level - 1),
        Token(number, name, "", attributes),
        Token(number, "li"),
        *tokens[1:start],
        *tokens[closing[start] + 1 :],
        Token(number, "/li"),
        Token(number, f"/{name}"),
        *[Token(number, "/ul")] * (level - 1),
    ]
