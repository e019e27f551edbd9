"""Answers are told apart by which object is asked about, in however many threads."""

import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest

from articles.clinical.identity_cache import identity_cache

THREADS = 8
ROUNDS = 20_000


@pytest.fixture
def hasty_threads() -> Iterator[None]:
    """Threads that take turns as often as Python lets them."""
    before = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    yield
    sys.setswitchinterval(before)


@pytest.mark.usefixtures("hasty_threads")
@pytest.mark.race
def test_threads_get_the_right_results() -> None:
    texts = [[number] for number in range(THREADS + 1)]
    # One result is remembered: a thread asks for it again and again, and others push it out in between.
    read = identity_cache(maxsize=1)(lambda text: text[0])

    def ask(first: int) -> bool:
        numbers = (at // THREADS % len(texts) for at in range(first, first + ROUNDS))
        return all(read(texts[number]) == number for number in numbers)

    with ThreadPoolExecutor(THREADS) as pool:
        assert all(pool.map(ask, range(0, THREADS * THREADS, THREADS)))


def test_the_last_results_are_remembered() -> None:
    calls: list[str] = []

    @identity_cache(maxsize=2)
    def read(text: str) -> str:
        calls.append(text)
        return text.upper()

    for text in ("a", "b", "a", "c", "a", "b"):
        assert read(text) == text.upper()
    assert calls == ["a", "b", "c", "b"]


def test_an_equal_object_is_another_one() -> None:
    read = identity_cache()(lambda text: [*text])
    first, second = [1], [1]
    assert read(first) is read(first)
    assert read(first) is not read(second)


def test_no_other_object_gets_the_id_of_a_remembered_one() -> None:
    read = identity_cache(maxsize=4)(lambda text: text[0])
    for number in range(1_000):
        assert read([number]) == number
