"""How much of a web page's article reaches the draft, and how much of the draft is article.

`python -m bench.pages FOLDER`: a folder in FOLDER for each page, with `source.html` and `expected.html`, as the
tests of readability have them. None of their text belongs into this project.
"""

import re
import sys
from collections import Counter
from pathlib import Path

from articles.importing import Unreadable, read
from articles.importing.accounting import words
from articles.importing.html.tags import shown, tokenize

_ADDRESS = re.compile(r"\]\([^)\s]*\)")


def main(folder: Path) -> None:
    wanted = drafted = both = refused = 0
    for source in sorted(folder.glob("*/source.html")):
        article = _counted(_text((source.parent / "expected.html").read_text("utf-8")))
        draft = _counted(_draft(source.read_bytes()))
        refused += not draft
        wanted, drafted, both = wanted + article.total(), drafted + draft.total(), both + (article & draft).total()
    print(f"article in the draft {both / wanted:.3f}, draft that is article {both / drafted:.3f}, refused {refused}")


def _draft(source: bytes) -> str:
    try:
        reading = read("page.html", source)
    except Unreadable:
        return ""
    texts = [reading.body, *(f"{row.question}\n{row.answer}" for row in reading.questions)]
    return _ADDRESS.sub("]", "\n".join(texts))


def _text(page: str) -> str:
    return " ".join(token.text for token in shown(tokenize(page)))


def _counted(text: str) -> Counter[str]:
    return Counter(word.casefold() for word in words(text))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
