import pytest

from articles.importing import Unreadable, html, lost
from articles.importing.html.tags import MAX_TAGS, ends, shown, tokenize


def names(source: str) -> list[str]:
    return [token.name or token.text for token in tokenize(source)]


@pytest.mark.parametrize(
    ("source", "seen"),
    [
        ("<P class=a>x &amp; y</p>", ["p", "x & y", "/p"]),
        ('<p title="a > b">x', ["p", "x"]),
        ("a < b <3 c", ["a < b <3 c"]),
        ("a<!-- <p> -->b<!doctype x>c<?php ?>d", ["a", "b", "c", "d"]),
        ("a<!-- never closed <p>", ["a"]),
        ("<script>if (a<b) '</p>'</script>x", ["script", "if (a<b) '</p>'", "/script", "x"]),
        ("<title><b></title>", ["title", "<b>", "/title"]),
        ("x<p never closed", ["x", "<p never closed"]),
        ("x<a b='c", ["x", "<a b='c"]),
    ],
)
def test_a_page_is_cut_into_tags_and_text(source: str, seen: list[str]) -> None:
    assert names(source) == seen


def test_attributes_of_every_kind() -> None:
    (token,) = tokenize("<a HREF=https://example.org/a title='b c' rel=\"d &amp; e\" hidden>")
    assert token.attributes == {"href": "https://example.org/a", "title": "b c", "rel": "d & e", "hidden": ""}


def test_lines_are_counted() -> None:
    assert [token.line for token in tokenize("a\n<p>\n\nb</p>")] == [1, 2, 2, 4]


def test_an_element_ends_where_it_or_its_parent_does() -> None:
    tokens = tokenize("<div><p>a<p>b</div><i>c")
    assert [(tokens[at].name, end) for at, end in enumerate(ends(tokens)) if tokens[at].name in ("div", "p", "i")] == [
        ("div", 5),
        ("p", 5),
        ("p", 5),
        ("i", 8),
    ]


def test_what_nobody_sees_goes() -> None:
    assert [token.text for token in shown(tokenize("<style>a</style><noscript>b</noscript>c")) if token.text] == ["c"]


def test_too_many_tags_are_refused() -> None:
    with pytest.raises(Unreadable, match="tags"):
        tokenize("<p>" * (MAX_TAGS + 1))


@pytest.mark.parametrize(
    "piece", ["<", "<!", "<!--", "<a ", '<a "', "<a ='", "<table><tr><td>", "<ul><li>x", "<b>x<p>"]
)
def test_a_page_made_to_hang_its_reader_does_not(piece: str) -> None:
    assert lost(html.read(piece * 20_000)) == []
