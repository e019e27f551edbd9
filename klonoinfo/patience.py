"""How long a request waits for the database, and what this process remembers of one that was silent."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from threading import Lock
from time import monotonic

CONNECTING = 3
"""Seconds in which a server has to take a connection, or to say that an open one still works."""
READING = 3
"""Seconds in which it has to answer a statement of a request that only reads."""
WRITING = 15
"""The same for one that writes, which may have to wait for somebody else's lock."""
AGAIN = 1
"""Seconds after which a server that was silent is tried again."""

_seconds: ContextVar[float | None] = ContextVar("patience", default=None)


def patience() -> float | None:
    """In seconds a statement; None for as long as it takes, as commands do."""
    return _seconds.get()


@contextmanager
def at_most(seconds: float) -> Iterator[None]:
    token = _seconds.set(seconds)
    try:
        yield
    finally:
        _seconds.reset(token)


class Silence:
    """After a server was silent, one thread at a time tries it again. Otherwise all of them would wait for it."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._next_try: float | None = None

    @property
    def lasts(self) -> bool:
        return self._next_try is not None

    def noticed(self) -> None:
        self._next_try = monotonic() + AGAIN

    def over(self) -> None:
        self._next_try = None

    def may_try(self) -> bool:
        """Whoever may says afterwards how it went."""
        with self._lock:
            if self._next_try is None:
                return True
            if monotonic() < self._next_try:
                return False
            self._next_try = monotonic() + CONNECTING + AGAIN
            return True


silence = Silence()
