import re

from articles.importing.accounting import words
from articles.importing.inline import safe_address
from articles.importing.model import Scrap, SourceLine

_LINK = re.compile(
    r"(!?)\[((?:[^\[\]\\]|\\.){0,1000})\]\(\s*+<?([^()\s<>]*+(?:\([^()\s<>]*+\)[^()\s<>]*+)*+)>?(?:\s[^()]*+)?\)"
)
_DEFINITION = re.compile(r"^ {0,3}\[[^\]^][^\]]*\]:\s*+<?([^\s>]+)")


def judged(line: SourceLine) -> tuple[str, list[Scrap]]:
    """A line of Markdown without pictures and without links that no page may have, and what was taken out."""
    refused: list[Scrap] = []

    def judge(found: re.Match[str]) -> str:
        if not found[1] and (safe_address(found[3]) or found[3].startswith("#")):
            return found[0]
        refused.append(Scrap(line.number, found[3], "link address"))
        if found[1]:
            refused.append(Scrap(line.number, found[2], "stray caption"))
        return "" if found[1] else found[2]

    definition = _DEFINITION.match(line.text)
    if definition and not safe_address(definition[1]):
        return "", [Scrap(line.number, line.text.strip(), "link address")]
    kept = _LINK.sub(judge, line.text)
    return kept, [scrap for scrap in refused if words(scrap.text)]
