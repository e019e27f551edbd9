from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.content.quantities import (
    Quantity,
    amount,
    bare_within,
    find,
    parse,
    parse_range,
    spoken,
    tenfold,
    unbroken,
    written,
    written_range,
)


def quantities(text: str) -> list[tuple[str, str]]:
    return [(str(match.quantity.value), match.quantity.unit) for match in find(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("0.5 mg", [("0.5", "mg")]),
        ("0.25mg twice", [("0.25", "mg")]),
        (".25 mg", [("0.25", "mg")]),
        ("2,5 mg", [("2.5", "mg")]),
        ("0,125 mg", [("0.125", "mg")]),
        ("5,000 units", [("5000", "units")]),
        ("1\u202f000\u00a0IU", [("1000", "units")]),
        ("½ tablet", [("0.5", "tablets")]),
        ("1½ tablets", [("1.5", "tablets")]),
        ("1/2 tablet", [("0.5", "tablets")]),
        ("1 1/2 tablets", [("1.5", "tablets")]),
        ("2-1/4 tablets", [("2.25", "tablets")]),
        ("1 ½ mg", [("1.5", "mg")]),
        ("12 1/2 to 15 mg", [("12.5", "mg"), ("15", "mg")]),
        ("Week 1 1/2 tablet", [("0.5", "tablets")]),
        ("1\n1/2 tablet", [("0.5", "tablets")]),
        ("50 µg, 50 mcg or 50 micrograms", [("50", "mcg")] * 3),
        ("10 ML and 1 l", [("10", "mL"), ("1", "L")]),
        ("30 %", [("30", "%")]),
        ("a 30-hour half-life", [("30", "hours")]),
        ("250 mg/5 mL", [("250", "mg"), ("5", "mL")]),
        ("0.01 mg/kg/day", [("0.01", "mg/kg/day")]),
        ("0.05 mg per kg, 3 days", [("0.05", "mg/kg"), ("3", "days")]),
        ("sleep.20 mg", [("20", "mg")]),
    ],
)
def test_find(text: str, expected: list[tuple[str, str]]) -> None:
    assert quantities(text) == expected


@pytest.mark.parametrize("between", [" to ", "–", "-", " or ", " and "])
def test_the_unit_of_a_range_belongs_to_each_number(between: str) -> None:
    assert quantities(f"Add 0.5{between}1 mg now") == [("0.5", "mg"), ("1", "mg")]


@pytest.mark.parametrize("text", ["in 2026", "1 in 10 people", "5\nmg", "5 gallons", "CYP3A4 mg", "12.mg", "e.g. 5"])
def test_numbers_without_unit_are_not_found(text: str) -> None:
    assert quantities(text) == []


def test_spans_cut_the_text_into_number_and_unit() -> None:
    text = "Take 0.5 to 1 mg now"
    first, second = find(text)
    assert text[first.start : first.number_end] == text[first.start : first.end] == "0.5"
    assert text[second.start : second.number_end] == "1"
    assert text[second.unit_start : second.end] == "mg"


def test_find_looks_only_where_it_is_told_to() -> None:
    text = "5 mg and then 50 mg"
    assert [match.start for match in find(text, 6, len(text))] == [14]
    assert [match.start for match in find(text, 0, 6)] == [0]


def test_bare_numbers_stand_alone() -> None:
    text = "1 in 1,000 people (10), 2026-01-10, v1.5x and [1]"
    everywhere = (0, len(text))
    assert [str(match.quantity.value) for match in bare_within(text, everywhere, everywhere)] == ["1", "1000", "10"]


def test_a_long_run_of_spaces_is_searched_in_no_time() -> None:
    assert quantities(("1" + " " * 500) * 200) == []


@pytest.mark.parametrize(("old", "new"), [("0.5", "5"), ("5", "0.05"), ("1", "1000"), ("0.05", "0.5"), ("10.0", "1")])
def test_tenfold(old: str, new: str) -> None:
    assert tenfold(Quantity(Decimal(old), "mg"), Quantity(Decimal(new), "mg"))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (("1", "mg"), ("1.0", "mg")),
        (("1", "mg"), ("20", "mg")),
        (("1", "mg"), ("10", "mL")),
        (("0", "mg"), ("10", "mg")),
        (("10", "mg"), ("0", "mg")),
    ],
)
def test_not_tenfold(old: tuple[str, str], new: tuple[str, str]) -> None:
    assert not tenfold(Quantity(Decimal(old[0]), old[1]), Quantity(Decimal(new[0]), new[1]))


