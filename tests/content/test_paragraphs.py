"""A fragment cut into paragraphs: every word of it stands in one of them, under its heading, at its place."""

import hashlib
from html import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.content.blocks import Block, join
from articles.content.paragraphs import CUT, LONGEST, Paragraph, paragraphs

PAGE = """
<div class="fragment">
  <header class="title"><p class="kicker">Guide</p><h1>Clonazepam</h1>
    <p class="brands">Sold as <strong>Klonopin</strong><span class="cite"><a href="#ref-1">1</a></span>.</p></header>
  <nav class="toc"><h2 id="contents">On this page</h2><ol><li><a href="#missed">If you miss a dose</a></li></ol></nav>
  <section id="missed" data-kind="missed-dose"><h2>If you miss a dose</h2>
    <p>Take it late.</p><p>Never two.</p></section>
  <section id="effects"><h2 id="effects-heading">Side effects</h2>
    <h3 id="often">Often</h3>
    <p>For example:</p><ul><li>sleep</li><li><strong>Dizzy:</strong> sit down.</li></ul>
    <div class="tablebox"><table><thead><tr><th scope="col">Effect</th><th scope="col">Do</th></tr></thead><tbody>
      <tr><th scope="row">Rash<span class="cite">2</span></th><td data-label="Do">Call 0.5&nbsp;h later.</td></tr>
    </tbody></table></div></section>
  <section class="facts"><h2 id="facts">Key facts</h2>
    <dl><div><dt>Family</dt><dd>benzodiazepine<small>As with all</small></dd></div></dl></section>
  <section id="questions"><h2>Common questions</h2>
    <details class="qa"><summary>Can I drive?</summary><div><p>Not at first.</p></div></details></section>
  <section id="references"><h2>References</h2><ol><li>Label</li></ol></section>
  <section id="written-by"><h2>Written by</h2><p>Somebody</p></section>
</div>
"""
CUT_OF_PAGE = (
    Paragraph("", "", "Clonazepam", "", ("Sold as Klonopin.",)),
    Paragraph("missed", "", "If you miss a dose", "missed-dose", ("Take it late.", "Never two.")),
    Paragraph("often", "Side effects", "Often", "", ("For example:", "sleep")),
    Paragraph("often", "Often", "Dizzy", "", ("Dizzy: sit down.",)),
    Paragraph("often", "Often", "Rash", "", ("Do: Call 0.5\u00a0h later.",)),
    Paragraph("facts", "Key facts", "Family", "", ("benzodiazepine", "As with all")),
    Paragraph("questions", "Common questions", "Can I drive?", "", ("Not at first.",)),
)


def test_a_page_is_cut_at_its_headings_rows_and_questions() -> None:
    assert paragraphs(PAGE) == CUT_OF_PAGE
    assert [one.heading for one in paragraphs(PAGE) if one.is_question] == ["Can I drive?"]


def test_a_fragment_is_cut_as_the_index_counted_it() -> None:
    """The index says of a paragraph only which one it is. Whoever cuts otherwise raises CUT, and then this number."""
    cut = hashlib.sha256(repr(CUT_OF_PAGE).encode()).hexdigest()[:8]
    assert (CUT, cut) == (4, "fc9a387f")


@pytest.mark.parametrize(
    ("html", "lines"),
    [
        ("<p>one <b>two</b>, three</p>", [("one two, three",)]),
        ("loose<p>in a paragraph</p>and after", [("loose", "in a paragraph", "and after")]),
        ("<div>plain <em>words</em></div>", [("plain words",)]),
        ("<p>a<br>b</p>", [("a b",)]),
        ("<p>seen</p><svg><text>no</text></svg><!-- no --><button>no</button><div popover>no</div>", [("seen",)]),
        ("<ul><li><p><strong>Dizzy.</strong> Sit.</p></li></ul>", [("Dizzy. Sit.",)]),
        ("<details><summary><h3>Inside</h3></summary><p>x</p></details>", [("x",)]),
        ("<p>  </p>", []),
    ],
)
def test_lines(html: str, lines: list[tuple[str, ...]]) -> None:
    assert [one.lines for one in paragraphs(f"<section><h2>About</h2>{html}</section>")] == lines


