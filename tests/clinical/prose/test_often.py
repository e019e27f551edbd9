from fractions import Fraction

import pytest

from articles.clinical.prose.often import cycle, is_of_a_week, times_a_day

CYCLES = [
    ("twice a day", 1), ("daily", 1), ("each morning", 1), ("every 8 hours", Fraction(1, 3)), ("every other day", 2),
    ("in 3 doses a day", 1), ("once a week", 7), ("once every week", 7), ("weekly", 7), ("every Monday", 7),
    ("on Mondays", 7), ("once every 7 days", 7), ("every 2 weeks", 14), ("once a fortnight", 14), ("monthly", 28),
    ("every four weeks", 28), ("once every 3 months", 84), ("every hour", Fraction(1, 24)), ("BID", 1),
    ("seven days a week", 1), ("5 days a week", Fraction(7, 5)),
    ("in the evening", None), ("with food", None), ("once", None), ("for a long time", None),
]  # fmt: skip


@pytest.mark.parametrize(("words", "days"), CYCLES)
def test_after_how_many_days_a_dose_comes_again(words: str, days: Fraction | None) -> None:
    assert cycle(words) == days


@pytest.mark.parametrize(
    ("often", "unit", "times"),
    [
        ("", "mg/week", Fraction(1, 7)),
        ("", "mg/day", 1),
        ("", "mcg/hour", 24),
        ("twice a week", "mg", Fraction(2, 7)),
        ("every 2 weeks", "mg", Fraction(1, 14)),
        ("once every 7 days", "mg", Fraction(1, 7)),
        ("every 6 to 8 hours", "mg", 3),
        ("three times a day", "mg", 3),
        ("in the evening", "mg", 1),
        ("", "mg", 0),
    ],
)
def test_how_many_times_a_day_that_is(often: str, unit: str, times: Fraction) -> None:
    assert times_a_day(often, unit) == times


@pytest.mark.parametrize("words", ["on the same day of the week", "one dose each week", "every Friday", "weekly"])
def test_what_comes_once_in_a_week(words: str) -> None:
    assert is_of_a_week(words)


@pytest.mark.parametrize("words", ["for 2 weeks", "after a week", "every day of the week", "see you on the day"])
def test_what_does_not(words: str) -> None:
    assert not is_of_a_week(words)
