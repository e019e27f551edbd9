"""Makes pages before anybody asks for them: when a process begins to serve, and after a change."""

import logging
from collections.abc import Callable, Iterable
from itertools import chain, islice
from queue import SimpleQueue
from threading import Event, Lock, Thread

logger = logging.getLogger(__name__)
AT_MOST = 500
"""Pages that are made at the beginning, and again after each change."""
PAUSE = 0.005
"""Seconds between two pages, in which readers are served."""


class Ahead:
    """One thread of a process. A page that somebody asks for before its turn has come is made for them at once."""

    def __init__(self, make: Callable[[str], None], first: Callable[[], Iterable[str]]) -> None:
        """`make` makes the page at an address, unless it is there; `first` gives those of the beginning."""
        self._make, self._first = make, first
        self._changed: SimpleQueue[str] = SimpleQueue()
        self._starting, self._is_started = Lock(), False

    def start(self) -> None:
        """With the first request, because a server may make processes of this one before that: threads stay behind."""
        if self._is_started:
            return
        with self._starting:
            if not self._is_started:
                self._is_started = True
                Thread(target=self._run, name="pages ahead", daemon=True).start()

    def want(self, paths: Iterable[str]) -> None:
        """Addresses whose pages a change touched, the most wanted first."""
        for path in islice(paths, AT_MOST):
            self._changed.put(path)

    def _run(self) -> None:
        pause = Event()
        for path in chain(self._beginning(), iter(self._changed.get, None)):
            try:
                self._make(path)
            except Exception:
                # Whoever asks for it gets the error, and the log has it then too.
                logger.exception("The page %s could not be made ahead.", path)
            pause.wait(PAUSE)

    def _beginning(self) -> list[str]:
        try:
            return list(islice(self._first(), AT_MOST))
        except Exception:
            logger.exception("No page is made before it is asked for: their addresses cannot be read.")
            return []
