"""What a page's own style shows struck out, hidden, raised, lowered or as signs."""

from time import process_time

import pytest

from articles.importing import html

SECONDS = 4
"""Without bounds it took minutes."""


def read(inner: str, sheet: str = "") -> tuple[str, list[tuple[str, str]]]:
    reading = html.read(f"<style>{sheet}</style><h1>Doses</h1><p>Take one tablet.</p>{inner}")
    return reading.body.removeprefix("Take one tablet.").strip(), [(s.text, s.reason) for s in reading.quarantine]


@pytest.mark.parametrize(
    "sheet",
    [
        ".old { color: red; text-decoration: underline line-through }",
        "b.old, i { TEXT-DECORATION-LINE: line-through !important }",
        "/* } */ .old{text-decoration:line-through}",
        '@import url("other.css"); .old { text-decoration: line-through; }',
    ],
)
def test_a_simple_rule_of_a_style_sheet_counts(sheet: str) -> None:
    assert read('<p>Take <b class="big old">8</b> 4.</p>', sheet) == ("Take 4.", [("8", "struck-out text")])


@pytest.mark.parametrize(
    "sheet",
    [
        "@media print { .old { text-decoration: line-through } }",
        ".page .old { text-decoration: line-through }",
        ".old:hover { text-decoration: line-through }",
        ".older { text-decoration: line-through }",
        ".old { text-decoration: none }",
        "/* .old { text-decoration: line-through }",
    ],
)
def test_a_rule_for_something_else_does_not(sheet: str) -> None:
    assert read('<p>Take <b class="old">8</b> 4.</p>', sheet) == ("Take **8** 4.", [])


@pytest.mark.parametrize(
    "mark", ["hidden", 'style="display: none"', 'style="color:red;visibility:hidden"', 'style="mso-hide:all"']
)
def test_what_is_not_seen_is_set_aside(mark: str) -> None:
    assert read(f"<p {mark}>Old text.</p><p>New text.</p>") == ("New text.", [("Old text.", "hidden text")])


@pytest.mark.parametrize(
    ("inner", "body", "aside"),
    [
        ("<p hidden>Old text.<p>New text.", "New text.", "Old text."),
        ("<ul><li hidden>Old text.<li>New text.</ul>", "- New text.", "Old text."),
        (
            '<p style="text-decoration:line-through">Old text.<h2>Uses</h2><p>New text.',
            "## Uses {: uses }\n\nNew text.",
            "Old text.",
        ),
    ],
)
def test_an_element_that_the_page_leaves_open_hides_no_other(inner: str, body: str, aside: str) -> None:
    shown, scraps = read(inner)
    assert (shown, [text for text, _ in scraps]) == (body, [aside])


def test_a_link_in_raised_text_keeps_its_address() -> None:
    assert read('<p>Take 4 mg<sup><a href="https://example.org/a">2</a></sup> a day.</p>')[0] == (
        "Take 4 mg[\\[2\\]](https://example.org/a) a day."
    )
    assert ("file:///a", "link address") in read('<p>Take it<sup><a href="file:///a">2</a></sup>.</p>')[1]
    assert ("a box", "stray caption") in read('<p>Take it<sup><img alt="a box"></sup>.</p>')[1]


def test_a_page_that_hides_itself_until_a_script_has_run_is_read() -> None:
    assert html.read('<body style="display:none"><h1>Doses</h1><p>Take one.</p></body>').body == "Take one."


@pytest.mark.parametrize(
    ("inner", "body"),
    [
        ('50 <font face="Symbol">m</font>g', "50 μg"),
        ("<span style=\"font-family: 'Symbol', serif\">\uf0b3</span> 65 years", "≥ 65 years"),
        ('10<span style="vertical-align:super">2</span>', "10²"),
        ('H<span style="vertical-align:sub">2</span>O', "H₂O"),
        ("the 2<sup>nd</sup> week of 5<sup>o</sup>", "the 2nd week of 5º"),
        ("4 mg<sup>a</sup> and 5 mg<sup>*</sup> of X<sup>TM</sup>", "4 mgª and 5 mg\\* of X™"),
        ("10<sup>5.5</sup>3 and C<sub>max</sub> and 5<sub>1,2</sub>", "10^5.5 3 and Cmax and 5_1,2"),
        ("2<math><mfrac><mrow><mi>a</mi><mo>+</mo><mn>1</mn></mrow><mn>2</mn></mfrac></math>mg", "2 (a+1)/2 mg"),
        ("<math><msup><mn>10</mn><mn>3</mn></msup><msqrt><mn>2</mn></msqrt></math>", "10³√(2)"),
    ],
)
def test_signs_and_shifted_text(inner: str, body: str) -> None:
    assert read(f"<p>Take it: {inner}.</p>") == (f"Take it: {body}.", [])


