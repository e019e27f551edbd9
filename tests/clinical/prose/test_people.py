import pytest

from articles.clinical.prose.people import people

APART = [
    ("children 2 to 12 years", "children 12 to 17 years"),
    ("children 2 to 11 years", "12 years and over"),
    ("adults", "children"),
    ("adults", "children from 12 years"),
    ("adults", "older people"),
    ("adults 18 years and over", "people over 65"),
    ("30 kg or less", "over 30 kg"),
    ("from 2 years, 30 kg or less", "from 2 years, over 30 kg"),
    ("adults", "adults who come off it"),
    ("adults", "adults with kidney disease"),
    ("children", "children under 20 kg"),
    ("1 to 11 months", "1 to 5 years"),
    ("children up to 10 years or 30 kg", "adults"),
]
TOGETHER = [
    ("children 2 to 12 years", "children 10 to 17 years"),
    ("children 6-12 years", "children aged 6 to 11 years"),
    ("under 12", "10 years or older"),
    ("adults", "adults and children from 12 years"),
    ("adults", "Adults"),
    ("", "anybody"),
    ("up to 30 kg", "20 to 40 kg"),
    ("over 60", "people over 65 years"),
    ("6 to 18 months", "1 to 5 years"),
]


@pytest.mark.parametrize(("one", "other"), APART)
def test_nobody_is_of_both(one: str, other: str) -> None:
    assert not people(one).meet(people(other)) and not people(other).meet(people(one))


@pytest.mark.parametrize(("one", "other"), TOGETHER)
def test_somebody_is_of_both(one: str, other: str) -> None:
    assert people(one).meet(people(other)) and people(other).meet(people(one))


@pytest.mark.parametrize(
    "words", ["12 to 2 years", "children aged 12 to 2 years", "30 to 20 kg", "5 years to 18 months"]
)
def test_a_range_can_be_turned(words: str) -> None:
    assert people(words).turned


@pytest.mark.parametrize("words", ["2 to 12 years", "18 months to 12 years", "adults", "from 20 to 30 kg", ""])
def test_a_range_that_rises_is_none(words: str) -> None:
    assert not people(words).turned
