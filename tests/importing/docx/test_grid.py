import pytest

from articles.importing import docx
from tests.importing.docx.files import cell, in_list, numbering, packed, paragraph, paragraphs, table

GOES_ON = "<w:vMerge/>"
BEGINS = '<w:vMerge w:val="restart"/>'


def body(inner: str) -> str:
    lists = numbering([("bullet", "•")], [("decimal", "%1.")])
    return docx.read(packed(paragraph("It is.") + inner, numbering=lists)).body.removeprefix("It is.\n\n")


@pytest.mark.parametrize(
    ("inner", "markdown"),
    [
        (
            table([cell("who"), cell("mg")], [cell("all", BEGINS), cell("1")], [cell("", GOES_ON), cell("2")]),
            "| who | mg |\n| --- | --- |\n| all | 1 |\n| all | 2 |",
        ),
        (
            table([cell("a"), cell("b")], [cell("c", BEGINS), cell("d")], [cell("kept", GOES_ON), cell("e")]),
            "| a | b |\n| --- | --- |\n| c | d |\n| kept | e |",
        ),
        (
            table([cell("a"), cell("b")], [cell("c"), cell("d"), cell("e")]),
            "| a | b |  |\n| --- | --- | --- |\n| c | d | e |",
        ),
        (
            table([cell("a"), cell("b"), cell("c")], [cell("d", '<w:gridSpan w:val="2"/>'), cell("e")]),
            "| a | b | c |\n| --- | --- | --- |\n| d |  | e |",
        ),
        (
            table([cell("a"), cell("b")], ['<w:trPr><w:gridBefore w:val="1"/></w:trPr>', cell("c")]),
            "| a | b |\n| --- | --- |\n|  | c |",
        ),
        (
            table([cell("a"), cell("b")], ["<w:trPr><w:del/></w:trPr>", cell("gone")], [cell("c"), cell("d")]),
            "| a | b |\n| --- | --- |\n| c | d |",
        ),
        (
            table([cell("a"), cell("b")], [cell("c"), cell(paragraph("d", in_list(1)) + paragraph("e", in_list(2)))]),
            "| a | b |\n| --- | --- |\n| c | • d 1. e |",
        ),
        (table([cell(paragraphs(["One.", "Two."]))], [cell("Three.")]), "One.\n\nTwo.\n\nThree."),
        (table([cell(paragraph("One.")), cell(paragraph("two", in_list(1)))]), "One.\n\n- two"),
        (
            table([cell("a"), cell("b")], [cell("c"), cell(paragraph("d") + table([cell("e")]))]),
            "| a | b |\n| --- | --- |\n| c | d e |",
        ),
    ],
    ids=["tall", "not empty", "long row", "wide", "shifted", "deleted", "lists", "frame", "one row", "frame in a cell"],
)
def test_tables(inner: str, markdown: str) -> None:
    assert body(inner) == markdown


@pytest.mark.parametrize(("mark", "reason"), [("del", "deleted text"), ("hidden", "hidden text")])
def test_a_row_that_nobody_sees_leaves_a_line(mark: str, reason: str) -> None:
    rows = table([cell("Who"), cell("Dose")], [cell("Adults"), cell("8 mg")], [cell("Adults"), cell("4 mg")])
    marked = rows.replace("<w:tr>", f"<w:tr><w:trPr><w:{mark}/></w:trPr>", 2).replace(
        f"<w:tr><w:trPr><w:{mark}/></w:trPr>", "<w:tr>", 1
    )
    reading = docx.read(packed(marked))
    assert reading.body == "| Who | Dose |\n| --- | --- |\n| Adults | 4 mg |"
    assert [(scrap.text, scrap.reason) for scrap in reading.quarantine] == [("Adults 8 mg", reason)]
