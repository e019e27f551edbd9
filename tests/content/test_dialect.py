import pytest

from articles.content.dialect import PARSER, safe, words


def plain(source: str) -> str:
    return words(PARSER.parseInline(source)[0].children)


@pytest.mark.parametrize("url", ["https://x.org", "HTTP://x.org", "mailto:a@x.org", "tel:988", "#ref-1", "/medicines/"])
def test_safe(url: str) -> None:
    assert safe(url)


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "data:text/html,x", "//x.org", "/\\x.org", "ftp://x.org", "page", ""]
)
def test_not_safe(url: str) -> None:
    assert not safe(url)


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("**Do** *not* `stop`", "Do not stop"),
        ("said [^label].", "said [^label]."),
        ("[text](https://x.org)", "text (https://x.org)"),
        ("<https://x.org>", "https://x.org"),
        ("![a *pill*](/p.png)", "a pill"),
        ("one\ntwo", "one two"),
        ("<b>bold</b> &amp; \\*", "<b>bold</b> & *"),
        ("[see [^label]](/x)", "[see [^label]](/x)"),
        ("[^two words] and [^]", "[^two words] and [^]"),
    ],
)
def test_words(source: str, text: str) -> None:
    assert plain(source) == text


def test_a_line_that_looks_like_a_definition_does_not_vanish() -> None:
    paragraph = PARSER.parse("[^label]: the source")[1]
    assert words(paragraph.children) == "[^label]: the source"


def test_an_underlined_line_is_no_heading() -> None:
    assert [token.type for token in PARSER.parse("Title\n---")] == [
        "paragraph_open",
        "inline",
        "paragraph_close",
        "hr",
    ]
