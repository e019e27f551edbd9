"""Words in the form in which search compares them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.content.wordforms import LONGEST, stem, stemmed_words, words


@pytest.mark.parametrize(
    ("text", "compared"),
    [
        ("Don't stop!", ["dont", "stop"]),
        ("the patient’s dose", ["the", "patient", "dose"]),
        ("Ménière", ["meniere"]),
        ("Co-codamol 0.5 mg", ["co", "codamol", "0.5", "mg"]),
        ("0.5\u00a0mg", ["0.5", "mg"]),
        ("snake_case", ["snake", "case"]),
        ("NEAR(a b) AND *", ["near", "a", "b", "and"]),
        ('"quoted"; DROP', ["quoted", "drop"]),
        ("\u202edrowssap\u202c\x00\ud800", ["drowssap"]),
        ("straße ﬁt", ["strasse", "fit"]),
        ("…", []),
    ],
)
def test_words(text: str, compared: list[str]) -> None:
    assert words(text) == compared


@given(st.text(alphabet=st.characters()))
def test_a_word_holds_letters_and_digits_alone(text: str) -> None:
    for word in words(text):
        assert 0 < len(word) <= LONGEST
        assert word.replace(".", "").replace(",", "").isalnum(), ascii(text)


@pytest.mark.parametrize(
    "same",
    [
        "miss missed missing misses",
        "dose doses",
        "stop stopped stopping stops",
        "drink drinking drinks",
        "baby babies",
        "sleepy sleepiness",
        "tablet tablets",
        "drive driving",
        "shake shaking shakes",
        "overdose overdosed overdoses",
    ],
)
def test_forms_of_a_word_have_one_stem(same: str) -> None:
    assert len(set(map(stem, same.split()))) == 1


@pytest.mark.parametrize("others", ["use used", "as ass", "day days today", "pain paint"])
def test_short_words_are_left_as_they_are(others: str) -> None:
    """A stem of two letters would be that of many words."""
    assert all(len(stem(word)) >= 2 for word in others.split())
    assert stem("pain") != stem("paint")


def test_what_the_law_controls_is_no_form_of_control() -> None:
    assert stem("controlled") != stem("control") == stem("controls")


@given(st.text(alphabet=st.characters()))
def test_each_word_is_known_by_its_place(text: str) -> None:
    for start, end, stems in stemmed_words(text):
        assert list(stems) == list(map(stem, words(text[start:end])))