def test_a_heading_in_a_summary_is_the_heading() -> None:
    [one] = paragraphs("<h2>About</h2><details><summary><h3 id='x'>Inside</h3></summary><p>y</p></details>")
    assert (one.section, one.heading, one.anchor) == ("About", "Inside", "x")


def test_long_text_is_cut_between_its_blocks() -> None:
    blocks = "".join(f"<p>{'word ' * 50}{number}</p>" for number in range(9))
    cut = paragraphs(f"<section id='long'><h2>Long</h2>{blocks}</section>")
    assert len(cut) > 2 and {(one.heading, one.anchor) for one in cut} == {("Long", "long")}
    assert all(len(one.text) < LONGEST + 300 for one in cut)
    assert sum(len(one.lines) for one in cut) == 9


def test_a_block_whose_heading_the_frame_writes_is_called_by_it() -> None:
    blocks = [
        Block("title", "<header><h1>Clonazepam</h1><p>Sold as Klonopin.</p></header>"),
        Block("signs", '<p class="signs">If you cannot be woken:</p>'),
        Block("short", "<p>It calms.</p>"),
        Block("driving", '<section id="driving"><h2>Driving</h2><p>Not at first.</p></section>'),
        Block("call-now", '<ul><li id="effects-1"><strong>you shake</strong> a lot</li><li>your face swells</li></ul>'),
        Block("uses", '<section id="uses"><h2>Uses</h2><p>Seizures.</p></section>'),
    ]
    assert [(one.anchor, one.section, one.heading) for one in paragraphs(join(blocks))] == [
        ("", "", "Clonazepam"),
        ("driving", "", "Driving"),
        ("effects-1", "Call for help now if", "you shake"),
        ("help", "", "Call for help now if"),
        ("uses", "", "Uses"),
    ]


def test_what_a_fold_says_in_small_is_no_part_of_its_heading() -> None:
    row = '<dl><div id="effects-2"><dt>Rash</dt><dd>Call.</dd></div></dl>'
    fold = f'<details id="more"><summary><span>Rare</span><small>rash</small></summary>{row}</details>'
    [one] = paragraphs(f'<section id="effects"><h2>Side effects</h2>{fold}</section>')
    assert (one.anchor, one.section, one.heading, one.lines) == ("effects-2", "Rare", "Rash", ("Call.",))


FOLD = "<summary>How long</summary>{}"


@pytest.mark.parametrize(
    ("within", "anchor"),
    [
        ('<div id="inside"><p>A day.</p></div>', "inside"),
        ('<p>A day.</p><p id="next">Or two.</p>', "next"),
        ('<div><p>A day.</p></div><div id="next">Or two.</div>', "next"),
        ("<p>A day.</p>", "fold"),
    ],
)
def test_a_fold_is_reached_at_an_id_inside_it(within: str, anchor: str) -> None:
    """It opens for none of its own; a text that was signed with no other keeps that."""
    fold = f'<details id="fold">{FOLD.format(within)}</details>'
    first, *_ = paragraphs(f'<section id="facts"><h2>Facts</h2>{fold}</section>')
    assert (first.anchor, first.heading) == (anchor, "How long")


def test_folds_that_list_what_is_in_them_are_the_words_of_their_section() -> None:
    rows = "<dl><dt>Rash</dt><dd>Call.</dd></dl>"
    folds = "".join(
        f'<details class="{name}"><summary><span>{heading}</span> <small>{within}</small></summary>{rows}</details>'
        for name, heading, within in (("care", "Call today if", "rash"), ("often", "Others", "wind, sleep"))
    )
    first, *more = paragraphs(f'<section id="effects"><h2>Side effects</h2>{folds}</section>')
    assert (first.anchor, first.heading) == ("effects", "Side effects")
    assert first.lines == ("Others: wind, sleep",)
    assert [(one.section, one.heading) for one in more] == [("Call today if", "Rash"), ("Others", "Rash")]


@given(st.text(alphabet=st.characters()))
def test_no_text_keeps_a_fragment_from_being_cut(text: str) -> None:
    """It would keep its edition from being published."""
    cut = paragraphs(f"<section><h2>About</h2><p>Begins. {escape(text)}</p></section>")
    assert [one.lines[0][:7] for one in cut] == ["Begins."]


def test_what_stands_before_any_heading_has_none() -> None:
    assert paragraphs("<p>Nobody can find it.</p>") == ()
