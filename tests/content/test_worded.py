from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.compare.amounts import tenfolds
from articles.content.quantities import Quantity
from articles.content.worded import amounts, worded

ONES = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
SMALL = [*ONES.split(), "eighteen", "nineteen"]
TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()


def spelled(number: int, joint: str = " ", and_: str = " and ") -> str:
    """As people write it."""
    if number < 20:
        return SMALL[number]
    if number < 100:
        tens, ones = divmod(number, 10)
        return TENS[tens - 2] + (joint + SMALL[ones] if ones else "")
    size, name = (1000, "thousand") if number >= 1000 else (100, "hundred")
    many, rest = divmod(number, size)
    return f"{spelled(many, joint, and_)} {name}" + (and_ + spelled(rest, joint, and_) if rest else "")


def read(text: str) -> list[tuple[str, str]]:
    return [(f"{match.quantity.value.normalize():f}", match.quantity.unit) for match in amounts(text)]


@given(st.integers(0, 99_999), st.sampled_from([" ", "-"]), st.sampled_from([" and ", " "]))
def test_every_number_is_read_as_it_is_spelled(number: int, joint: str, and_: str) -> None:
    text = f"Take {spelled(number, joint, and_)} milligrams now."
    (match,) = worded(text)
    assert match.quantity == Quantity(Decimal(number), "mg")
    assert text[match.start : match.end] == text[len("Take ") : -len(" now.")]


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("half a milligram", [("0.5", "mg")]),
        ("a half milligram", [("0.5", "mg")]),
        ("two and a half milligrams", [("2.5", "mg")]),
        ("2 and a half mg", [("2.5", "mg")]),
        ("three quarters of a tablet", [("0.75", "tablets")]),
        ("zero point two five mg", [("0.25", "mg")]),
        ("5 thousand units", [("5000", "units")]),
        ("a hundred micrograms per kg", [("100", "mcg/kg")]),
        ("Twenty-five MILLIGRAMS", [("25", "mg")]),
        ("twenty\u00a0five\u00a0milligrams", [("25", "mg")]),
        ("ten-milligram tablets", [("10", "mg")]),
        ("two to four milligrams", [("2", "mg"), ("4", "mg")]),
        ("one to two hundred mg", [("200", "mg")]),
        ("two 0.5 mg tablets, then five mg", [("0.5", "mg"), ("5", "mg")]),
        ("a dozen tablets, half a dozen tablets", [("12", "tablets"), ("6", "tablets")]),
        ("two dozen tablets or half-a-dozen capsules", [("24", "tablets"), ("6", "capsules")]),
        (
            "a couple of tablets, a couple drops, a pair of patches",
            [("2", "tablets"), ("2", "drops"), ("2", "patches")],
        ),
        ("hundred and fifty mg", [("150", "mg")]),
        ("several hundred mg, dozens of tablets", []),
        ("two and three quarters mg, one and three-quarter mg", [("2.75", "mg"), ("1.75", "mg")]),
        ("forty–five mg, forty\u2011five mg, forty\u2010five mg", [("45", "mg")] * 3),
        ("half a million units, one and a half million units", [("500000", "units"), ("1500000", "units")]),
        ("one point five million units", [("1500000", "units")]),
    ],
)
def test_parts_scales_and_ranges(text: str, amount: list[tuple[str, str]]) -> None:
    assert read(text) == amount


@given(st.integers(0, 99_999), st.sampled_from(["{} ({}) mg", "{}({})mg", "{} [{}] mg", "{} ( {} ) milligrams"]))
def test_words_and_figures_that_agree_are_one_amount(number: int, form: str) -> None:
    words = spelled(number)
    for text in (form.format(words, number), form.format(number, words), form.format(words, f"{number:,}")):
        assert [one.quantity for one in amounts(text)] == [Quantity(Decimal(number), "mg")]
        assert [(one.start, one.end) for one in amounts(text)] == [(0, len(text))]


@given(st.integers(0, 99_999), st.integers(0, 99_999))
def test_words_and_figures_that_differ_are_both_held_against_the_record(number: int, other: int) -> None:
    expected = [f"{number}", f"{other}"] if number != other else [f"{number}"]
    assert read(f"{spelled(number)} ({other}) mg") == [(one, "mg") for one in expected]
    assert read(f"{number} ({spelled(other)}) mg") == [(one, "mg") for one in expected]


@pytest.mark.parametrize(
    "text", ["someone milligrams", "often mg", "one of the milligrams", "half the dose", "a mg", ""]
)
def test_what_is_no_amount(text: str) -> None:
    assert read(text) == []


def test_a_change_of_words_is_ten_times_more() -> None:
    def quantities(text: str) -> list[Any]:
        return [match.quantity for match in amounts(text)]

    (slip,) = tenfolds([(quantities("forty milligrams"), quantities("four hundred milligrams"))])
    assert slip.factor == 10
