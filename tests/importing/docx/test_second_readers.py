"""Word files as mammoth, docx2python and pandoc read them: no word and no amount that one of them sees is lost here.

They lose more, and say nothing of it; so they are asked for what they have, never for what they have not.
"""

import re
from collections import Counter
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

import docx2python
import mammoth
import pypandoc
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.importing import Reading, docx
from tests.importing.docx.files import cell, paragraph, run, table, whole_file

pytestmark = pytest.mark.property
_WORD = re.compile(r"[^\W\d_]+|\d+(?:[.,]\d+)*")
_AMOUNT = re.compile(r"\d+(?:[.,]\d+)*\s(?:mg|ml|hours|tablets)")
# Readers cut "5mg" or "a1" in other places where a style changes within a word: so each piece has its own space.
WORDS = st.sampled_from(["take", "it", "at", "night", "0.5 mg", "2 tablets", "1,000 mg", "30 hours", "never", "Ältere"])
STYLES = st.sampled_from(["", "<w:b/>", "<w:i/>", '<w:u w:val="single"/>', "<w:caps/>", '<w:lang w:val="en-GB"/>'])


@st.composite
def runs(draw: st.DrawFn) -> str:
    pieces = draw(st.lists(st.tuples(WORDS, STYLES), min_size=1, max_size=6))
    return "".join(run(f"{word} ", style) for word, style in pieces)


PARAGRAPHS = runs().map(paragraph)
INSERTED = runs().map(lambda inner: paragraph(f'<w:ins w:id="1" w:author="A">{inner}</w:ins>'))
TABLES = st.lists(st.lists(PARAGRAPHS.map(cell), min_size=2, max_size=2), min_size=2, max_size=3).map(
    lambda rows: table(*rows)
)
BODIES = st.lists(st.one_of(PARAGRAPHS, INSERTED, TABLES), min_size=1, max_size=6).map("".join)


def by_mammoth(data: bytes) -> str:
    return str(mammoth.extract_raw_text(BytesIO(data)).value)


def by_docx2python(data: bytes) -> str:
    with docx2python.docx2python(BytesIO(data)) as read:
        return str(read.text)


def by_pandoc(data: bytes) -> str:
    with TemporaryDirectory() as folder:
        file = Path(folder) / "a.docx"
        file.write_bytes(data)
        return str(pypandoc.convert_file(str(file), "plain", extra_args=["--wrap=none"]))


def ours(reading: Reading) -> str:
    questions = [text for row in reading.questions for text in (row.question, row.answer)]
    return "\n".join([reading.title, reading.body, *questions, *(scrap.text for scrap in reading.quarantine)])


def assert_nothing_is_missing(read: Callable[[bytes], str], body: str) -> None:
    data = whole_file(body)
    theirs, here = read(data), ours(docx.read(data))
    for pattern in (_WORD, _AMOUNT):
        there = Counter(word.casefold() for word in pattern.findall(theirs))
        missing = there - Counter(word.casefold() for word in pattern.findall(here))
        assert not missing
    assert _AMOUNT.findall(theirs) or not _AMOUNT.findall(here)


@given(BODIES)
def test_mammoth_sees_nothing_that_is_not_read(body: str) -> None:
    assert_nothing_is_missing(by_mammoth, body)


@given(BODIES)
def test_docx2python_sees_nothing_that_is_not_read(body: str) -> None:
    assert_nothing_is_missing(by_docx2python, body)


@settings(max_examples=20)
@given(BODIES)
def test_pandoc_sees_nothing_that_is_not_read(body: str) -> None:
    assert_nothing_is_missing(by_pandoc, body)
