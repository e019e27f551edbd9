"""What checking costs grows with the length of a text, also where somebody means it not to."""

from time import process_time

import pytest

from articles.clinical import check
from tests.clinical.texts import subject

SEEDS = ["5 to 1 mg ", "take 5 mg for panic, ", "used for ", "Common side effects of ", "do not stop. ", "a,"]
# Four times the text; sixteen would be quadratic.
MOST = 10


def seconds(text: str) -> float:
    """The least of three, as a shared machine can only add to it."""
    tries = []
    for number in range(3):
        read = subject(f"{text} {number}")
        began = process_time()
        check(read)
        tries.append(process_time() - began)
    return min(tries)


@pytest.mark.parametrize("seed", SEEDS)
def test_cost_is_linear(seed: str) -> None:
    short = seed * (3_000 // len(seed))
    check(subject(short))
    assert seconds(short * 4) < MOST * seconds(short)
