"""Struck out, hidden, raised and lowered count the same whatever says so: a run, a style, a table or the defaults."""

from collections.abc import Callable
from functools import partial

import pytest

from articles.importing import Reading, docx
from tests.importing.docx.files import cell, packed, paragraph, part, run

PROPERTIES = {
    "<w:strike/>": ("struck-out text", "2 mg"),
    "<w:dstrike/>": ("struck-out text", "2 mg"),
    "<w:vanish/>": ("hidden text", "2 mg"),
    '<w:vertAlign w:val="superscript"/>': ("", "2⁵ mg"),
    '<w:vertAlign w:val="subscript"/>': ("", "2₅ mg"),
    '<w:position w:val="8"/>': ("", "2⁵ mg"),
}
PLAIN = (
    '<w:strike w:val="0"/><w:dstrike w:val="0"/><w:vanish w:val="0"/>'
    '<w:vertAlign w:val="baseline"/><w:position w:val="0"/>'
)


def style(kind: str, identity: str, inner: str, more: str = "") -> str:
    return f'<w:style w:type="{kind}" w:styleId="{identity}" {more}><w:name w:val="{identity}"/>{inner}</w:style>'


def usual(kind: str, properties: str) -> str:
    return style(kind, f"usual-{kind}", f"<w:rPr>{properties}</w:rPr>", 'w:default="1"')


def defaults(properties: str) -> str:
    return f"<w:docDefaults><w:rPrDefault><w:rPr>{properties}</w:rPr></w:rPrDefault></w:docDefaults>"


SAYS: dict[str, Callable[[str], str]] = {
    "defaults": defaults,
    "usual paragraph": partial(usual, "paragraph"),
    "usual characters": partial(usual, "character"),
}


def read(body: str, *styles: str) -> Reading:
    return docx.read(packed(paragraph(run("Doses.", PLAIN)) + body, styles=part("w:styles", "".join(styles))))


def around(inner: str) -> str:
    """The number that is asked about between two that say themselves that they are plain."""
    return run("Take 2", PLAIN) + inner + run(" mg.", PLAIN)


@pytest.mark.parametrize("properties", PROPERTIES)
@pytest.mark.parametrize("says", SAYS)
def test_defaults_and_usual_styles_count_as_a_run(properties: str, says: str) -> None:
    reason, shown = PROPERTIES[properties]
    reading = read(paragraph(around(run("5"))), SAYS[says](properties))
    assert f"Take {shown}." in reading.body
    assert [(scrap.text, scrap.reason) for scrap in reading.quarantine] == [("5", reason)] * bool(reason)


@pytest.mark.parametrize("says", SAYS)
def test_a_whole_text_that_they_strike_out_is_set_aside(says: str) -> None:
    reading = read(paragraph("Take 5 mg."), SAYS[says]("<w:strike/>"))
    assert [(scrap.line, scrap.text, scrap.reason) for scrap in reading.quarantine] == [
        (2, "Take 5 mg.", "struck-out text")
    ]
    assert reading.body == "Doses."


LOOKS = {
    "firstRow": '<w:tblLook w:firstRow="1" w:noHBand="1" w:noVBand="1"/>',
    "lastRow": '<w:tblLook w:val="0640"/>',
    "firstCol": '<w:tblLook w:val="0680"/>',
    "lastCol": '<w:tblLook w:lastColumn="1" w:noHBand="1" w:noVBand="1"/>',
    "band1Horz": '<w:tblLook w:val="0400"/>',
    "band2Vert": '<w:tblLook w:val="0200"/>',
    "wholeTable": "",
    "": "",
}
CELLS = {
    "firstRow": "AB", "lastRow": "EF", "firstCol": "ACE", "lastCol": "BDF", "band1Horz": "ABEF", "band2Vert": "BDF",
    "wholeTable": "ABCDEF", "": "ABCDEF",
}  # fmt: skip


def table_style(of: str, properties: str) -> str:
    run_properties = f"<w:rPr>{properties}</w:rPr>"
    return style("table", "T", f'<w:tblStylePr w:type="{of}">{run_properties}</w:tblStylePr>' if of else run_properties)


def table(look: str, named: str = '<w:tblStyle w:val="T"/>') -> str:
    rows = "".join(f"<w:tr>{cell(left)}{cell(right)}</w:tr>" for left, right in ("AB", "CD", "EF"))
    return f"<w:tbl><w:tblPr>{named}{look}</w:tblPr>{rows}</w:tbl>"


@pytest.mark.parametrize("of", LOOKS)
def test_the_style_of_a_table_counts_for_the_cells_that_it_names(of: str) -> None:
    reading = read(table(LOOKS[of]), table_style(of, "<w:strike/>"))
    assert sorted(scrap.text for scrap in reading.quarantine) == list(CELLS[of])
    assert [letter for letter in "ABCDEF" if letter in reading.body.replace("Doses", "")] == [
        letter for letter in "ABCDEF" if letter not in CELLS[of]
    ]


def test_a_part_that_the_table_does_not_switch_on_does_not_count() -> None:
    assert not read(table('<w:tblLook w:val="0600"/>'), table_style("firstRow", "<w:strike/>")).quarantine
    assert not read(table("", ""), table_style("", "<w:strike/>")).quarantine


def test_a_table_in_a_cell_has_its_own_style() -> None:
    inner = cell(table("", "") + paragraph("G"))
    rows = f"<w:tr>{inner}{cell('H')}</w:tr><w:tr>{cell('I')}{cell('J')}</w:tr>"
    outer = f'<w:tbl><w:tblPr><w:tblStyle w:val="T"/></w:tblPr>{rows}</w:tbl>'
    assert sorted(scrap.text for scrap in read(outer, table_style("", "<w:strike/>")).quarantine) == list("GHIJ")


def test_the_usual_style_of_tables_counts() -> None:
    assert len(read(table("", ""), usual("table", "<w:vanish/>")).quarantine) == 6


def test_two_styles_that_both_strike_out_undo_each_other() -> None:
    styles = [style(kind, kind, "<w:rPr><w:strike/></w:rPr>") for kind in ("paragraph", "character")]
    both = run("5 mg.", '<w:rStyle w:val="character"/>') + run("6 mg.")
    reading = read(paragraph(both, '<w:pStyle w:val="paragraph"/>'), *styles)
    assert reading.body == "Doses.\n\n5 mg."
    assert [scrap.text for scrap in reading.quarantine] == ["6 mg."]
