"""No number changes its value on its way from a file: what stands beside it in another form is not joined to it."""

import re
from collections.abc import Callable
from html import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.importing import read
from tests.importing.docx.files import packed, paragraph, run

NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
SHIFTED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹₀₁₂₃₄₅₆₇₈₉", "x" * 20)
"""Raised and lowered digits are seen to be so, and are no part of the number beside them."""

NUMBERS = st.sampled_from(["2", "5", "0.5", "10", "40", "1,000", "2.550"])
BESIDE = st.sampled_from(["3", "1,2", "3–5", "5.5", "−9", "-9", "a", "or 3", "1/2", "n", "ref 7", "[4]", "th", "*"])

Form = Callable[[str], str]
PAGE: dict[str, Form] = {
    "raised": lambda text: f"<sup>{escape(text)}</sup>",
    "raised in parts": lambda text: f"<sup>{escape(text[:1])}<b>{escape(text[1:])}</b></sup>",
    "linked": lambda text: f'<sup><a href="#n">{escape(text)}</a></sup>',
    "raised by style": lambda text: f'<span style="vertical-align: super">{escape(text)}</span>',
    "raised by class": lambda text: f'<span class="up">{escape(text)}</span>',
    "lowered": lambda text: f"<sub>{escape(text)}</sub>",
    "struck": lambda text: f"<s>{escape(text)}</s>",
    "deleted": lambda text: f"<del>{escape(text)}</del>",
    "struck by style": lambda text: f'<b style="text-decoration: line-through red">{escape(text)}</b>',
    "struck by class": lambda text: f'<span class="old">{escape(text)}</span>',
    "struck by a neighbour": lambda text: f'<i></i><u class="x">{escape(text)}</u>',
    "struck by place": lambda text: f"<p><q><u>{escape(text)}</u></q></p>",
    "struck by attribute": lambda text: f'<u data-state="Old x">{escape(text)}</u>',
    "may be struck": lambda text: f'<u class="unsure">{escape(text)}</u>',
    "turned": lambda text: f'<bdo dir="rtl">{escape(text)}</bdo>',
    "turned by style": lambda text: f'<u dir="rtl" style="unicode-bidi: bidi-override">{escape(text)}</u>',
    "formula": lambda text: f"<math><mfrac><mn>1</mn><mn>{escape(text)}</mn></mfrac></math>",
    "drawing": lambda text: f"<svg><text>{escape(text)}</text></svg>",
}
SHEET = """<style>.old, i + .x, q > :first-child, [data-state~="x"], .unsure:has(b) { text-decoration: line-through }
span.up { vertical-align: super; }</style>"""
WORD: dict[str, Form] = {
    "raised": lambda text: run(escape(text), '<w:vertAlign w:val="superscript"/>'),
    "lowered": lambda text: run(escape(text), '<w:vertAlign w:val="subscript"/>'),
    "struck": lambda text: run(escape(text), "<w:strike/>"),
    "struck twice": lambda text: run(escape(text), "<w:dstrike/>"),
    "turned": lambda text: f'<w:bdo w:val="rtl">{run(escape(text))}</w:bdo>',
}
MARKDOWN: dict[str, Form] = {
    "struck": lambda text: f"~~{text}~~",
    "deleted": lambda text: f"<del>{escape(text)}</del>",
    "raised": lambda text: f"<sup>{escape(text)}</sup>",
    "struck by style": lambda text: f'<span style="text-decoration: line-through">{escape(text)}</span>',
    "turned": lambda text: f'<bdo dir="rtl">{escape(text)}</bdo>',
}


def pieces(forms: dict[str, Form]) -> st.SearchStrategy[list[tuple[str, str, str]]]:
    """Numbers, each with something in another form right behind it."""
    return st.lists(st.tuples(NUMBERS, st.sampled_from(sorted(forms)), BESIDE), min_size=1, max_size=5)


def sources(made: list[tuple[str, str, str]]) -> set[str]:
    return {number for plain, _, beside in made for text in (plain, beside) for number in NUMBER.findall(text)}


def assert_numbers_are_kept(name: str, data: bytes, made: list[tuple[str, str, str]]) -> None:
    reading = read(name, data)
    draft = f"{reading.title} {reading.body}".translate(SHIFTED)
    assert set(NUMBER.findall(draft)) <= sources(made) | {"1"}  # the fraction's
    aside = " ".join(scrap.text for scrap in reading.quarantine)
    for number in (plain for plain, _, _ in made):
        assert number in NUMBER.findall(draft) or number in aside


@given(pieces(PAGE))
def test_numbers_of_a_page_keep_their_value(made: list[tuple[str, str, str]]) -> None:
    inner = "".join(plain + PAGE[form](beside) for plain, form, beside in made)
    page = f"{SHEET}<h1>Doses</h1><p>People take {inner} mg of it at night, with water.</p>"
    assert_numbers_are_kept("page.html", page.encode(), made)


@given(pieces(WORD))
def test_numbers_of_a_word_file_keep_their_value(made: list[tuple[str, str, str]]) -> None:
    inner = "".join(run(plain) + WORD[form](beside) for plain, form, beside in made)
    text = paragraph(run("People take ") + inner + run(" mg of it at night, with water."))
    assert_numbers_are_kept("page.docx", packed(text), made)


@given(pieces(MARKDOWN))
def test_numbers_of_a_markdown_file_keep_their_value(made: list[tuple[str, str, str]]) -> None:
    inner = "".join(plain + MARKDOWN[form](beside) for plain, form, beside in made)
    assert_numbers_are_kept(
        "page.md", f"# Doses\n\nPeople take {inner} mg of it at night, with water.\n".encode(), made
    )


@pytest.mark.parametrize(
    ("formula", "shown"),
    [
        ("<mn>2</mn><mfrac><mn>1</mn><mn>2</mn></mfrac>", "2 1/2"),
        ("<munder><mn>2</mn><mn>3</mn></munder>", "2₃"),
        ("<mover><mn>2</mn><mn>3</mn></mover>", "2³"),
        ("<mmultiscripts><mn>2</mn><mn>3</mn><mn>4</mn><mprescripts/><mn>5</mn></mmultiscripts>", "2³⁴ ⁵"),
        ("<menclose notation='updiagonalstrike'><mn>2</mn></menclose><mn>5</mn>", "5"),
        ("<mn>2</mn><mphantom><mn>3</mn></mphantom>", "2"),
        ("<mfenced><mn>1</mn><mn>2</mn></mfenced>", "1 2"),
        ("<mn>1</mn><mspace/><mn>2</mn>", "1 2"),
        ("<mstack><mn>1</mn><mn>2</mn></mstack>", "1 2"),
    ],
)
def test_the_parts_of_a_formula_do_not_run_together(formula: str, shown: str) -> None:
    reading = read("page.html", f"<h1>Doses</h1><p>Take 4<math>{formula}</math>6 mg.</p>".encode())
    assert reading.body == f"Take 4 {shown} 6 mg."
