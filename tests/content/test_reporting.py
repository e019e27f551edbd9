import pytest

from articles.content.reporting import SCHEMES, schemes


@pytest.mark.parametrize(("country", "first"), [("GB", "Yellow Card"), ("FR", "national agencies"), ("US", "MedWatch")])
def test_the_scheme_of_the_country_comes_first(country: str, first: str) -> None:
    assert schemes(country)[0].name == first
    assert len(schemes(country)) == len(SCHEMES)


def test_without_a_country_all_are_named() -> None:
    assert set(schemes("")) == set(SCHEMES.values()) and all(one.url.startswith("https://") for one in schemes(""))
