"""Text inside a block with its style and links, and how it is written as Markdown."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from urllib.parse import quote

from articles.content import escaping
from articles.importing.html.tags import Token

_SAFE = re.compile(r"^(?:https?://[^/\s]|mailto:[^\s@]+@|tel:\+?[0-9])", re.IGNORECASE)
_SPACE = re.compile(r"\s+")
STRONG, EMPHASIS = frozenset(["b", "strong"]), frozenset(["i", "em"])
_MOST_OF = 0.8
_BREAK = re.compile(r"(?:(?<![ \t])[ \t]+)?\n[ \t]*")


@dataclass(frozen=True)
class Run:
    """Text in one style. A newline in it is a line break."""

    text: str
    strong: bool = False
    emphasis: bool = False
    address: str = ""


def safe_address(address: str) -> str:
    """A web or mail address or a telephone number as Markdown may hold it; "" for all else, as a place on the page."""
    stripped = address.strip()
    return quote(stripped, safe="%/:?#@!$&'*+,;=~-._") if _SAFE.match(stripped) else ""


def plain_text(runs: Sequence[Run]) -> str:
    """The text of the runs with single spaces, lines kept."""
    lines = "".join(run.text for run in runs).split("\n")
    return "\n".join(filter(None, (" ".join(line.split()) for line in lines)))


def markdown(runs: Sequence[Run]) -> str:
    merged = _merged(runs)
    around = ["", *(run.text for run in merged), ""]
    parts = [_part(run, around[at][-1:], around[at + 2][:1]) for at, run in enumerate(merged)]
    # "!" before a link would make it a picture.
    text = "".join(parts).replace("![", "\\![")
    lines = filter(None, (" ".join(line.split()) for line in text.split("\n")))
    return "\\\n".join(escaping.guard(line) for line in lines)


def _merged(runs: Sequence[Run]) -> list[Run]:
    grouped = groupby((run for run in runs if run.text), key=_style)
    return [Run("".join(run.text for run in group), *style) for style, group in grouped]


def _style(run: Run) -> tuple[bool, bool, str]:
    return run.strong, run.emphasis, run.address


def _part(run: Run, before: str, after: str) -> str:
    core = run.text.strip()
    if not core or _style(run) == (False, False, ""):
        return escaping.inline(run.text)
    start = run.text.index(core)
    left, right = run.text[:start], run.text[start + len(core) :]
    inner = escaping.inline(_BREAK.sub(" ", core), link=False)
    linked = f"[{inner}]({run.address})" if run.address else inner
    mark = "*" * (2 * run.strong + run.emphasis)
    # Stars beside a letter would stand in the text as stars: better no emphasis there.
    free = bool(left or not before or before in "\n (“‘") and bool(right or not after or after in "\n .,;:!?)”’")
    return f"{left}{mark}{linked}{mark}{right}" if free else f"{left}{linked}{right}"


class Line:
    """Gathers runs from the tokens between two blocks. `refused` holds addresses that no link may have. `term` is on
    inside <dt> and <summary>, whose text becomes bold.
    """

    def __init__(self) -> None:
        self.runs: list[Run] = []
        self.refused: list[str] = []
        self.term = False
        self._strong = self._emphasis = 0
        self._address = ""
        self._in_link = False
        self._letters = self._linked_letters = 0

    def text(self, text: str) -> None:
        shown = _SPACE.sub(" ", text)
        self._letters += len(shown)
        self._linked_letters += len(shown) if self._in_link else 0
        self.runs.append(Run(shown, self.term or self._strong > 0, self._emphasis > 0, self._address))

    def line_break(self) -> bool:
        """Whether this is the second one in a row, which ends a paragraph."""
        last = next((run.text for run in reversed(self.runs) if run.text.strip(" ")), "")
        self.runs.append(Run("\n"))
        return last == "\n"

    def tag(self, token: Token) -> None:
        name, step = token.name.lstrip("/"), -1 if token.name[0] == "/" else 1
        if name in STRONG:
            self._strong = max(0, self._strong + step)
        elif name in EMPHASIS:
            self._emphasis = max(0, self._emphasis + step)
        elif name == "a":
            self._link(token.attributes.get("href", "") if step > 0 else "")

    @property
    def is_link(self) -> bool:
        """Whether what was gathered is a link and little else, wherever the link leads."""
        return self._linked_letters > _MOST_OF * self._letters

    def _link(self, address: str) -> None:
        self._in_link = bool(address.strip())
        self._address = safe_address(address)
        if address.strip() and not self._address and not address.strip().startswith("#"):
            self.refused.append(address.strip())

    def take(self) -> list[Run]:
        runs, self.runs = self.runs, []
        self._letters = self._linked_letters = 0
        return runs
