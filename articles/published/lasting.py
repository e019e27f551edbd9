"""What is worked out of many pages, and holds until something is signed or a day ends."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import wraps
from threading import Lock
from typing import Any, ClassVar, Generic, ParamSpec, TypeVar

from . import freshness
from .freshness import State

T = TypeVar("T")
P = ParamSpec("P")


class Lasting(Generic[T]):
    """A function of what is published, asked again only after a change. What it gives is shared by all threads, so
    nobody may change it. One query to learn that nothing changed.
    """

    every: ClassVar[list["Lasting[Any]"]] = []

    def __init__(self, make: Callable[[], T]) -> None:
        self._make, self._lock = make, Lock()
        self._last: tuple[State, T] | None = None
        self.every.append(self)

    def __call__(self) -> T:
        with self._lock:  # after a change one thread makes it for all
            now = freshness.state()
            # The state from before: what is signed while it is made may be missing in it.
            if self._last is None or freshness.touched(self._last[0], now):
                self._last = now, self._make()
            else:
                self._last = now, self._last[1]
            return self._last[1]

    def forget(self) -> None:
        """In real life a process has one database, and the same settings all along."""
        self._last = None


_of_this_moment: ContextVar[dict[Any, Any] | None] = ContextVar("of_this_moment", default=None)


@contextmanager
def one_moment() -> Iterator[None]:
    """Within it, what is `once_a_moment` is read once. For whoever makes the pages at one address one after the other,
    and looks afterwards whether something was signed meanwhile.
    """
    token = _of_this_moment.set({})
    try:
        yield
    finally:
        _of_this_moment.reset(token)


def once_a_moment(read: Callable[P, T]) -> Callable[P, T]:
    @wraps(read)
    def remembering(*args: P.args, **kwargs: P.kwargs) -> T:
        known, key = _of_this_moment.get(), (read, args, *kwargs.items())
        if known is None:
            return read(*args, **kwargs)
        if key not in known:
            known[key] = read(*args, **kwargs)
        value: T = known[key]
        return value

    return remembering
