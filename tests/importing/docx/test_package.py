import pytest

from articles.importing import Unreadable, docx
from articles.importing.docx.package import MAX_MEMBERS, MAX_TAGS, MAX_UNPACKED
from tests.importing.docx.files import NOISE, packed, paragraph, paragraphs, part, relations, zipped

BILLION = (
    b'<?xml version="1.0"?><!DOCTYPE d [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>'
    b'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">&b;</w:document>'
)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"plain text", "damaged"),
        (b"PK\x03\x04 cut off", "damaged"),
        (b"\xd0\xcf\x11\xe0 old", "old Word format"),
        (zipped({"hello.txt": b"x"}), "no word/document.xml"),
        (zipped({"word/document.xml": part("w:workbook", "")}), "no word/document.xml"),
        (zipped({"word/document.xml": b"<w:document"}), "damaged"),
        (zipped({"word/document.xml": b"<?xml version='1.0' encoding='none'?><a/>"}), "damaged"),
        (zipped({"word/document.xml": BILLION}), "entities"),
        (zipped({"word/document.xml": BILLION.decode().encode("utf-16")}), "entities"),
        (packed(paragraph("x"), header1=BILLION), "entities"),
        (packed(paragraph("x"), footnotes=b"<w:footnotes"), "damaged"),
        (zipped({"word/media/x": b"\0" * (MAX_UNPACKED + 1)}), "unpacks to far more"),
        (zipped({"word/media/x": b"\0" * 5_000_000}), "unpacks to far more"),
        (zipped({f"{number}.xml": b"" for number in range(MAX_MEMBERS + 1)}), "unpacks to far more"),
    ],
    ids=[
        "text",
        "cut",
        "old",
        "no document",
        "no Word document",
        "bad xml",
        "bad encoding",
        "entities",
        "hidden entities",
        "entities in a header",
        "bad notes",
        "size",
        "ratio",
        "members",
    ],
)
def test_a_bad_word_file_is_refused_with_its_reason(data: bytes, words: str) -> None:
    with pytest.raises(Unreadable, match=words):
        docx.read(data)


def test_tags_are_counted_whatever_the_ratio() -> None:
    with pytest.raises(Unreadable, match="unpacks to far more"):
        docx.read(packed("<w:p/>" * MAX_TAGS, noise=NOISE))


def test_a_directory_that_lies_about_sizes_is_not_believed() -> None:
    honest = packed(paragraphs(["x" * 100_000]))
    place = honest.rindex(b"PK\x01\x02") + 24
    lying = honest[:place] + (10).to_bytes(4, "little") + honest[place + 4 :]
    with pytest.raises(Unreadable, match="damaged"):
        docx.read(lying)


def test_pictures_are_never_opened() -> None:
    document = part("w:document", paragraph("It helps people sleep."))
    assert docx.read(zipped({"word/document.xml": document, "word/media/a.gif": b"GIF8"})).body


def test_the_document_is_found_under_another_name() -> None:
    data = zipped(
        {
            "_rels/.rels": relations({"a": ("officeDocument", "/Word/Document2.xml")}),
            "word/document2.xml": part("w:document", paragraph("It helps people sleep.")),
        }
    )
    assert docx.read(data).body == "It helps people sleep."


def test_the_strict_format_is_read_alike() -> None:
    usual, strict = "schemas.openxmlformats.org/wordprocessingml/2006/main", "purl.oclc.org/ooxml/wordprocessingml/main"
    document = part("w:document", paragraph("Storage", '<w:outlineLvl w:val="1"/>') + paragraph("Dry."))
    assert (
        docx.read(zipped({"word/document.xml": document.replace(usual.encode(), strict.encode())})).title == "Storage"
    )


def test_what_stands_in_the_glossary_is_in_no_page() -> None:
    building_block = part("w:hdr", paragraph("Confidential"))
    data = packed(paragraph("It helps people sleep."), glossary__header1=building_block)
    assert docx.read(data).quarantine == ()
