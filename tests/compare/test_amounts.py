import pytest

from articles.compare.amounts import replaced, restated, tenfolds
from articles.compare.words import UNWEIGHED, compare


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("never over 0.5 mg per kg", "never over 0.05 mg per kg", [("0.5", "0.05", "mg/kg", 0.1)]),
        ("0.5 to 1 mg", "5 to 10 mg", [("0.5", "5", "mg", 10), ("1", "10", "mg", 10)]),
        ("start 1 mg, then 2 mg", "start 100 mg, then 2 mg", [("1", "100", "mg", 100)]),
        ("0.5 to 1 mg", "10 mg", [("1", "10", "mg", 10)]),
        ("1 in 100 people", "1 in 1,000 people", [("100", "1000", "", 10)]),
        ("1 mg", "2 mg", []),
        ("1 mg", "10 mL", []),
        ("start 1 mg, limit 10 mg", "start 10 mg, limit 1 mg", [("1", "10", "mg", 10), ("10", "1", "mg", 0.1)]),
        ("2 mg 20 mg", "20 mg", []),
        ("see [1]", "see [10]", []),
        ("gone 1 mg", "here", []),
    ],
)
def test_tenfolds(old: str, new: str, expected: list[tuple[str, str, str, float]]) -> None:
    slips = tenfolds(replaced(compare(old, new)))
    pairs = [(str(slip.old.value), str(slip.new.value), slip.new.unit, float(slip.factor)) for slip in slips]
    assert pairs == expected


def test_tenfolds_are_found_deep_in_a_text() -> None:
    around = "Some words that stay as they are, with 3 mg and 4 tablets. " * 40
    old, new = (f"{around}At most {dose} a day. {around}" for dose in ("0.5 mg", "5 mg"))
    (slip,) = tenfolds(replaced(compare(old, new)))
    assert (slip.old.value, slip.new.value) == (slip.new.value / 10, slip.old.value * 10)


@pytest.mark.parametrize(
    ("old", "new", "factor", "in_old"),
    [
        ("Take 0.5 mg now", "Take 5,000 mcg now", 10, "5 mg"),
        ("Take 0.5 mg now", "Take 50 micrograms now", 0.1, "0.05 mg"),
        ("Take 1 g now", "Take 100 mg now", 0.1, "0.1 g"),
        ("Take 1 mg now", "Take 1 mcg now", 0.001, "0.001 mg"),
        ("Take 5 mL now", "Take 0.5 mL now", 0.1, "0.5 mL"),
        ("Take 5 mL now", "Take 0.5 L now", 100, "500 mL"),
        ("Wait 30 minutes", "Wait 5 hours", 10, "300 minutes"),
        ("0.1 mg/kg/day at most", "1,000 mcg/kg/day at most", 10, "1 mg/kg/day"),
        ("1 mg/L at most", "10 mcg/mL at most", 10, "10 mg/L"),
    ],
)
def test_a_slip_hides_behind_no_unit(old: str, new: str, factor: float, in_old: str) -> None:
    (slip,) = tenfolds(replaced(compare(old, new)))
    assert float(slip.factor) == factor
    assert f"{slip.new_in_old.value:f} {slip.new_in_old.unit}" == in_old
    assert restated(replaced(compare(old, new))) == ()


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Take 0.5 mg now", "Take 500 mcg now"),
        ("Take 1 g now", "Take 1,000 mg now"),
        ("Wait 1 day", "Wait 24 hours"),
        ("Take 0.5 to 1 mg", "Take 500 to 1,000 mcg"),
        ("Take 0.01 L", "Take 10 mL"),
    ],
)
def test_the_same_amount_in_another_unit(old: str, new: str) -> None:
    pieces = compare(old, new)
    assert restated(replaced(pieces)) and not tenfolds(replaced(pieces))
    assert all(pair.old.unit != pair.new.unit for pair in restated(replaced(pieces)))
    assert {"number", "unit"} <= {mark for piece in pieces for mark in piece.marks}


@pytest.mark.parametrize(
    ("old", "new"),
    [("1 mg", "1.0 mg"), ("1 mg", "1 mL"), ("1 mg", "2000 mcg"), ("1 tablet", "1 capsule"), ("1", "1 g")],
)
def test_not_the_same_amount_in_another_unit(old: str, new: str) -> None:
    assert restated(replaced(compare(old, new))) == ()


def test_what_is_said_beside_a_new_unit_is_no_slip() -> None:
    assert tenfolds(replaced(compare("1 mg or 10 mg", "1,000 mcg or 10,000 mcg, never 100 mg"))) == ()


@pytest.mark.parametrize(("old", "new"), [("Since 1 May 2020", "Since 10 May 2020"), ("[^1] [^2]", "[^10] [^20]")])
def test_dates_and_citations_are_no_amounts(old: str, new: str) -> None:
    assert tenfolds(replaced(compare(old, new))) == ()


def test_what_weighs_nothing_is_no_slip() -> None:
    assert tenfolds(replaced(compare("Months: 1", "Months: 10"), UNWEIGHED)) == ()
    assert len(tenfolds(replaced(compare("Months: 1", "Months: 10")))) == 1
