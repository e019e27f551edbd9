"""Pages that are made before anybody asks for them."""

from collections.abc import Iterator
from queue import SimpleQueue

import pytest

from articles.public.serving import ahead
from articles.public.serving.ahead import Ahead


class Made:
    """Notes which pages were made, and fails at one of them."""

    def __init__(self) -> None:
        self.paths: SimpleQueue[str] = SimpleQueue()

    def __call__(self, path: str) -> None:
        self.paths.put(path)
        if path == "/wrong/":
            raise ValueError

    def next(self, number: int) -> list[str]:
        return [self.paths.get(timeout=60) for _ in range(number)]


def test_first_all_then_what_changed_and_one_that_fails_stops_nothing() -> None:
    made = Made()
    pages = Ahead(made, lambda: ["/", "/wrong/", "/medicines/"])
    pages.start()
    assert made.next(3) == ["/", "/wrong/", "/medicines/"]
    pages.want(["/b/", "/a/"])
    assert made.next(2) == ["/b/", "/a/"]


def test_is_started_once() -> None:
    made = Made()
    pages = Ahead(made, lambda: ["/"])
    for _ in range(3):
        pages.start()
    pages.want(["/end/"])
    assert made.next(2) == ["/", "/end/"]


def test_no_more_are_made_than_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ahead, "AT_MOST", 2)
    made = Made()
    pages = Ahead(made, lambda: iter("abcd"))
    pages.want("efgh")
    pages.want("i")
    pages.start()
    assert made.next(5) == ["a", "b", "e", "f", "i"]


def test_without_addresses_it_waits_for_changes() -> None:
    def away() -> Iterator[str]:
        raise OSError

    made = Made()
    pages = Ahead(made, away)
    pages.start()
    pages.want(["/"])
    assert made.next(1) == ["/"]
