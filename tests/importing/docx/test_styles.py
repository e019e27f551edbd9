import pytest

from articles.importing import docx
from tests.importing.docx.files import numbering, packed, paragraph, part

LISTED = '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>'


def style(identity: str, name: str, more: str = "") -> str:
    return f'<w:style w:styleId="{identity}"><w:name w:val="{name}"/>{more}</w:style>'


def body(properties: str, *styles: str) -> str:
    made = {"styles": part("w:styles", "".join(styles)), "numbering": numbering([("decimal", "%1.")])}
    inner = paragraph("T.") + paragraph("Storage", properties) + paragraph("Dry.")
    return docx.read(packed(inner, **made)).body.removeprefix("T.\n\n")


@pytest.mark.parametrize(
    ("properties", "styles"),
    [
        ('<w:pStyle w:val="Heading2"/>', []),
        ('<w:pStyle w:val="berschrift2"/>', [style("berschrift2", "heading 2")]),
        ('<w:pStyle w:val="Own"/>', [style("Own", "Own", '<w:basedOn w:val="H"/>'), style("H", "Heading 2")]),
        ('<w:pStyle w:val="Own"/>', [style("Own", "Own", '<w:pPr><w:outlineLvl w:val="1"/></w:pPr>')]),
        ('<w:outlineLvl w:val="1"/>', []),
    ],
    ids=["by id", "by name", "based on", "outline of a style", "own outline"],
)
def test_headings_are_known(properties: str, styles: list[str]) -> None:
    assert body(properties, *styles) == "## Storage {: storage }\n\nDry."


def test_a_style_may_make_a_list() -> None:
    assert body('<w:pStyle w:val="L"/>', style("L", "List Number", LISTED)) == "1. Storage\n\nDry."


def test_a_paragraph_may_leave_the_list_of_its_style() -> None:
    left = '<w:pStyle w:val="L"/><w:numPr><w:numId w:val="0"/></w:numPr>'
    assert body(left, style("L", "List Number", LISTED)) == "Storage\n\nDry."


def test_a_numbered_heading_keeps_its_number() -> None:
    assert body('<w:pStyle w:val="H"/>', style("H", "heading 2", LISTED)) == "## 1. Storage {: storage }\n\nDry."


def test_styles_that_are_based_on_each_other_end() -> None:
    rows = [style("A", "A", '<w:basedOn w:val="B"/>'), style("B", "B", '<w:basedOn w:val="A"/>')]
    assert body('<w:pStyle w:val="A"/>', *rows) == "Storage\n\nDry."
