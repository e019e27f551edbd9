import pytest

from articles.content.emergency import EU_COUNTRIES, NUMBERS, emergency


@pytest.mark.parametrize(
    ("country", "number"),
    [("US", "911"), ("GB", "999"), ("EU", "112"), ("DE", "112"), ("IE", "112"), ("AU", "000"), ("CA", "911")],
)
def test_a_known_country_has_its_own_number(country: str, number: str) -> None:
    line = emergency(country).number
    assert line is not None
    assert line.number == number


@pytest.mark.parametrize("country", ["", "BR", "us"])
def test_an_unknown_country_gets_no_number_but_every_other(country: str) -> None:
    numbers = emergency(country)
    assert numbers.number is None
    assert (numbers.poison, numbers.crisis) == (None, None)
    assert numbers.others == tuple(NUMBERS.values())


def test_the_own_number_is_not_among_the_others() -> None:
    numbers = emergency("DE")
    assert [one.place for one in numbers.others] == ["the United States", "the United Kingdom", "Australia", "Canada"]


def test_poison_and_crisis_lines_can_be_dialled() -> None:
    numbers = emergency("US")
    assert numbers.poison is not None and numbers.crisis is not None
    assert (numbers.poison.tel, numbers.crisis.tel) == ("18002221222", "988")
    crisis = emergency("GB").crisis
    assert crisis is not None and crisis.tel == "116123"


def test_every_single_country_has_a_poison_and_a_crisis_line() -> None:
    without = [code for code, entry in NUMBERS.items() if not (entry.poison and entry.crisis)]
    assert without == ["EU"]


def test_every_member_of_the_union_is_listed_once() -> None:
    assert len(EU_COUNTRIES) == 27
    assert not EU_COUNTRIES & NUMBERS.keys()
