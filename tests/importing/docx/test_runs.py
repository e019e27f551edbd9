import pytest

from articles.importing import Reading, docx
from tests.importing.docx.files import packed, paragraph, part, relations, run, zipped


def field(instruction: str, *shown: str) -> str:
    begin, separate, end = (f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end"))
    return f"{begin}<w:r><w:instrText>{instruction}</w:instrText></w:r>{separate}{''.join(map(run, shown))}{end}"


def linked(body: str, mode: str = ' TargetMode="External"') -> Reading:
    rows = relations({"rId1": ("hyperlink", "https://example.org/a")}, mode)
    members = {"word/document.xml": part("w:document", body), "word/_rels/document.xml.rels": rows}
    return docx.read(zipped(members))


@pytest.mark.parametrize(
    ("inner", "markdown"),
    [
        (run("Take ") + run("one", "<w:b/>") + run(" at ", '<w:b w:val="0"/>'), "Take **one** at"),
        (run("Take it at ") + run("night", "<w:i/>"), "Take it at *night*"),
        (run("10") + run("2", '<w:vertAlign w:val="superscript"/>') + run(" a"), "10² a"),
        (run("Ask ") + run("now", '<w:rStyle w:val="Strong"/>'), "Ask **now**"),
        (run("One.") + "<w:r><w:br/></w:r>" + run("Two."), "One.\\\nTwo."),
        (run("A") + "<w:r><w:tab/></w:r>" + run("b") + "<w:r><w:noBreakHyphen/></w:r>" + run("c."), "A b\u2011c."),
        (run("a") + "<w:r><w:softHyphen/></w:r>" + run("b"), "ab"),
        ('<w:r><w:sym w:font="Symbol" w:char="F0B3"/></w:r>' + run(" 65 years"), "≥ 65 years"),
        (run("\uf0b3 65 years", '<w:rFonts w:ascii="Symbol"/>'), "≥ 65 years"),
        (field(' HYPERLINK "https://example.org/a" ', "The ", "label"), "[The label](https://example.org/a)"),
        (run("Page ") + field("PAGE", "7"), "Page 7"),
    ],
)  # fmt: skip
def test_what_stands_in_a_paragraph_becomes_markdown(inner: str, markdown: str) -> None:
    assert docx.read(packed(paragraph("T.") + paragraph(inner))).body.removeprefix("T.\n\n") == markdown


def test_a_field_over_paragraphs_links_the_first_alone() -> None:
    begin, _, rest = field('HYPERLINK "https://example.org/a"', "Here.").partition(run("Here."))
    reading = docx.read(packed(paragraph(begin + run("Here.")) + paragraph(run("there.") + rest)))
    assert reading.body == "[Here.](https://example.org/a)\n\nthere."


def test_links_outside_the_file_are_kept() -> None:
    body = paragraph(f'<w:r/><w:hyperlink r:id="rId1" w:anchor="b">{run("See it.")}</w:hyperlink>')
    assert linked(body).body == "[See it.](https://example.org/a#b)"
    assert linked(body, "").body == "See it."


@pytest.mark.parametrize(
    ("inner", "text", "reason"),
    [
        (run("20", "<w:strike/>") + run(" mg", "<w:dstrike/>"), "20 mg", "struck-out text"),
        (run("Draft", "<w:vanish/>"), "Draft", "hidden text"),
        ('<w:r><w:sym w:font="Webdings" w:char="F0B3"/></w:r>', "Webdings F0B3", "unknown sign"),
        ('<w:drawing><wp:inline><wp:docPr descr="A box"/></wp:inline></w:drawing>', "A box", "stray caption"),
    ],
)
def test_what_is_not_part_of_the_text_is_set_aside(inner: str, text: str, reason: str) -> None:
    reading = docx.read(packed(paragraph(run("Take one") + inner + run("."))))
    assert [(scrap.line, scrap.text, scrap.reason) for scrap in reading.quarantine] == [(1, text, reason)]
    assert reading.body in ("Take one.", "Take one\ufffd.")


def test_an_embedded_file_is_named() -> None:
    reading = docx.read(packed(paragraph("Take one.") + '<w:altChunk r:id="rId5"/>'))
    assert [(scrap.reason, "embedded" in scrap.text) for scrap in reading.quarantine] == [("not read", True)]


FORM = '<w:r><w:fldChar w:fldCharType="begin"><w:ffData>{}</w:ffData></w:fldChar></w:r>'
END = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
CHOICES = '<w:listEntry w:val="5 mg"/><w:listEntry w:val="50 mg"/>'


@pytest.mark.parametrize(
    ("inner", "shown"),
    [
        (run("50 ") + field('SYMBOL 109 \\f "Symbol"') + run("g"), "50 μg"),
        (run("50 ") + field("SYMBOL 0x6D \\f Symbol \\s 10") + run("g"), "50 μg"),
        (run("1") + field("EQ \\f(1,2)") + run(" mg"), "1\ufffd mg"),
        (run("1") + '<w:fldSimple w:instr="EQ \\f(1,2)"/>' + run(" mg"), "1\ufffd mg"),
        (run("1") + field("XE &quot;dose&quot;") + run("0 mg"), "10 mg"),
        (FORM.format(f'<w:ddList><w:result w:val="1"/>{CHOICES}</w:ddList>') + END, "50 mg"),
        (FORM.format(f"<w:ddList>{CHOICES}</w:ddList>") + END, "5 mg"),
        (FORM.format("<w:checkBox><w:checked/></w:checkBox>") + END + run(" daily"), "☒ daily"),
        (FORM.format('<w:checkBox><w:checked w:val="0"/></w:checkBox>') + END + run(" daily"), "☐ daily"),
        (run("4") + run("2", '<w:position w:val="6"/>') + run(" mg"), "4² mg"),
        (run("4") + run("2", '<w:position w:val="-6"/>') + run(" mg"), "4₂ mg"),
        (run("4") + run("2", '<w:position w:val="1"/>') + run(" mg"), "42 mg"),
        (f"<w:r><w:ruby><w:rt>{run('5')}</w:rt><w:rubyBase>{run('2')}</w:rubyBase></w:ruby></w:r>", "⁵2"),
        (run("50 ") + run("m", '<w:rFonts w:ascii="SymbolMT"/>') + run("g"), "50 μg"),
        (run("50 ") + run("5", '<w:rFonts w:ascii="Wingdings 2"/>') + run(" g"), "50 \ufffd g"),
        (run("50 \uf06dg"), "50 \ufffdg"),
        (run("4") + '<w:r><w:drawing><wp:docPr descr="half"/></w:drawing></w:r>' + run("5 mg"), "4 5 mg"),
    ],
)  # fmt: skip
def test_what_shows_otherwise_than_it_is_written_keeps_its_value(inner: str, shown: str) -> None:
    reading = docx.read(packed(paragraph(run("Take ") + inner + run(" now."))))
    assert reading.body == f"Take {shown} now."
    assert ("\ufffd" in shown) == any(scrap.reason == "unknown sign" for scrap in reading.quarantine)


def test_a_deleted_sign_leaves_a_line() -> None:
    deleted = '<w:del><w:r><w:sym w:font="Symbol" w:char="F06D"/><w:delText>g</w:delText></w:r></w:del>'
    reading = docx.read(packed(paragraph(run("Take 50 ") + deleted + run("mg."))))
    assert [(scrap.text, scrap.reason) for scrap in reading.quarantine] == [("μg", "deleted text")]
