"""Long quarantines made short enough for a person to settle."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from articles.importing.model import FLAG, Scrap

_MANY = 200
_LINES, _LETTERS = 50, 4_000
"""What one row holds at most; a longer line has a row to itself."""
_ONE_BY_ONE = (
    "struck-out text",
    "hidden text",
    "deleted text",
    "unknown sign",
    "text shown backwards",
    "may be struck out or hidden",
    FLAG,
)
"""What a writer has to look at in its place."""


def gathered(scraps: Sequence[Scrap]) -> tuple[Scrap, ...]:
    """The scraps; where there are very many, lines of one reason share a row, in the place of the first of them."""
    if len(scraps) <= _MANY:
        return tuple(scraps)
    alike: dict[str, list[Scrap]] = defaultdict(list)
    for scrap in scraps:
        alike[scrap.reason].append(scrap)
    rows = [row for reason, lines in alike.items() for row in (lines if reason.endswith(_ONE_BY_ONE) else _rows(lines))]
    return tuple(sorted(rows, key=lambda row: row.line))


def _rows(scraps: Sequence[Scrap]) -> Iterator[Scrap]:
    texts = list[str]()
    first = scraps[0]
    for scrap in scraps:
        if texts and (len(texts) == _LINES or sum(map(len, texts)) + len(scrap.text) > _LETTERS):
            yield Scrap(first.line, "\n".join(texts), first.reason)
            texts, first = [], scrap
        texts.append(scrap.text)
    yield Scrap(first.line, "\n".join(texts), first.reason)
