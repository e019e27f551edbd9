import pytest

from articles.importing import docx
from tests.importing.docx.files import in_list, numbering, packed, paragraph

SECOND = '<w:num w:numId="7"><w:abstractNumId w:val="1"/>{}</w:num>'
ANEW = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
OTHER = '<w:lvlOverride w:ilvl="0"><w:lvl w:ilvl="0"><w:numFmt w:val="upperRoman"/><w:lvlText w:val="%1)"/></w:lvl></w:lvlOverride>'  # fmt: skip # noqa: E501 - one piece of XML


def body(*rows: tuple[str, int, int], lists: bytes) -> list[str]:
    inner = "".join(paragraph(text, in_list(number, depth) if number else "") for text, number, depth in rows)
    return docx.read(packed(paragraph("It is.") + inner, numbering=lists)).body.split("\n\n", 1)[1].split("\n")


def test_a_list_goes_on_after_other_text() -> None:
    lists = numbering([("decimal", "%1."), ("bullet", "o")])
    rows = [("a", 1, 0), ("b", 1, 1), ("c", 1, 0), ("Wait.", 0, 0), ("d", 1, 0)]
    assert body(*rows, lists=lists) == ["1. a", "   - b", "2. c", "", "Wait.", "", "3. d"]


@pytest.mark.parametrize(
    ("override", "marks"), [("", ["1. a", "2. b"]), (ANEW, ["1. a", "1) b"]), (OTHER, ["1. a", "- II) b"])]
)
def test_lists_that_share_a_definition(override: str, marks: list[str]) -> None:
    lists = numbering([("decimal", "%1.")], more=SECOND.format(override))
    assert body(("a", 1, 0), ("b", 7, 0), lists=lists) == marks


@pytest.mark.parametrize(
    ("form", "text", "marks"),
    [
        ("decimal", "(%1)", ["1. a", "2. b"]),
        ("decimal", "Step %1:", ["- Step 1: a", "- Step 2: b"]),
        ("lowerLetter", "%1)", ["- a) a", "- b) b"]),
        ("lowerRoman", "%1.", ["- i. a", "- ii. b"]),
        ("bullet", "\uf0b7", ["- a", "- b"]),
        ("bullet", "Note", ["- Note a", "- Note b"]),
        ("none", "", ["a", "", "b"]),
    ],
)
def test_the_marks_that_word_shows_are_kept(form: str, text: str, marks: list[str]) -> None:
    assert body(("a", 1, 0), ("b", 1, 0), lists=numbering([(form, text)])) == marks


def test_deeper_levels_count_anew_and_may_show_those_above() -> None:
    lists = numbering([("decimal", "%1."), ("decimal", "%1.%2")])
    rows = [("a", 1, 0), ("b", 1, 1), ("c", 1, 0), ("d", 1, 1)]
    assert body(*rows, lists=lists) == ["1. a", "   - 1.1 b", "2. c", "   - 2.1 d"]


def test_a_list_that_is_nowhere_defined_is_text() -> None:
    assert body(("a", 5, 0), ("b", 5, 0), lists=numbering()) == ["a", "", "b"]
