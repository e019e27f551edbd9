"""Limits how long code works on a text that came from outside. The caller sets a deadline, and loops check it."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

_is_over: ContextVar[Callable[[], bool] | None] = ContextVar("is_over", default=None)


class OutOfTime(Exception):
    """The deadline is over. What was worked out so far is incomplete and must not be used."""


@contextmanager
def deadline(is_over: Callable[[], bool]) -> Iterator[None]:
    """`is_over` is called often, so it has to be quick."""
    token = _is_over.set(is_over)
    try:
        yield
    finally:
        _is_over.reset(token)


def go_on() -> None:
    """Raises OutOfTime once the deadline is over.

    A thread cannot be stopped from outside, so work that nobody waits for any more ends here.
    """
    is_over = _is_over.get()
    if is_over is not None and is_over():
        raise OutOfTime
