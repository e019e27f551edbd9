"""How much of a web page's article reaches the draft, and how much of the draft is article.

`python -m bench.pages FOLDER`: a folder in FOLDER for each page, with `source.html` and `expected.html`, as the
tests of readability have them; or `html/N.html.gz` and `ground-truth/N.json` for each page, as the Web Content
eXtraction Benchmark has them, of which the articles are read. None of their text belongs into this project.
"""

import gzip
import json
import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from articles.importing import Unreadable, read
from articles.importing.accounting import words
from articles.importing.html.tags import shown, tokenize

_ADDRESS = re.compile(r"\]\([^)\s]*\)")


def main(folder: Path) -> None:
    wanted = drafted = both = refused = 0
    for source, text in _pages(folder):
        article, draft = _counted(text), _counted(_draft(source))
        refused += not draft
        wanted, drafted, both = wanted + article.total(), drafted + draft.total(), both + (article & draft).total()
    print(f"article in the draft {both / wanted:.3f}, draft that is article {both / drafted:.3f}, refused {refused}")


def _pages(folder: Path) -> Iterator[tuple[bytes, str]]:
    """Each page with the text of its article."""
    for source in sorted(folder.glob("*/source.html")):
        yield source.read_bytes(), _text((source.parent / "expected.html").read_text("utf-8"))
    for truth in sorted(folder.glob("ground-truth/*.json")):
        known = json.loads(truth.read_text("utf-8"))
        text = known["ground_truth"].get("main_content")
        if text and known["_internal"]["page_type"]["primary"] == "article":
            yield gzip.decompress((folder / "html" / f"{truth.stem}.html.gz").read_bytes()), text


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
