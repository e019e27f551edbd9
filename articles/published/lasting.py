"""What is worked out of many pages, and holds until something is signed or a day ends."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import wraps
from threading import Lock
from typing import Any, ClassVar, Generic, ParamSpec, TypeVar

from . import freshness
from .freshness import EVERYTHING, State

T = TypeVar("T")
P = ParamSpec("P")


class Lasting(Generic[T]):
    """A function of what is published, asked again only after a change. What it gives is shared by all threads, so
    nobody may change it. One query to learn that nothing changed. `renew` makes it of what it was and of the keys of
    the change, where that takes less than to make it anew.
    """

    every: ClassVar[list["Lasting[Any]"]] = []

    def __init__(self, make: Callable[[], T], renew: Callable[[T, frozenset[str]], T] | None = None) -> None:
        self._make, self._renew, self._lock = make, renew, Lock()
        self._last: tuple[State, T] | None = None
        self.every.append(self)

    def __call__(self) -> T:
        with self._lock:  # after a change one thread makes it for all
            now = freshness.state()
            # The state from before: what is signed while it is made may be missing in it.
            self._last = now, self._as_of(now)
            return self._last[1]

    def _as_of(self, now: State) -> T:
        if self._last is None:
            return self._make()
        before, value = self._last
        changed = freshness.touched(before, now)
        if not changed:
            return value
        return self._renew(value, changed) if self._renew and EVERYTHING not in changed else self._make()

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
