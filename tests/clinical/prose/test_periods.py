from fractions import Fraction

import pytest

from articles.clinical.prose.periods import Period, periods

HOUR, DAY = 60, 1440


@pytest.mark.parametrize(
    ("text", "low", "high", "more"),
    [
        ("18-50 hours", 18 * HOUR, 50 * HOUR, False),
        ("between 20 and 60 minutes", 20, 60, False),
        ("20 minutes to an hour", 20, 60, False),
        ("half an hour", 30, 30, False),
        ("a 30-40 hour half-life", 30 * HOUR, 40 * HOUR, False),
        ("two to four weeks", 14 * DAY, 28 * DAY, False),
        ("six months or more", 6 * 43830, 6 * 43830, True),
        ("more than 12 months", 12 * 43830, 12 * 43830, True),
        ("7.5 hours", 450, 450, False),
    ],
)
def test_reads_lengths_of_time(text: str, low: int, high: int, more: bool) -> None:
    assert [(int(period.low), int(period.high), period.open) for period in periods(text)] == [(low, high, more)]


@pytest.mark.parametrize(
    "text",
    ["anyone under 18 years", "a 5-year-old boy", "people over 65 years", "aged 12 years", "40 m", "days to weeks"],
)
def test_ages_and_mere_words_are_none(text: str) -> None:
    assert list(periods(text)) == []


def test_values_agree_where_one_lies_in_the_other() -> None:
    def hours(low: int, high: int, more: bool = False) -> Period:
        return Period(Fraction(low * HOUR), Fraction(high * HOUR), (0, 1), more)

    assert hours(30, 40).agrees(hours(35, 35))
    assert hours(30, 40).agrees(hours(30, 40))
    assert not hours(30, 40).agrees(hours(18, 50))
    assert not hours(30, 30).agrees(hours(40, 40))
    assert hours(24, 24, more=True).agrees(hours(30, 40))
