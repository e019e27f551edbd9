"""Tables of Markdown whose rows have more cells than their header, which would show without the cells too many."""

import re
from collections.abc import Sequence

from articles.importing.html.tables import MOST_COLUMNS

_RULE = re.compile(r"\|?(?:\s*+:?-++:?\s*+\|)*+(?:\s*+:?-++:?\s*+)?")
_PIPE = re.compile(r"\\.|(\|)", re.DOTALL)


def widened(lines: Sequence[str]) -> list[str]:
    """The lines, with a header as wide as the widest row. A table of too many columns becomes paragraphs."""
    rule = next((at for at in range(1, len(lines)) if _ruled(lines[at - 1], lines[at])), 0)
    if not rule:
        return list(lines)
    wide, widest = _cells(lines[rule]), max(_cells(line) for line in lines[rule:])
    if widest <= wide:
        return list(lines)
    if widest > MOST_COLUMNS:
        return [*lines[: rule - 1], *_apart([lines[rule - 1], *lines[rule + 1 :]])]
    head, line = (_closed(line) for line in lines[rule - 1 : rule + 1])
    more = widest - wide
    return [*lines[: rule - 1], head + "  |" * more, line + " --- |" * more, *lines[rule + 1 :]]


def _apart(lines: Sequence[str]) -> list[str]:
    return [part for line in lines for part in ("", line)]


def _ruled(head: str, line: str) -> bool:
    return "-" in line and "|" in line + head and bool(_RULE.fullmatch(line.strip())) and _cells(head) == _cells(line)


def _closed(line: str) -> str:
    return line if _ends_in_pipe(line.rstrip()) else f"{line.rstrip()} |"


def _cells(line: str) -> int:
    text = line.strip()
    pipes = sum(match[1] is not None for match in _PIPE.finditer(text))
    return pipes + 1 - text.startswith("|") - _ends_in_pipe(text)


def _ends_in_pipe(text: str) -> bool:
    backslashes = len(text[:-1]) - len(text[:-1].rstrip("\\"))
    return len(text) > 1 and text[-1] == "|" and backslashes % 2 == 0
