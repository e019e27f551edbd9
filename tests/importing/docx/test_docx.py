import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.importing import Reading, Unreadable, docx, lost, read
from tests.importing.docx.files import box, cell, packed, paragraph, paragraphs, part, run, table

TEXT = paragraph("It helps people sleep.")
WORDS = ("alpha", "bravo", "charlie", "delta", "echo", "foxtrot")
NOTE = '<w:r><w:footnoteReference w:id="2"/></w:r>'


def aside(reading: Reading) -> list[tuple[int, str, str]]:
    return [(scrap.line, scrap.text, scrap.reason) for scrap in reading.quarantine]


def test_a_word_file_is_read() -> None:
    body = (
        paragraphs(["Sleep tablets"], "Title") + paragraphs(["How to take it"], "Heading1") + paragraphs(["At night."])
    )
    reading = docx.read(packed(body))
    assert reading.title == "Sleep tablets"
    assert reading.body == "## How to take it {: dosing }\n\nAt night."


def test_paragraphs_are_numbered() -> None:
    reading = docx.read(packed(TEXT + paragraph("Leave a comment")))
    assert [(line.number, line.text) for line in reading.lines] == [
        (1, "It helps people sleep."),
        (2, "Leave a comment"),
    ]
    assert [scrap.line for scrap in reading.quarantine] == [2]


@pytest.mark.parametrize(
    ("root", "inner", "reason"),
    [
        ("w:hdr", paragraph("Out here"), "page header"),
        ("w:ftr", paragraph("Out here"), "page footer"),
        ("w:ftr", table([cell("Out"), cell("here")]), "page footer"),
        ("w:footnotes", f'<w:footnote w:id="1">{paragraph("Out here")}</w:footnote>', "unused footnote"),
        ("w:endnotes", f'<w:endnote w:id="2">{paragraph("Out here")}</w:endnote>', "unused endnote"),
        ("c:chartSpace", "<c:tx><a:p><a:t>Out</a:t></a:p></c:tx><c:pt><c:v>here</c:v></c:pt>", "chart"),
        ("dgm:dataModel", "<dgm:pt><dgm:t><a:p><a:r><a:t>Out here</a:t></a:r></a:p></dgm:t></dgm:pt>", "diagram"),
    ],
)
def test_what_surrounds_the_text_is_set_aside(root: str, inner: str, reason: str) -> None:
    reading = docx.read(packed(TEXT, part1=part(root, inner)))
    assert reading.body == "It helps people sleep."
    assert aside(reading) == [(2, "Out here", reason)]


def test_a_comment_stands_at_its_place_with_its_author() -> None:
    inner = f'<w:comment w:id="0" w:author="A reviewer">{paragraphs(["Is it so?", "Ask."])}</w:comment>'
    body = TEXT + paragraph(run("Rest.") + '<w:r><w:commentReference w:id="0"/></w:r>') + paragraph("Wait.")
    reading = docx.read(packed(body, comments=part("w:comments", inner)))
    assert aside(reading) == [(2, "A reviewer: Is it so? Ask.", "Word comment")]


def test_notes_stand_at_the_end_with_their_numbers() -> None:
    notes = f'<w:footnote w:id="2">{paragraphs(["See the label.", "All of it."])}</w:footnote>'
    body = paragraph(run("It helps") + NOTE + run(" people sleep."))
    reading = docx.read(packed(body, footnotes=part("w:footnotes", notes)))
    assert reading.body == "It helps\\[1\\] people sleep.\n\n\\[1\\] See the label.\n\nAll of it."
    assert reading.quarantine == ()


def test_a_note_without_text_adds_nothing() -> None:
    reading = docx.read(packed(TEXT, footnotes=part("w:footnotes", '<w:footnote w:id="2"><w:p/></w:footnote>')))
    assert reading == docx.read(packed(TEXT))


def test_too_many_accents_are_refused() -> None:
    with pytest.raises(Unreadable, match="accents"):
        read("a.docx", packed(paragraph("a" + "\u0300\u0316" * 20)))


