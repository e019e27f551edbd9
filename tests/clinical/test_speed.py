"""What checking costs grows with the length of a text, also where somebody means it not to."""

from collections.abc import Callable
from time import process_time

import pytest

from articles.clinical.api import Subject, check
from tests.clinical.texts import subject

pytestmark = pytest.mark.usefixtures("no_rubbish")
SEEDS = ["5 to 1 mg ", "take 5 mg for panic, ", "used for ", "Common side effects of ", "do not stop. ", "a,"]
# Four times the text; sixteen would be quadratic.
MOST = 10


def tries(text: str, read: Callable[[str], Subject] = subject) -> list[float]:
    """Seconds of the processor, from the least to the most."""
    durations = []
    for number in range(3):
        fresh = read(f"{text} {number}")
        began = process_time()
        check(fresh)
        durations.append(process_time() - began)
    return sorted(durations)


def seconds(text: str, read: Callable[[str], Subject] = subject) -> float:
    """The least, as a shared machine can only add to it."""
    return tries(text, read)[0]


@pytest.mark.slow
@pytest.mark.parametrize("seed", SEEDS)
def test_cost_is_linear(seed: str) -> None:
    short = seed * (3_000 // len(seed))
    check(subject(short))
    once, four = tries(short), tries(short * 4)
    ratios = [long / brief for long, brief in zip(four, once, strict=True)]
    assert four[0] < MOST * once[0], f"least, middle and most of one run: {', '.join(f'{one:.1f}' for one in ratios)}"
