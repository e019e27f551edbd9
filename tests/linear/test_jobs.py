"""Whatever is written, reading, checking, comparing and drawing it takes time in proportion to its length."""

from time import thread_time

import pytest

from articles.deadline import OutOfTime, deadline
from tests.linear.hostile import WORST, hostile
from tests.linear.jobs import JOBS, ORDINARY

pytestmark = pytest.mark.usefixtures("no_rubbish")
LENGTH = 3_200
MOST = 3
"""Times as long for twice the text: linear is 2, quadratic 4."""
QUICK = 0.25
"""Seconds for a text of that length that are few enough on a busy machine."""


def seconds(job: str, text: str, tries: int = 1) -> float:
    """The least of some tries, as a shared machine can only add to it; each is cut off at five seconds."""
    durations = []
    for _ in range(tries):
        began = thread_time()
        with deadline(lambda: thread_time() > began + 5):  # noqa: B023 - asked inside this round
            try:
                JOBS[job](text)
            except OutOfTime:
                return 5
        durations.append(thread_time() - began)
    return min(durations)


def is_slow(job: str, text: str, twice: str) -> bool:
    if seconds(job, text) < QUICK or (took := seconds(job, text, 2)) < QUICK:
        return False
    return seconds(job, twice, 2) > MOST * took


@pytest.mark.parametrize("job", JOBS)
def test_hostile_texts(job: str) -> None:
    JOBS[job](ORDINARY)
    texts, twice = hostile(LENGTH, WORST), hostile(2 * LENGTH, WORST)
    assert [name for name in texts if is_slow(job, texts[name], twice[name])] == []


@pytest.mark.parametrize("job", ["changes from another text", "changes of itself"])
def test_a_long_table(job: str) -> None:
    """What was quadratic in a part of the work alone shows at a length that takes too long for all the others."""
    table = "a | b\n-|-\n"
    assert seconds(job, table * 4_000, 2) < 7 * seconds(job, table * 1_000, 2)
