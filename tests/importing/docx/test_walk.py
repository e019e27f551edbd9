import pytest

from articles.importing import docx
from tests.importing.docx.files import NOISE, box, cell, packed, paragraph, paragraphs, run, table

DELETED_END = "<w:rPr><w:del/></w:rPr>"


def body(inner: str) -> str:
    return docx.read(packed(inner, noise=NOISE)).body


def test_a_text_box_follows_its_paragraph() -> None:
    shape = f"<w:r><w:pict><v:shape><v:textbox>{box('In the box.')}</v:textbox></v:shape></w:pict></w:r>"
    assert body(paragraph(run("Around ") + shape + run("it."))) == "Around it.\n\nIn the box."


@pytest.mark.parametrize(
    ("inner", "markdown"),
    [
        (paragraph("Joined ", DELETED_END) + paragraph("up."), "Joined up."),
        (paragraph("One ", DELETED_END) * 2 + paragraph("two."), "One One two."),
        (paragraph("Alone.", DELETED_END), "Alone."),
        (
            paragraph(f"<w:txbxContent>{paragraph('Alone.', DELETED_END)}</w:txbxContent>") + paragraph("After."),
            "Alone.\n\nAfter.",
        ),
        (table([cell(paragraph("Alone.", DELETED_END))]) + paragraph("After."), "Alone.\n\nAfter."),
    ],
    ids=["joined", "twice", "last", "in a box", "in a cell"],
)
def test_a_deleted_end_joins_paragraphs(inner: str, markdown: str) -> None:
    assert body(inner) == markdown


def test_the_look_before_a_tracked_change_is_none() -> None:
    change = '<w:pPrChange><w:pPr><w:pStyle w:val="Heading1"/></w:pPr></w:pPrChange>'
    assert body(paragraph("It helps people sleep.", change)) == "It helps people sleep."


def test_a_table_of_contents_is_navigation() -> None:
    reading = docx.read(packed(paragraph("It helps.") + paragraphs(["Uses 1", "Doses 2"], "TOC1")))
    assert [(scrap.text, scrap.reason) for scrap in reading.quarantine] == [
        ("Uses 1", "navigation"),
        ("Doses 2", "navigation"),
    ]


@pytest.mark.parametrize(
    ("opening", "closing"),
    [
        ("<w:sdt><w:sdtContent>", "</w:sdtContent></w:sdt>"),
        ("<w:p><w:r><w:txbxContent>", "</w:txbxContent></w:r></w:p>"),
        ("<w:tbl><w:tr><w:tc/></w:tr><w:tr><w:tc/><w:tc>", "</w:tc></w:tr></w:tbl>"),
        ("<w:p>", "</w:p>"),
    ],
    ids=["controls", "boxes", "tables", "paragraphs"],
)
def test_a_word_file_nested_without_end_is_read(opening: str, closing: str) -> None:
    depth = 5_000
    assert body(opening * depth + paragraph("Deep.") + closing * depth).removeprefix("• ") == "Deep."