@pytest.mark.parametrize(
    ("one", "other", "equal"),
    [
        (("0.5", "mg"), ("500", "mcg"), True),
        (("1", "mg/hours"), ("24", "mg/days"), True),
        (("1", "mg/L"), ("1", "mcg/mL"), True),
        (("1", "years"), ("12", "months"), True),
        (("1", "months"), ("30", "days"), False),
        (("1", "mg"), ("1", "mL"), False),
        (("1", "mg/kg"), ("1", "mg"), False),
        (("1", ""), ("1", "mg"), False),
    ],
)
def test_amounts_are_equal_however_they_are_written(one: tuple[str, str], other: tuple[str, str], equal: bool) -> None:
    (value, unit), (other_value, other_unit) = one, other
    both = amount(Quantity(Decimal(value), unit)), amount(Quantity(Decimal(other_value), other_unit))
    assert (both[0] == both[1]) is equal


def test_no_line_ends_between_a_number_and_its_unit() -> None:
    assert unbroken("Take 0.5 mg or a 30-hour 5 \u2009mg") == "Take 0.5\u00a0mg or a 30-hour 5\u00a0\u00a0mg"


@pytest.mark.parametrize(
    ("typed", "safe"),
    [
        ("0.50 mg", "0.5 mg"),
        (".25mg", "0.25 mg"),
        ("20.0 milligrams", "20 mg"),
        ("5000 units", "5,000 units"),
        ("1 hours", "1 hour"),
        ("40 hours", "40 hours"),
        ("½ tablet", "0.5 tablets"),
        ("30%", "30%"),
        ("0.000001 g", "0.000001 g"),
    ],
)
def test_a_quantity_is_written_in_safe_notation(typed: str, safe: str) -> None:
    assert written(parse(typed)) == safe
    assert parse(safe) == parse(typed)


@pytest.mark.parametrize("typed", ["", "5", "five mg", "1 mg 2 mg", "1,5 mg", "1 to 2 mg", "about 1 mg"])
def test_anything_else_is_no_quantity(typed: str) -> None:
    with pytest.raises(ValueError, match="no quantity"):
        parse(typed)


@pytest.mark.parametrize(
    ("typed", "safe"),
    [(".5 mg", "0.5 mg"), ("0.01–0.03 mg/kg/day", "0.01 to 0.03 mg/kg/day"), ("500 to 1000 mg", "500 to 1,000 mg")],
)
def test_a_range_is_written_in_safe_notation(typed: str, safe: str) -> None:
    assert written_range(parse_range(typed)) == safe
    assert parse_range(safe) == parse_range(typed)


@pytest.mark.parametrize(
    "typed", ["", "3 to 1 mg", "1 to 1 mg", "1 or 2 mg", "1 mg to 2 mg", "1 to 2", "1 to 2 mg or so", "1,5 to 2 mg"]
)
def test_anything_else_is_no_range(typed: str) -> None:
    with pytest.raises(ValueError, match="no (?:quantity|range)"):
        parse_range(typed)


@given(st.decimals("0.0001", "99999", places=4), st.sampled_from(["mg", "mcg", "mL", "hours", "mg/kg/day"]))
def test_what_was_written_is_read_again(value: Decimal, unit: str) -> None:
    assert parse(written(Quantity(value, unit))) == Quantity(value, unit)


@pytest.mark.parametrize(
    ("spelled", "words"),
    [
        ("4 mg/day", "4 mg a day"),
        ("0.05 mg/kg/day", "0.05 mg per kg a day"),
        ("5 mg/mL", "5 mg per mL"),
        ("5 mg", "5 mg"),
    ],
)
def test_strokes_are_spelled_out_in_a_sentence(spelled: str, words: str) -> None:
    assert spoken(spelled) == words
    assert [match.quantity.value for match in find(words)] == [parse(spelled).value]


@pytest.mark.parametrize(("text", "value"), [("0·5 mg", "0.5"), ("12·5 mg", "12.5"), ("·5 mg", "0.5")])
def test_a_raised_point_is_a_point(text: str, value: str) -> None:
    assert [str(one.quantity.value) for one in find(text)] == [value]
