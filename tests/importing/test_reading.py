import re
from collections.abc import Callable
from dataclasses import replace
from typing import AnyStr

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.content.dialect import PARSER
from articles.importing import (
    MAX_BYTES,
    Reading,
    Scrap,
    SourceLine,
    Unreadable,
    html,
    lost,
    markdown,
    plain,
    read,
    take_back,
)
from articles.importing.decoding import decode
from tests.importing.docx.files import packed, paragraphs
from tests.importing.texts import FRONT, PAGE, TEXT

pytestmark = pytest.mark.property
NAMES = st.sampled_from(["a.md", "a.txt", "a.html", "a.HTM", "a.docx", "a.pdf", "a", ""])


def read_or_refuse(reader: Callable[[AnyStr], Reading], source: AnyStr, sentence: str) -> Reading:
    """Any refusal but one with these words fails."""
    try:
        return reader(source)
    except Unreadable as refusal:
        if re.search(sentence, str(refusal)):
            return Reading()
        raise


def readable(text: str) -> str:
    """As a file would bring it; empty where no file could."""
    try:
        return decode(text.encode())
    except Unreadable:
        return ""


@given(TEXT)
def test_plain_text_loses_no_line(text: str) -> None:
    assert lost(plain.read(readable(text))) == []


@given(TEXT)
def test_markdown_loses_no_line(text: str) -> None:
    assert lost(read_or_refuse(markdown.read, readable(text), "front matter")) == []


@given(FRONT, TEXT)
def test_front_matter_loses_no_line(front: str, text: str) -> None:
    assert lost(read_or_refuse(markdown.read, readable(f"---\n{front}\n---\n{text}"), "twice")) == []


@given(PAGE)
def test_a_page_loses_no_line(page: str) -> None:
    assert lost(html.read(readable(page))) == []


@given(st.lists(TEXT, max_size=5))
def test_a_word_file_loses_no_line(texts: list[str]) -> None:
    data = packed(paragraphs([readable(text) for text in texts]))
    assert lost(read_or_refuse(lambda source: read("a.docx", source), data, "no text")) == []


@given(NAMES, st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(name: str, data: bytes) -> None:
    assert lost(read_or_refuse(lambda source: read(name, source), data, r"\.$")) == []


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("a.txt", b"", "empty"),
        ("a.md", b" \n\t", "empty"),
        ("a.txt", "\ufeff \n".encode(), "empty"),
        ("a.txt", b"x" * (MAX_BYTES + 1), "larger than 5 MB"),
        ("a.pdf", b"text", "must end in"),
        ("article", b"text", "must end in"),
        ("a.html", b"<script>x</script>", "no text"),
    ],
)
def test_a_bad_file_is_refused_with_its_reason(name: str, data: bytes, words: str) -> None:
    with pytest.raises(Unreadable, match=words):
        read(name, data)


def test_a_line_that_was_dropped_is_named() -> None:
    lines = (SourceLine(1, "Take it at night."), SourceLine(2, "Not with food."))
    assert lost(Reading(body="Take it at night.", lines=lines)) == [lines[1]]


def test_a_line_that_stood_twice_must_be_there_twice() -> None:
    line = SourceLine(1, "Take one.")
    reading = Reading(body="Take one.", lines=(line, replace(line, number=2)))
    assert lost(reading) == [SourceLine(2, "Take one.")]
    assert lost(replace(reading, quarantine=(Scrap(2, "Take one.", "poll"),))) == []


def test_words_out_of_order_are_lost() -> None:
    line = SourceLine(1, "one before two")
    assert lost(Reading(body="two before one", lines=(line,))) == [line]


def test_words_from_two_fields_do_not_make_a_line() -> None:
    line = SourceLine(1, "never double")
    assert lost(Reading(title="never", body="double", lines=(line,))) == [line]


def test_a_link_in_the_middle_of_a_word_loses_nothing() -> None:
    assert lost(html.read('<p>One.<p>Over<a href="https://example.org/a">dose</a> kills.')) == []


def test_what_comes_back_is_the_last_paragraph() -> None:
    back = take_back("Some text.\n\n- a point\n", Scrap(9, "# 5 * 3 [pills]", "poll"))
    assert back == "Some text.\n\n- a point\n\n\\# 5 \\* 3 \\[pills\\]"
    assert "<p># 5 * 3 [pills]</p>" in PARSER.render(back)


def test_an_empty_body_takes_back_the_text_alone() -> None:
    assert take_back("", Scrap(1, "  Text.", "poll")) == "Text."
