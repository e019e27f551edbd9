"""Which words in a row are somebody's wording."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.versions.wording import runs

WORDS = st.lists(st.sampled_from(["take", "half", "0.5", "mg", "at", "night", "never"]), min_size=2, max_size=12)


@pytest.mark.parametrize("text", ["", "clonazepam", "mg", "full-guide", "**", "0.5"])
def test_one_word_alone_is_nobodys(text: str) -> None:
    assert runs(text) == set()


def test_beginning_and_end_count_as_a_word() -> None:
    assert runs("40 mg") == {("", "40", "mg"), ("40", "mg", "")}


@pytest.mark.parametrize(
    ("one", "other"), [("Take it now.", "**take** IT, now"), ("a-b c", "A-B, c"), ("1.5 mg", "1.5mg")]
)
def test_case_and_marks_are_no_wording_but_a_point_in_a_number_is(one: str, other: str) -> None:
    assert (runs(one) == runs(other)) is ("1.5" not in one)
    assert runs("1.5 mg") != runs("15 mg")


def test_signs_of_amounts_count_and_the_shape_of_an_apostrophe_does_not() -> None:
    assert runs("clearance is < 30") != runs("clearance is > 30")
    assert runs("Don't stop it") == runs("Don’t stop it")


@given(before=WORDS, after=WORDS, word=st.sampled_from(["alcohol", "4", "not"]))
def test_a_word_put_in_or_taken_out_is_seen_by_its_neighbours(before: list[str], after: list[str], word: str) -> None:
    without, with_it = " ".join([*before, *after]), " ".join([*before, word, *after])
    assert runs(with_it) - runs(without)
    joined = (before[-1], *after[:2]), (*before[-2:], after[0])
    assert all(run in runs(without) for run in joined)


@given(st.text(max_size=200))
def test_any_text_has_its_runs_whatever_is_round_it(text: str) -> None:
    inner = {run for run in runs(text) if "" not in run}
    assert inner <= runs(f"Before this. {text} And after it.")
