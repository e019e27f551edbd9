import pytest

from articles.text.reading import Unreadable, docx
from articles.text.reading.docx import MAX_MEMBERS, MAX_UNPACKED
from tests.text.reading.docx_files import packed, paragraphs, zipped

BILLION = (
    b'<?xml version="1.0"?><!DOCTYPE d [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>'
    b'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">&b;</w:document>'
)


def test_a_word_file_is_read() -> None:
    body = (
        paragraphs(["Sleep tablets"], "Title") + paragraphs(["How to take it"], "Heading1") + paragraphs(["At night."])
    )
    reading = docx.read(packed(body))
    assert reading.title == "Sleep tablets"
    assert reading.body == "## How to take it {: dosing }\n\nAt night."


def test_paragraphs_are_numbered() -> None:
    reading = docx.read(packed(paragraphs(["It helps people sleep.", "Leave a comment"])))
    assert [(line.number, line.text) for line in reading.lines] == [
        (1, "It helps people sleep."),
        (2, "Leave a comment"),
    ]
    assert [scrap.line for scrap in reading.quarantine] == [2]


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"plain text", "damaged"),
        (b"PK\x03\x04 cut off", "damaged"),
        (b"\xd0\xcf\x11\xe0 old", "old Word format"),
        (zipped({"hello.txt": b"x"}), "no word/document.xml"),
        (zipped({"word/document.xml": b"<w:document"}), "damaged"),
        (zipped({"word/document.xml": BILLION}), "entities"),
        (zipped({"word/document.xml": BILLION.decode().encode("utf-16")}), "entities"),
        (packed(word__media__x=b"\0" * (MAX_UNPACKED + 1)), "unpacks to far more"),
        (packed(word__media__x=b"\0" * 5_000_000), "unpacks to far more"),
        (zipped({f"{number}.xml": b"" for number in range(MAX_MEMBERS + 1)}), "unpacks to far more"),
    ],
    ids=["text", "cut", "old", "no document", "bad xml", "entities", "hidden entities", "size", "ratio", "members"],
)
def test_a_bad_word_file_is_refused_with_its_reason(data: bytes, words: str) -> None:
    with pytest.raises(Unreadable, match=words):
        docx.read(data)


def test_a_directory_that_lies_about_sizes_is_not_believed() -> None:
    honest = packed(paragraphs(["x" * 100_000]))
    place = honest.rindex(b"PK\x01\x02") + 24
    lying = honest[:place] + (10).to_bytes(4, "little") + honest[place + 4 :]
    with pytest.raises(Unreadable, match="damaged"):
        docx.read(lying)


def test_a_word_file_nested_without_end_is_refused() -> None:
    depth = 100_000
    with pytest.raises(Unreadable):
        docx.read(packed("<w:sdt><w:sdtContent>" * depth + "</w:sdtContent></w:sdt>" * depth))


def test_pictures_are_never_opened() -> None:
    assert docx.read(packed(paragraphs(["It helps people sleep."]), word__media__a=b"GIF8")).body
