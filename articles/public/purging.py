"""Tells the caches in front of the readers' process which pages a change touches, so that they drop these.

Nothing is written down: whoever begins to follow drops everything first, and what a cache did not take is told again.
"""

import logging
from collections.abc import Iterable
from http.client import HTTPConnection, HTTPException, HTTPSConnection
from threading import Event
from time import monotonic
from urllib.parse import urlsplit

from django.db import Error, connection

from ..published import freshness
from ..published.freshness import EVERYTHING

logger = logging.getLogger(__name__)
LOOK_EVERY = 0.5
"""Seconds."""
SETTLED_AFTER = 1.0
"""Seconds after a change in which a readers' process may still hand out the page from before: a cache that dropped it
sooner could get it once more.
"""
ANSWER_WITHIN = 3.0
"""Seconds."""
KEYS_AT_MOST = 4_000
"""Characters of a header."""
ALL = frozenset({EVERYTHING})


def purge(url: str, keys: Iterable[str] = ALL) -> None:
    """Raises OSError where the cache does not take it."""
    text = " ".join(sorted(keys))
    if EVERYTHING in keys or len(text) > KEYS_AT_MOST:
        text = EVERYTHING
    address = urlsplit(url)
    kind = HTTPSConnection if address.scheme == "https" else HTTPConnection
    cache = kind(address.netloc, timeout=ANSWER_WITHIN)
    try:
        cache.request("PURGE", address.path or "/", headers={"Surrogate-Key": text})
        status = cache.getresponse().status
    except HTTPException as error:
        raise OSError(f"it speaks no HTTP: {error!r}") from error
    finally:
        cache.close()
    if not 200 <= status < 300:
        raise OSError(f"it answered {status}")


class Purger:
    """Of one cache."""

    def __init__(self, url: str) -> None:
        self._url = url
        self._known: freshness.State | None = None
        self._waiting: list[tuple[float, frozenset[str]]] = []
        """What changed, and when it is to be told."""
        self._is_lost = False

    def follow(self, stopped: Event) -> None:
        """Until it is stopped. Goes on when the cache or the database was away."""
        while not stopped.is_set():
            try:
                self._look()
                self._tell()
                self._is_lost = False
            except (Error, OSError) as error:
                if not self._is_lost:  # said once, and not for as long as it lasts
                    logger.error("%s cannot be told what changed: %s. It will be told later.", self._url, error)
                self._is_lost = True
                connection.close()
            stopped.wait(LOOK_EVERY)
        connection.close()

    def _look(self) -> None:
        now = freshness.state()
        keys = freshness.touched(self._known, now) if self._known else ALL
        self._known = now
        if keys:
            self._waiting.append((monotonic() + SETTLED_AFTER, keys))

    def _tell(self) -> None:
        due = [one for one in self._waiting if one[0] <= monotonic()]
        if due:
            purge(self._url, frozenset[str]().union(*(keys for _, keys in due)))
            self._waiting = self._waiting[len(due) :]
