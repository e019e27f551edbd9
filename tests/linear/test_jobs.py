"""Whatever is written, reading, checking, comparing and drawing it takes time in proportion to its length."""

import gc
from collections.abc import Iterator
from time import thread_time

import pytest

from articles.text.deadline import OutOfTime, deadline
from tests.linear.hostile import hostile
from tests.linear.jobs import JOBS, ORDINARY

SHORT, LONG = 1_000, 4_000
MOST = 9
"""Times as long for four times the text: linear is 4, quadratic 16."""
QUICK = 0.15
"""Seconds for the long text below which 20 KB take less than one: it need not be measured twice."""
PARTS = 4


@pytest.fixture(autouse=True)
def no_rubbish() -> Iterator[None]:
    """What other tests left in memory is not searched while something is timed."""
    gc.freeze()
    yield
    gc.unfreeze()


def seconds(job: str, text: str, tries: int = 1) -> float:
    """The least of some tries, as a shared machine can only add to it; each is cut off at five seconds."""
    taken = []
    for _ in range(tries):
        began = thread_time()
        with deadline(lambda: thread_time() > began + 5):  # noqa: B023 - asked inside this round
            try:
                JOBS[job](text)
            except OutOfTime:
                return 5
        taken.append(thread_time() - began)
    return min(taken)


def is_slow(job: str, long: str, short: str) -> bool:
    if seconds(job, long) < QUICK or (took := seconds(job, long, 2)) < QUICK:
        return False
    return took > MOST * seconds(job, short, 2)


@pytest.mark.parametrize("part", range(PARTS))
@pytest.mark.parametrize("job", JOBS)
def test_hostile_texts(job: str, part: int) -> None:
    JOBS[job](ORDINARY)
    short, long = hostile(SHORT), hostile(LONG)
    names = list(long)[part::PARTS]
    assert [name for name in names if is_slow(job, long[name], short[name])] == []
