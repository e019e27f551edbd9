from collections.abc import Iterator
from typing import Any

import pytest

from articles.compare.changes import changes
from articles.compare.parts import parts
from tests.contents import ARTICLE, MEDICATION, changed, typed

FIXED: dict[str, set[tuple[Any, ...]]] = {"article": {("type",)}, "medication": {("type",), ("kind",)}}
"""What a content of its type always says."""


def leaves(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    if isinstance(value, dict | list):
        for key, inner in value.items() if isinstance(value, dict) else enumerate(value):
            yield from leaves(inner, (*path, key))
    else:
        yield path


@pytest.mark.parametrize(
    ("content", "path"),
    [
        (content, path)
        for content in (ARTICLE, MEDICATION)
        for path in leaves(content)
        if path not in FIXED[content["type"]]
    ],
    ids=lambda value: ".".join(map(str, value)) if isinstance(value, tuple) else value["type"],
)
def test_every_field_shows_in_the_text_of_a_part(content: dict[str, Any], path: tuple[Any, ...]) -> None:
    made = changed(content, path, 36 if path == ("review_months",) else "quokka")
    shown = "36" if path == ("review_months",) else "quokka"
    texts = {part.key: part.text for part in parts(typed(content))}
    differing = [part for part in parts(typed(made)) if texts.get(part.key) != part.text]
    assert any(shown in part.text for part in differing)
    assert any(shown in piece.text for change in changes(typed(content), typed(made)) for piece in change.pieces)


def test_parts_of_an_article_in_reading_order() -> None:
    assert [(part.key, part.label) for part in parts(typed(ARTICLE))] == [
        ("title", "Title and address"),
        ("short", "Short answer"),
        ("facts", "Names and class"),
        ("boxed", "Boxed warning"),
        ("dosing", "Doses"),
        ("driving", "Driving"),
        ("questions", "Common questions"),
        ("references", "References"),
        ("author", "Author and review"),
    ]
    assert parts(typed(ARTICLE))[4].text == "Doses\nStart with 0.5 mg a day by mouth [1]."


def test_parts_of_a_medication() -> None:
    assert [part.key for part in parts(typed(MEDICATION))] == ["title", "facts", "boxed", "references", "author"]
