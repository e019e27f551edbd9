import re
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.content.dialect import PARSER
from articles.content.escaping import escape


def shown(markdown: str) -> list[str]:
    return unescape(re.sub(r"<[^>]+>", "", PARSER.render(markdown))).split()


@given(st.text(alphabet="*_[]()<>!`#-+=~|&:;\\^1.{} \nabé/", max_size=25))
def test_text_shows_as_it_was(text: str) -> None:
    html = PARSER.render(escape(text))
    assert shown(escape(text)) == text.split()
    assert set(re.findall(r"<\w+", html)) <= {"<p"}


@pytest.mark.parametrize(
    ("text", "markdown"),
    [
        ("# not a heading", "\\# not a heading"),
        ("1. not an item", "1\\. not an item"),
        ("1.5 mg - 2 mg", "1.5 mg - 2 mg"),
        ("take *two* [1]", "take \\*two\\* \\[1\\]"),
        ("less than < 5 mg & more", "less than < 5 mg & more"),
        ("a_b and _c_", "a_b and \\_c\\_"),
        ("[^label] is said", "\\[^label\\] is said"),
        ("at https://example.org/a_b.", "at <https://example.org/a_b>."),
    ],
)
def test_only_what_means_something_is_escaped(text: str, markdown: str) -> None:
    assert escape(text) == markdown


def test_an_address_can_stay_text() -> None:
    assert escape("https://example.org", link=False) == "https://example.org"
