"""Takes pictures, and links whose address no page may have, out of a line of Markdown."""

import re

from articles.importing.accounting import words
from articles.importing.html.inline import safe_address
from articles.importing.model import Scrap, SourceLine

_LINK = re.compile(
    r"(!?)\[((?:[^\[\]\\]|\\.){0,1000})\]\(\s*+<?([^()\s<>]*+(?:\([^()\s<>]*+\)[^()\s<>]*+)*+)>?(?:\s[^()]*+)?\)"
)
_DEFINITION = re.compile(r"^ {0,3}\[[^\]^][^\]]*\]:\s*+<?([^\s>]+)")


def clean_links(line: SourceLine) -> tuple[str, list[Scrap]]:
    """A line of Markdown without pictures and without links that no page may have, and what was taken out."""
    refused: list[Scrap] = []

    def clean(match: re.Match[str]) -> str:
        if not match[1] and (safe_address(match[3]) or match[3].startswith("#")):
            return match[0]
        refused.append(Scrap(line.number, match[3], "link address"))
        if match[1]:
            refused.append(Scrap(line.number, match[2], "stray caption"))
        return "" if match[1] else match[2]

    definition = _DEFINITION.match(line.text)
    if definition and not safe_address(definition[1]):
        return "", [Scrap(line.number, line.text.strip(), "link address")]
    text = _LINK.sub(clean, line.text)
    return text, [scrap for scrap in refused if words(scrap.text)]
