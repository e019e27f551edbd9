from fractions import Fraction

import pytest

from articles.clinical.prose.frequency import Share, often_in


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("it affects about 1 in 10 people", Fraction(1, 10), Fraction(1, 10)),
        ("it affects up to one in ten people", Fraction(1, 100), Fraction(1, 10)),
        ("fewer than 1 in 1,000 people get it", 0, Fraction(1, 1000)),
        ("more than 1 in 10 people get it", Fraction(1, 10), 1),
        ("it comes in 1 in 100 to 1 in 10 people", Fraction(1, 100), Fraction(1, 10)),
        ("it was seen in 5 to 10 % of people", Fraction(1, 20), Fraction(1, 10)),
        ("half of all people get it", Fraction(1, 2), Fraction(1, 2)),
    ],
)
def test_numbers(text: str, low: Fraction, high: Fraction) -> None:
    (often,) = often_in(text)
    assert (often.share.low, often.share.high, often.share.band) == (low, high, -1)


@pytest.mark.parametrize(
    ("text", "band"),
    [
        ("it is very common", 0), ("it is a common side effect", 1), ("it often causes a rash", 1),
        ("it is less common", 2), ("it is not common", 2),
        ("it rarely causes a rash", 3), ("hardly anybody gets a rash", 3), ("it hardly ever happens", 4),
        ("in isolated cases it causes a rash", 3),
    ],
)  # fmt: skip
def test_words(text: str, band: int) -> None:
    assert [often.share.band for often in often_in(text)] == [band]


@pytest.mark.parametrize(
    "text",
    ["it is rarely serious", "one in two tablets", "it is common in winter", "a common cold"],
)
def test_other_senses(text: str) -> None:
    assert often_in(text) == ()


@pytest.mark.parametrize(
    ("share", "band"), [(Fraction(1, 5), "common"), (Fraction(1, 15), "common"), (Fraction(1, 150), "common")]
)
def test_a_number_near_a_band_agrees(share: Fraction, band: str) -> None:
    assert not Share(share, share).contradicts(band)


@pytest.mark.parametrize(
    ("share", "band"), [(Fraction(1, 4), "common"), (Fraction(1, 1000), "common"), (Fraction(1, 5), "rare")]
)
def test_a_number_far_from_a_band_contradicts(share: Fraction, band: str) -> None:
    assert Share(share, share).contradicts(band)
