"""What a Word file sets aside: comments, headers, charts, hidden text and the like, with their lines."""

from collections.abc import Sequence

from articles.importing.accounting import words
from articles.importing.docx.walk import Group, Walk
from articles.importing.html.tags import lines_of
from articles.importing.model import Scrap, SourceLine

# By the name of a part's root: why its text is no text of the article.
ASIDE = {
    "hdr": "page header",
    "ftr": "page footer",
    "comments": "Word comment",
    "footnotes": "unused footnote",
    "endnotes": "unused endnote",
    "chartSpace": "chart",
    "dataModel": "diagram",
}


class Heap:
    """What is set aside, and the lines that it came from."""

    def __init__(self, main: Walk) -> None:
        self._anchors = main.anchors
        self.scraps: list[Scrap] = []
        self.lines: list[SourceLine] = []
        self.add_hidden(main)

    def add(self, reason: str, group: Group) -> None:
        place = self._anchors.get(group.name, 0) if reason == "Word comment" else 0
        lines = [SourceLine(place or line.number, line.text) for line in lines_of(group.tokens)]
        if lines and group.by:
            lines[0] = SourceLine(lines[0].number, f"{group.by}: {lines[0].text}")
        self._keep(lines, reason)

    def add_hidden(self, part: Walk) -> None:
        for (number, reason), tokens in part.hidden.items():
            self._keep([SourceLine(number, line.text) for line in lines_of(tokens)], reason)

    def _keep(self, lines: Sequence[SourceLine], reason: str) -> None:
        text = " ".join(line.text for line in lines)
        if words(text):
            self.scraps.append(Scrap(lines[0].number, text, reason))
            self.lines += lines
