from fractions import Fraction

import pytest

from articles.clinical.prose.ages import Limit, bands, least_age, limits, weights
from articles.clinical.prose.statements import statements
from tests.clinical.texts import CLONAZEPAM, medicine, subject


def read(text: str, name: str = "metformin") -> list[Limit]:
    record = medicine(name)
    return [one for statement in statements(subject(text, record=record).passages) for one in limits(statement, record)]


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("Children from 8 years can take it.", 8, None),
        ("It is licensed once a kid hits 8.", 8, None),
        ("Children who have completed their fifth year of life get it.", 5, None),
        ("Infants from six weeks can be given the liquid.", Fraction(6, 52), None),
        ("Toddlers aged 12 months to 3 years receive 5 mL.", 1, 3),
        ("Children under 10 can take it.", 0, None),
        ("Babies can be given it.", 0, None),
    ],
)
def test_an_age_from_which_it_is_taken(text: str, low: Fraction, high: Fraction | None) -> None:
    (limit,) = read(text)
    assert (limit.measure, limit.low, limit.high, limit.allows) == ("age", low, high, True)


@pytest.mark.parametrize(
    "text",
    [
        "It can be kept for up to 2 years.",
        "Call 111 for advice on a child under 5 years.",
        "Take it for 6 weeks, two to three times a day.",
        "It harms the unborn baby.",
        "Wait at least three months before you try for a child.",
        "Can children of 8 take it?",
        "Ibuprofen can be given from 3 months.",
    ],
)
def test_what_is_no_age_of_those_who_take_it(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize(
    ("name", "least"),
    [("metformin", 10), ("warfarin", 18), ("paracetamol", Fraction(1, 6)), ("insulin-glargine", 2), ("digoxin", None)],
)
def test_the_least_age_of_a_record(name: str, least: Fraction | None) -> None:
    assert least_age(medicine(name)) == least


def test_the_least_age_where_a_row_names_a_weight_instead() -> None:
    assert least_age(CLONAZEPAM) == 0


def test_bands_and_weights_of_a_record() -> None:
    ages = [(int(band.low), int(band.high)) for band in bands(medicine("morphine"))]
    assert ages == [(13, 18), (6, 12), (1, 5)]
    assert weights(medicine("amoxicillin")) == {40}
