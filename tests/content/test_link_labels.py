"""Labels of links end where the library says, and finding their ends takes time in proportion to the text."""

from types import SimpleNamespace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import helpers

from articles.content.dialect import PARSER
from articles.content.link_labels import HELPERS

PIECES = ("[", "]", "(", ")", "![", "](", "a", "a ", "`", "\\", "[^a]", "*", "[a](b)", "<a:b>", "\n", "_")


def read(text: str, by: object) -> list[tuple[str, str, object]]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(PARSER, "helpers", by)
        inlines = (token.children or [] for token in PARSER.parse(text))
        return [(child.type, child.content, child.attrs) for children in inlines for child in children]


@settings(max_examples=400)
@given(st.lists(st.sampled_from(PIECES), max_size=30).map("".join))
def test_same_as_the_library(text: str) -> None:
    library = SimpleNamespace(**{name: getattr(helpers, name) for name in helpers.__all__})
    assert read(text, HELPERS) == read(text, library)
