"""The time to read a file grows with its length: sizes are compared within one run, so that no machine is too slow."""

from collections.abc import Callable
from contextlib import suppress
from time import process_time

import pytest

from articles.importing import Unreadable, read
from tests.importing.docx.files import NOISE, packed, paragraph, run

pytestmark = pytest.mark.usefixtures("no_rubbish")
TIMES, BOUND, MEASURED, TRIES = 4, 12, 0.05, 3
FILES: dict[str, tuple[str, Callable[[int], str]]] = {
    "short lines": ("a.txt", lambda n: "".join(f"{at} {at % 7} words\n" for at in range(n // 40))),
    "one word a line": ("a.txt", lambda n: "a\n" * (n // 40)),
    "one long line": ("a.txt", lambda n: "no " * (n // 4)),
    "questions": ("a.txt", lambda n: "FAQ\n\n" + "What is?\n\nIt is.\n\n" * (n // 160)),
    "white space in a link": ("a.md", lambda n: f"[a]({' ' * n}x"),
    "white space in a heading": ("a.md", lambda n: f"# a{' ' * n}x"),
    "brackets": ("a.md", lambda n: "[" * n),
    "headings": ("a.md", lambda n: "# FAQ\n## a?\nb\n" * (n // 300)),
    "refused links": ("a.md", lambda n: "[a](b)" * (n // 40)),
    "a table": ("a.md", lambda n: "|a|b|\n|-|-|\n" + "|a|b|c|\n" * (n // 80)),
    "raised text": ("a.md", lambda n: "2<sup>5</sup> mg " * (n // 100)),
    "open tags in Markdown": ("a.md", lambda n: "a <span hidden>" * (n // 100)),
    "an open fence": ("a.md", lambda n: "```\na\n" * (n // 120)),
    "styles": ("a.html", lambda n: "<p>" + "<u>some words " * (n // 100)),
    "paragraphs": ("a.html", lambda n: f"<title>{'a ' * n}</title>" + "<p>some words" * (n // 200)),
    "siblings": ("a.html", lambda n: "<style>i ~ b, b:nth-child(2) { top: 0 }</style>" + "<b>a</b> " * (n // 100)),
    "open tags": ("a.html", lambda n: "<div>" * (n // 20) + "a"),
    "tall cells": ("a.html", lambda n: "<table>" + "<tr><td rowspan=99>a<td>b" * (n // 200)),
    "class names": ("a.html", lambda n: f'<div class="{"a-b " * n}">a</div>'),
    "attributes": ("a.html", lambda n: f"<div {' '.join(f'a{at}=b' for at in range(n // 8))}>{'some words ' * 50}"),
    "rows and cells": ("a.html", lambda n: "<p>some words " * 50 + "<table>" + "<tr><td>a<td>b" * (n // 200)),
    "accents": ("a.html", lambda n: "<p>" + "&#x300;&#x316;" * (n // 20)),
}
WORD: dict[str, Callable[[int], str]] = {
    "paragraphs": lambda n: paragraph("Some words.") * (n // 100),
    "runs": lambda n: paragraph(run("word ") * (n // 60)),
    "nested boxes": lambda n: "<w:p><w:r><w:txbxContent>" * (n // 60) + "</w:txbxContent></w:r></w:p>" * (n // 60),
    "nested paragraphs": lambda n: "<w:p>" * (n // 40) + run("x") + "</w:p>" * (n // 40),
    "joined paragraphs": lambda n: paragraph("a", "<w:rPr><w:del/></w:rPr>") * (n // 60),
    "open fields": lambda n: (
        paragraph(
            '<w:fldChar w:fldCharType="begin"/><w:instrText>HYPERLINK "https://a.b"</w:instrText>'
            '<w:fldChar w:fldCharType="separate"/>'
        )
        * (n // 100)
    ),
}


def seconds(name: str, data: bytes) -> float:
    """A refusal takes its time too."""
    start = process_time()
    with suppress(Unreadable):
        read(name, data)
    return process_time() - start


def assert_it_grows_with_length(name: str, make: Callable[[int], bytes]) -> None:
    """Lengthens the file until its time can be measured, at most to what may be read. Other work on the machine makes
    a try slower and never faster: one good try of three is enough.
    """
    size = 20_000
    while (short := seconds(name, make(size))) < MEASURED and size < 600_000:
        size *= 2
    long = make(size * TIMES)
    assert any(seconds(name, long) < BOUND * max(short, MEASURED) for _ in range(TRIES))


@pytest.mark.parametrize("case", FILES)
def test_time_grows_with_the_length_of_a_file(case: str) -> None:
    name, make = FILES[case]
    assert_it_grows_with_length(name, lambda size: make(size).encode())


@pytest.mark.parametrize("case", WORD)
def test_time_grows_with_the_length_of_a_word_file(case: str) -> None:
    assert_it_grows_with_length("a.docx", lambda size: packed(WORD[case](size), noise=NOISE))