def test_a_sign_that_nobody_knows_is_told() -> None:
    body, aside = read('<p>Take it <font face="Wingdings">Z</font> now.</p>')
    assert body == "Take it \ufffd now."
    assert aside == [("Z", "unknown sign")]


@pytest.mark.parametrize(
    ("style", "shown"),
    [
        ("vertical-align: 40%", "2⁵"),
        ("vertical-align: -0.4em", "2₅"),
        ("vertical-align: 1px", "25"),
        ("vertical-align: top; font-size: 70%", "2⁵"),
        ("vertical-align: top", "25"),
        ("position: relative; top: -0.5em", "2⁵"),
        ("top: -0.5em", "25"),
        ("font-variant-position: super", "2⁵"),
        ("display: block", "2 5"),
        ("display: inline", "25"),
        ("-webkit-text-decoration: line-through", "2"),
        ("font-size: 0", "2"),
        ("opacity: 0", "2"),
        ("color: transparent", "2"),
        ("visibility: collapse", "2"),
    ],
)
def test_a_number_beside_text_in_a_style_keeps_its_value(style: str, shown: str) -> None:
    body, aside = read(f'<p>Take 2<span style="{style}">5</span> mg.</p>')
    assert body == f"Take {shown} mg."
    assert [text for text, _ in aside] == ["5"] * (shown == "2")


@pytest.mark.parametrize(
    "selector", [".note span", "p > b > span", "span.a.b", "*.a", "#it span.b", "SPAN.a", "div span, h1", "b span#one"]
)
@pytest.mark.parametrize("medium", ["{}", "@media screen {{ {} }}", "@supports (top: 0) {{ {} }}", "@layer a {{ {} }}"])
def test_a_rule_counts_by_what_stands_around(selector: str, medium: str) -> None:
    inner = '<div id="it" class="note"><p>Take 2<b><span class="a b" id="one">5</span></b> mg.</p></div>'
    assert read(inner, medium.format(f"{selector} {{ vertical-align: super }}"))[0] in (
        "Take 2⁵ mg.",
        "Take 2**⁵** mg.",
    )


@pytest.mark.parametrize("selector", [".other span", "div > span", "span.a.c", "span[data-x]", "i + span", "p span b"])
def test_a_rule_for_what_stands_elsewhere_does_not(selector: str) -> None:
    inner = '<div class="note"><p>Take 2<b><span class="a b">5</span></b> mg.</p></div>'
    assert read(inner, f"{selector} {{ vertical-align: super }}")[0] == "Take 25 mg."


def test_the_nearer_style_counts() -> None:
    assert read('<p class="q" style="display: block">Take 5 mg.</p>', ".q { display: none }") == ("Take 5 mg.", [])
    assert read('<p class="q">Take 5 mg.</p>', ".q { display: none } .q { display: inline }") == ("Take 5 mg.", [])


def test_what_a_click_opens_stays() -> None:
    inner = '<div class="faq"><p class="answer">Do not drive.</p></div>'
    assert read(inner, ".faq .answer { display: none }") == ("Do not drive.", [])


@pytest.mark.parametrize(
    ("span", "shown"),
    [
        ('<span style="font: 12pt Symbol">m</span>g', "50 μg"),
        ("<font face='Symbol, serif'>m</font>g", "50 μg"),
        ("<span style=\"font-family: 'SymbolMT'\">m</span>g", "50 μg"),
        ('<span style="font-family: Symbola">m</span>g', "50 mg"),
        ('<span style="font-family: Webdings">5</span> g', "50 \ufffd g"),
        ("<ruby>2<rt>5</rt></ruby> g", "50 2⁵ g"),
        ("2<img alt='half'>5 g", "50 2 5 g"),
    ],
)
def test_signs_and_pictures_keep_the_value(span: str, shown: str) -> None:
    assert read(f"<p>Take 50 {span}.</p>")[0] == f"Take {shown}."


@pytest.mark.slow
def test_a_page_of_many_rules_and_deep_elements_is_read_in_its_length() -> None:
    sheet = "".join(f".a .b{at} span {{ vertical-align: super }}" for at in range(2_000))
    inner = "<i class=a>" * 2_000 + "<p>Take " + "<span>5</span> " * 2_000 + "mg.</p>"
    started = process_time()
    assert read(inner, sheet)[0].startswith("*Take")
    assert process_time() - started < SECONDS
