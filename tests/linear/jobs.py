"""What the house does with a text that somebody else wrote, each as one function of that text."""

import json
from collections.abc import Callable
from contextlib import suppress
from html import escape
from pathlib import Path
from typing import Any

from articles.clinical.api import Subject, check
from articles.compare.changes import changes
from articles.compare.risk import risk
from articles.content.article import ArticleContent
from articles.importing import Unreadable, read
from articles.importing.record import read_record
from articles.management.foreign import of_file
from articles.versions.completeness import problems
from articles.versions.fragment import render
from tests.clinical.texts import CLONAZEPAM, CONTENT
from tests.contents import article_of
from tests.importing.docx.files import packed, paragraphs

ORDINARY = (Path(__file__).parents[1] / "clinical" / "good" / "sertraline.md").read_text()


def content(body: str) -> ArticleContent:
    data: dict[str, Any] = {
        "kind": "other",
        "title": "Title",
        "slug": "title",
        "short_answer": "Short.",
        "body": body,
        "questions": [{"question": "Why?", "answer": body[:1000]}],
        "references": [],
        "author": {"name": "A Writer", "credentials": ""},
        "disclosure": "None.",
        "review_months": 12,
        "medication": CONTENT | {"slug": "clonazepam"},
    }
    return article_of(data)


def _edited(text: str) -> str:
    half = len(text) // 2
    return f"a {text[:half]} x {text[half + 7 :]}"


def _laid_out(old: str, new: str) -> None:
    for change in changes(content(old), content(new)):
        assert change.blocks is not None


def _check_file(name: str, data: bytes) -> None:
    with suppress(Unreadable):
        check(of_file(name, data, record=CLONAZEPAM))


def _import(text: str) -> None:
    for name, data in (("a.md", text.encode()), ("a.txt", text.encode()), ("a.docx", word(text))):
        with suppress(Unreadable):
            read(name, data)


def _read_record(text: str) -> None:
    """As the whole file, as keys, and as a value."""
    quoted = json.dumps(text)
    for name, file in (
        ("a.yaml", text),
        ("a.yaml", f"slug: {quoted}\n{quoted}: x\n"),
        ("a.json", f'{{"a": {quoted}}}'),
    ):
        with suppress(Unreadable):
            read_record(name, file.encode())


def page(text: str) -> bytes:
    return f"<p>{escape(text)}</p>".replace("\n\n", "</p><p>").replace("\n", "<br>").encode()


def word(text: str) -> bytes:
    return packed(paragraphs(text.split("\n")))


JOBS: dict[str, Callable[[str], object]] = {
    "render": lambda text: render(content(text)),
    "problems": lambda text: list(problems(content(text), None)),
    "check": lambda text: check(Subject.from_content(content(text), record=CLONAZEPAM)),
    "changes from another text": lambda text: _laid_out(ORDINARY, text),
    "changes of itself": lambda text: _laid_out(text, _edited(text)),
    "risk": lambda text: risk(content(text[len(text) // 3 :]), content(text)),
    "check .md": lambda text: _check_file("a.md", text.encode()),
    "check .txt": lambda text: _check_file("a.txt", text.encode()),
    "check .html": lambda text: _check_file("a.html", text.encode()),
    "check .html of text": lambda text: _check_file("a.html", page(text)),
    "check .docx": lambda text: _check_file("a.docx", word(text)),
    "import": _import,
    "read a record": _read_record,
}