def planted(words: tuple[str, ...], place: str) -> bytes:
    """The words in one of the places where a person sees them."""
    text = " ".join(words)
    inner = paragraphs([text, "Second line."])
    shape = f'<mc:Choice Requires="wps"><w:drawing><wps:txbx>{box(text)}</wps:txbx></w:drawing></mc:Choice>'
    old = f"<mc:Fallback><w:pict><v:oval><v:textbox>{box(text)}</v:textbox></v:oval></w:pict></mc:Fallback>"
    bodies = {
        "choice": paragraph(f"<mc:AlternateContent>{shape}</mc:AlternateContent>"),
        "fallback": paragraph(f"<mc:AlternateContent>{old}</mc:AlternateContent>"),
        "both": paragraph(f"<w:r><mc:AlternateContent>{shape}{old}</mc:AlternateContent></w:r>"),
        "control": f"<w:sdt><w:sdtContent>{paragraph(text)}</w:sdtContent></w:sdt>",
        "field": paragraph(f'<w:fldSimple w:instr="TITLE">{run(text)}</w:fldSimple>'),
        "inserted": paragraph(f"<w:ins>{run(text)}</w:ins>"),
        "moved": paragraph(f"<w:moveTo>{run(text)}</w:moveTo>"),
        "hidden": paragraph(run(text, "<w:vanish/>")),
        "struck": paragraph(run(text, "<w:strike/>")),
        "directed": paragraph(f'<w:bdo w:val="ltr">{run(text)}</w:bdo>'),
        "formula": paragraph(f"<m:oMath><m:r><m:t>{text}</m:t></m:r></m:oMath>"),
        "table": table([cell(text), cell("b")], [cell("c"), cell(paragraph(text) + table([cell(text)]))]),
        "unheard of": f"<w:unheardOf>{paragraph(text)}</w:unheardOf>",
        "word art": paragraph(f'<w:pict><v:shape><v:textpath string="{text}"/></v:shape></w:pict>'),
        "contents": paragraphs([text], "TOC1"),
        "note": paragraph(run("a") + NOTE),
    }
    notes = f'<w:footnote w:id="2">{inner}</w:footnote>'
    comments = f'<w:comment w:id="0">{inner}</w:comment>'
    parts = {
        "header": ("w:hdr", inner),
        "footer": ("w:ftr", bodies["both"]),
        "note": ("w:footnotes", notes),
        "unused note": ("w:endnotes", notes.replace("footnote", "endnote")),
        "comment": ("w:comments", comments),
        "chart": ("c:chartSpace", f"<c:v>{text}</c:v>"),
        "diagram": ("dgm:dataModel", f"<a:p><a:r><a:t>{text}</a:t></a:r></a:p>"),
    }
    further = {"part": part(*parts[place])} if place in parts else {}
    return packed(TEXT + bodies.get(place, "") + paragraph("Ask your pharmacist."), **further)


PLACES = [
    *("choice fallback both control field inserted moved hidden struck directed formula table contents note".split()),
    *("header footer comment chart diagram".split()),
    *("unheard of", "word art", "unused note"),
]


@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=5).map(tuple), st.sampled_from(PLACES))
def test_words_in_any_part_come_back(words: tuple[str, ...], place: str) -> None:
    reading = read("a.docx", planted(words, place))
    assert lost(reading) == []
    text_words = " ".join([reading.body, *(scrap.text for scrap in reading.quarantine)]).split()
    times = 3 if place == "table" else 1
    assert {word: text_words.count(word) for word in WORDS} == {word: times * words.count(word) for word in WORDS}


def test_deleted_words_leave_a_line() -> None:
    deleted = f"<w:del>{run('never').replace('w:t', 'w:delText')}</w:del><w:moveFrom>{run('ever')}</w:moveFrom>"
    reading = docx.read(packed(paragraph(run("Take it") + deleted + run(" now."))))
    assert reading.body == "Take it now."
    assert [(scrap.line, scrap.text, scrap.reason) for scrap in reading.quarantine] == [(1, "never", "deleted text")]
