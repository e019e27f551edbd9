"""How long a text may be worked on. Whoever works on texts of others sets a deadline; loops over a text ask for it."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

_is_over: ContextVar[Callable[[], bool] | None] = ContextVar("is_over", default=None)


class OutOfTime(Exception):
    """The deadline is over. Nothing of the work is of use."""


@contextmanager
def deadline(is_over: Callable[[], bool]) -> Iterator[None]:
    """`is_over` is asked often, so it has to be quick."""
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
