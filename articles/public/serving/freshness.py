"""Whether what this process has prepared still holds. It asks the database, at most every fifth of a second."""

import logging
from collections.abc import Callable
from contextlib import AbstractContextManager
from threading import Lock
from time import monotonic

from django.db import Error

from ...published import freshness
from .store import PageStore

logger = logging.getLogger(__name__)
ASK_EVERY = 0.2
"""Seconds for which an answer of the database holds without another look."""
AT_LATEST = 0.8
"""Seconds after which it holds no more, also where somebody is asking just now."""


class Freshness:
    """Safe under threads: one asks for all."""

    def __init__(
        self,
        store: PageStore,
        bounded: Callable[[], AbstractContextManager[None]],
        dropped: Callable[[list[str]], None],
        ask_every: float = ASK_EVERY,
    ) -> None:
        """`bounded`: within it no statement waits long for its answer. `dropped` hears where the pages stood that a
        change touched, last asked for first.
        """
        self._store, self._bounded, self._dropped, self._ask_every = store, bounded, dropped, ask_every
        self._asking = Lock()
        self._known: freshness.State | None = None
        self._known_at = self._failed_at = float("-inf")
        self._is_lost = False

    def holds(self) -> bool:
        """Whether the store has been held against the database just now. False where the database does not answer: then
        nothing that was prepared may be handed out.
        """
        age = monotonic() - self._known_at
        if age < self._ask_every:
            return True
        # Whoever comes while another thread asks goes on with the last answer, as long as that is young enough.
        if not self._asking.acquire(blocking=age >= AT_LATEST):
            return True
        try:
            return self._asked_meanwhile() or self._ask()
        finally:
            self._asking.release()

    def _asked_meanwhile(self) -> bool:
        return monotonic() - self._known_at < self._ask_every

    def _ask(self) -> bool:
        started = monotonic()
        if started - self._failed_at < self._ask_every:
            return False  # those who waited behind a question that failed do not all ask it again
        try:
            with self._bounded():
                now = freshness.state()
                self._take(now)
        except Error:
            if not self._is_lost:  # said once, and not five times a second for as long as it lasts
                logger.warning(
                    "The state of readers' pages cannot be learnt: none is served from memory.", exc_info=True
                )
            self._failed_at, self._known_at, self._is_lost = monotonic(), float("-inf"), True
            return False
        # The moment before the question: what was committed after it may be missing in the answer.
        self._known, self._known_at, self._is_lost = now, started, False
        return True

    def _take(self, now: freshness.State) -> None:
        keys = freshness.touched(self._known, now) if self._known else frozenset({freshness.EVERYTHING})
        if freshness.EVERYTHING in keys:
            self._dropped(self._store.clear())
        elif keys:
            self._dropped(self._store.drop(keys))
