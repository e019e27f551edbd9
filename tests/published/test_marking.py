"""Marks cut a text into parts and change nothing of it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.content.wordforms import stems
from articles.published.marking import EXCERPT, excerpt, marked
from articles.published.results import Line, Part


def text(line: Line) -> str:
    return "".join(part.text for part in line)


@pytest.mark.parametrize(
    ("line", "phrases", "marks"),
    [
        ("If you miss a dose", ["miss a dose"], ["miss a dose"]),
        ("Missed doses, missed again", ["missed"], ["Missed", "missed"]),
        ("Never take two doses", ["dose", "two"], ["two doses"]),
        ("Too much is too little", ["too much"], ["Too much"]),
        ("An opioid’s effect", ["opioid"], ["opioid’s"]),
        ("Take 0.5\u00a0mg", ["0.5"], ["0.5"]),
        ("Nothing", ["else"], []),
        ("", ["else"], []),
        ("Anything", [""], []),
    ],
)
def test_marks(line: str, phrases: list[str], marks: list[str]) -> None:
    parts = marked(line, [stems(phrase) for phrase in phrases])
    assert text(parts) == line
    assert [part.text for part in parts if part.is_marked] == marks


@given(st.text(), st.lists(st.text()))
def test_no_sign_of_a_text_is_lost(line: str, phrases: list[str]) -> None:
    assert text(marked(line, [stems(phrase) for phrase in phrases])) == line


def test_an_excerpt_is_cut_around_the_first_mark_of_the_line_that_has_most() -> None:
    plain = (Part("Nothing here.", is_marked=False),)
    line = marked(f"{'before ' * 30}dose {'after ' * 60}", [("dos",)])
    cut = excerpt([plain, line])
    assert [part.text for part in cut if part.is_marked] == ["dose"]
    assert text(cut).startswith("… before") and text(cut).endswith(" …") and len(text(cut)) < EXCERPT + 10
    named = marked("Opioids Can be fatal", [("opioid",)])
    said = (Part("Very deep sleep and very slow breathing.", is_marked=False),)
    assert excerpt([named, said]) == said
    assert excerpt([plain]) == plain
    assert excerpt([]) == ()
