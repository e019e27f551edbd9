import re
from html import escape, unescape

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from articles.content.dialect import PARSER
from articles.importing import html

SIGNS = st.text(alphabet="*_[]()<>!`#-+=~|&:;\\1.{} abé/", max_size=12).map(escape)
STYLES = st.sampled_from(["<b>", "</b>", "<i>", "</i>", '<a href="https://example.org/a">', "</a>", "</p><p>", " "])


def body(page: str) -> str:
    return html.read(page).body


def aside(page: str) -> list[tuple[str, str]]:
    return [(scrap.text, scrap.reason) for scrap in html.read(page).quarantine]


def test_a_page_gets_its_structure() -> None:
    reading = html.read(
        """<html><head><title>Sleep tablets</title></head><body><h1>Sleep <em>tablets</em></h1>
        <p>They help <strong>some</strong> people.</p><h2>Possible side effects</h2>
        <ul><li>Dry mouth<ul><li>at night</li></ul></li><li><p>Falls</p></ul><h3>In older people</h3>
        <ol start="3"><li>Take one.<li>Rest.</ol></body></html>"""
    )
    assert reading.title == "Sleep tablets"
    assert (
        reading.body
        == """They help **some** people.

## Possible side effects {: side-effects }

- Dry mouth
  - at night
- Falls

### In older people

3. Take one.
4. Rest."""
    )


@given(st.lists(st.one_of(SIGNS, STYLES), max_size=12).map("".join))
def test_text_shows_as_it_was(inner: str) -> None:
    page = f"<h1>T</h1><p>People take it at night, with water. {inner} It works within the hour for most of them.</p>"
    reading = html.read(page)
    # A few signs in a paragraph of their own are read as a caption, and are asked about elsewhere.
    assert {scrap.reason for scrap in reading.quarantine} <= {"stray caption"}
    assume(not reading.quarantine)
    shown = unescape(re.sub(r"<[^>]+>", "", PARSER.render(reading.body)))
    written = unescape(re.sub(r"<[^>]+>", "", page))[1:]
    assert "".join(shown.split()) == "".join(written.split())


@pytest.mark.parametrize(
    ("page", "markdown"),
    [
        ('<p>See <a href="https://example.org/a b">it</a>.', "See [it](https://example.org/a%20b)."),
        ('<p>Ask <a href="mailto:a@example.org">us</a>.', "Ask [us](mailto:a@example.org)."),
        ("<p>Wow!<a href=https://example.org>it</a>.", "Wow\\![it](https://example.org)."),
        ("<p>One.<br>Two.<br><br>Three.", "One.\\\nTwo.\n\nThree."),
        ("<p>10<sup>2</sup> and H<sub>2</sub>O and x<sup>a</sup>.", "10² and H₂O and xª."),
        ("<p>It is <b>a</b>b <i> c </i>.", "It is ab *c* ."),
        ("<pre>One.\nTwo.</pre>", "One.\\\nTwo."),
        ("<p>One.<p><b>Storage</b><p>Keep it dry.", "One.\n\n## Storage {: storage }\n\nKeep it dry."),
        ("<p>It is <!-- not --><script>x</script>so.<style>p{}</style>", "It is so."),
        ("<div>" * 5_000 + "Deep.", "Deep."),
    ],
)
def test_what_a_page_shows_becomes_markdown(page: str, markdown: str) -> None:
    assert body(page) == markdown


@pytest.mark.parametrize("address", ["javascript:alert(1)", "/local", "data:text/html,x", "ftp://example.org"])
def test_a_link_elsewhere_keeps_its_text_alone(address: str) -> None:
    page = f'<p>Read <a href="{address}">this</a>.'
    assert (body(page), aside(page)) == ("Read this.", [(address, "link address")])


def test_a_place_on_the_page_itself_is_no_address() -> None:
    page = '<p>Read <a href="#doses">this</a>.'
    assert (body(page), aside(page)) == ("Read this.", [])


@pytest.mark.parametrize(
    ("part", "reason"),
    [
        ("<nav>Out</nav>", "navigation"),
        ("<footer>Out</footer>", "page footer"),
        ("<header>Out</header>", "page header"),
        ("<aside><p>Out</aside>", "sidebar"),
        ("<form><label>Out</label></form>", "comment form"),
        ("<figure><figcaption>Out</figcaption></figure>", "stray caption"),
        ('<img alt="Out" src="a.png">', "stray caption"),
        ('<div class="related-posts"><a href="/x">Out</a></div>', "related links"),
        ('<ul id="social"><li>Out</ul>', "share buttons"),
        ("<footer>© 2020 Example</footer>", "site name"),
        ("<aside><table><tr><td>Out</table></aside>", "sidebar"),
    ],
)
def test_parts_around_the_article_are_set_aside(part: str, reason: str) -> None:
    page = f"<h1>T</h1><p>One.</p>{part}<p>Two.</p>"
    assert body(page) == "One.\n\nTwo."
    assert [why for _, why in aside(page)] == [reason]


def test_a_form_around_the_whole_page_is_none() -> None:
    assert body('<form><div class="comments"><h1>T</h1><p>One.</p></div></form>') == "One."


def test_the_page_title_serves_where_none_is_shown() -> None:
    assert html.read("<title>Sleep tablets | Example</title><p>One.").title == "Sleep tablets"
    assert aside("<title>Sleep tablets</title><h1>Sleeping</h1><p>One.") == [("Sleep tablets", "duplicate title")]


def test_lines_carry_the_numbers_of_the_file() -> None:
    reading = html.read("<h1>T</h1>\n\n<p>\n One.</p>\n<p>Leave a comment</p>")
    assert [(line.number, line.text) for line in reading.lines][1:] == [(3, "One."), (5, "Leave a comment")]
    assert reading.quarantine[0].line == 5


def test_struck_text_is_set_aside() -> None:
    reading = html.read("<p>Take <del>10 mg</del> 1 mg <s>twice</s> at night.</p><strike><p>Gone.</p></strike>")
    assert reading.body == "Take 1 mg at night."
    assert [(scrap.text, scrap.reason) for scrap in reading.quarantine] == [
        (text, "struck-out text") for text in ("10 mg", "twice", "Gone.")
    ]


@pytest.mark.parametrize(
    ("inner", "body"),
    [
        ("<ol><li value=5>Five.<li>Six.<li value=3>Three.</ol>", "5. Five.\n6. Six.\n3) Three."),
        ("<ol><li>One.<li style='display: none'>Two.<li value=3>Three.</ol>", "1. One.\n3) Three."),
        ("<ol start=1500><li>Take.<li>Two.</ol>", "1500. Take.\n1501. Two."),
        ("<ol reversed><li>Take.<li>Two.</ol>", "- Take.\n- Two."),
        ("<ol start=3><li>A.<ol start=7><li>X.</ol><li>B.</ol>", "3. A.\n   7. X.\n4. B."),
    ],
)
def test_items_keep_their_numbers(inner: str, body: str) -> None:
    assert html.read(f"<h1>Steps</h1>{inner}").body == body
