"""The pages that a process has at hand: those asked for last, up to so many bytes."""

from collections import OrderedDict
from threading import Lock

from .page import PreparedPage


class PageStore:
    """Safe under threads. A page can be put only in the generation in which making it began: a change that came while
    it was made may have touched it.
    """

    def __init__(self, at_most: int) -> None:
        """`at_most` in bytes."""
        self._at_most = at_most
        self._pages: OrderedDict[str, PreparedPage] = OrderedDict()
        self.size = 0
        """In bytes."""
        self._lock = Lock()
        self.generation = 0
        """Grows with each change that touches any page."""

    def get(self, key: str) -> PreparedPage | None:
        page = self._pages.get(key)
        if page is not None:
            with self._lock:
                if key in self._pages:
                    self._pages.move_to_end(key)
        return page

    def put(self, key: str, page: PreparedPage, generation: int) -> None:
        with self._lock:
            if generation != self.generation or page.size > self._at_most:
                return
            self._forget(key)
            self._pages[key] = page
            self.size += page.size
            while self.size > self._at_most:
                self._forget(next(iter(self._pages)))

    def drop(self, keys: frozenset[str]) -> list[str]:
        """The pages that a change touches: where they stood, last asked for first."""
        with self._lock:
            self.generation += 1
            touched = [key for key, page in self._pages.items() if not keys.isdisjoint(page.keys)]
            for key in touched:
                self._forget(key)
            return touched[::-1]

    def clear(self) -> list[str]:
        """The same of a change that may touch any page."""
        with self._lock:
            self.generation += 1
            touched = list(self._pages)
            self._pages.clear()
            self.size = 0
            return touched[::-1]

    def _forget(self, key: str) -> None:
        page = self._pages.pop(key, None)
        self.size -= page.size if page else 0
