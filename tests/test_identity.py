import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.identity import address_key, registration_key

WORDS = st.text("abcxyz019", min_size=1, max_size=8)
MARKS = st.text(" \u00a0-\u2011\u2013\u2014./_:,#'\u200b", max_size=3)


@st.composite
def written_twice(draw: st.DrawFn) -> tuple[str, str]:
    """The same letters and digits, with other marks between them and in other cases."""
    letters = draw(WORDS)
    return letters, "".join(draw(MARKS) + draw(st.sampled_from((one, one.upper()))) for one in letters)


@given(written_twice(), written_twice())
def test_case_and_marks_make_no_other_registration(register: tuple[str, str], number: tuple[str, str]) -> None:
    assert registration_key(register[0], number[0]) == registration_key(register[1], number[1])


@given(WORDS, WORDS, WORDS, WORDS)
def test_other_letters_make_another(register: str, number: str, other: str, another: str) -> None:
    same = registration_key(register, number) == registration_key(other, another)
    assert same == ((register, number) == (other, another))


@pytest.mark.parametrize("number", ["", " ", "-", "–"])
def test_no_number_is_nobodys_registration(number: str) -> None:
    assert registration_key("Board", number) == ""


def test_letters_of_every_language_are_compared_in_one_case_and_form() -> None:
    assert registration_key("ÖAK", "Ä-1") == registration_key("öak", unicodedata.normalize("NFD", "ä1"))
    assert address_key(" JO@Example.ORG ") == address_key("jo@example.org") != ""
    assert address_key("anna-lee@example.org") != address_key("annalee@example.org")
    assert address_key("") == ""
