import nh3
import pytest
from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st

from articles.content.markup import inline, plain_text, to_html

NUMBERS = {"label": 2}
CITE = '<span class="cite"><a href="#ref-2" aria-label="Reference 2">2</a></span>'
NASTY = st.lists(
    st.sampled_from(
        [*"<>\"'[]()!*_`#|-:&\n \\^", "script", "javascript:", "onload=", "[^label]", "](", "| - |", "5 mg", "style="]
    )
).map("".join)


@pytest.mark.parametrize(
    ("source", "html"),
    [
        ("Text [^label].", f"Text{CITE}."),
        ("Text [^nobody]", "Text [^nobody]"),
        ("`[^label]`", "<code>[^label]</code>"),
        ("**Do** *not*", "<strong>Do</strong> <em>not</em>"),
        ("0.5 mg", "0.5&nbsp;mg"),
        ("0.5 to\n1 mg", "0.5 to\n1&nbsp;mg"),
        ("**0.5**\nmg", "<strong>0.5</strong>&nbsp;mg"),
        ("`0.5 mg`", "<code>0.5 mg</code>"),
        ("in 2026 people", "in 2026 people"),
        ("[5 mg](/5%20mg)", '<a href="/5%20mg">5&nbsp;mg</a>'),
        ("![a pill](https://x.org/p.png)", "a pill"),
        ("<script>x</script>", "&lt;script&gt;x&lt;/script&gt;"),
        ("[a](https://x.org)", '<a href="https://x.org" rel="external">a</a>'),
        ('[a](#part "title")', '<a href="#part">a</a>'),
        ("[call](tel:988)", '<a href="tel:988">call</a>'),
        ("[a](javascript:alert(1))", "a (javascript:alert(1))"),
        ("[a](//x.org)", "a (//x.org)"),
        ("<data:text/html,x>", "data:text/html,x"),
        ("https://x.org", "https://x.org"),
    ],
)
def test_inline(source: str, html: str) -> None:
    assert inline(source, NUMBERS) == html
    assert to_html(source, NUMBERS) == f"<p>{html}</p>\n"


def test_headings_below_the_section() -> None:
    assert to_html("### Three\n#### Four", {}) == "<h3>Three</h3>\n<h4>Four</h4>\n"
    assert to_html("# One\n- ## Two", {}) == "<h3>One</h3>\n<ul>\n<li>\n<h3>Two</h3>\n</li>\n</ul>\n"


def test_a_numbered_list_keeps_its_first_number() -> None:
    assert '<ol start="3">' in to_html("3. three", {})


def test_a_table_can_become_cards() -> None:
    html = to_html("| Used for | Start [^label] |\n| --- | --: |\n| Panic | 0.25 mg |", NUMBERS)
    soup = BeautifulSoup(html, "html.parser")
    table = soup.select_one("div.tablebox > table.cards")
    assert table is not None and len(table.select("tr")) == 2
    assert [head.get_text() for head in table.select("thead th[scope=col]")] == [
        "Used for",
        "Start2",
    ]
    assert [head.get_text() for head in table.select("tbody th[scope=row]")] == ["Panic"]
    assert '<td class="right" data-label="Start">0.25&nbsp;mg</td>' in html
    assert "style" not in html


def test_an_attribute_holds_quotation_marks_safely() -> None:
    html = to_html('| a | "><img src=x onerror=y> |\n|---|---|\n| b | c |', {})
    cell = BeautifulSoup(html, "html.parser").select_one("td")
    assert cell is not None and cell["data-label"] == '"><img src=x onerror=y>'
    assert BeautifulSoup(html, "html.parser").find("img") is None


@given(NASTY)
def test_only_allowed_html_comes_out(source: str) -> None:
    for html in (to_html(source, NUMBERS), inline(source, NUMBERS)):
        for tag in BeautifulSoup(html, "html.parser").find_all(True):
            assert tag.name in nh3.ALLOWED_TAGS - {"img", "map", "area"}
            assert set(tag.attrs) <= {"class", "href", "rel", "aria-label", "role", "scope", "data-label", "start"}
            assert str(tag.get("href", "/")).lower().startswith(("http", "mailto:", "tel:", "#", "/"))


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("One\nline [^label]\n\nTwo", "One line [^label]\nTwo"),
        ("- one\n- two\n\n  still two\n  - inner\n\nafter", "• one\n• two\n  still two\n  • inner\nafter"),
        ("2. two\n3. three", "2. two\n3. three"),
        ("-\n\nafter", "\nafter".lstrip()),
        ("### Sub\n> quoted", "Sub\nquoted"),
        ("| a | b |\n|---|--:|\n| | *c* |", "│ a │ b │\n│  │ c │"),
        ("```\n## code\n  x\n```", "## code\n  x"),
        ("", ""),
    ],
)
def test_plain(source: str, text: str) -> None:
    assert plain_text(source) == text


@given(st.lists(st.from_regex(r"[a-z]+( [a-z]+)*", fullmatch=True), min_size=1))
def test_plain_loses_no_word(paragraphs: list[str]) -> None:
    assert plain_text("\n\n".join(paragraphs)).split() == " ".join(paragraphs).split()
