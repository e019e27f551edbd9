"""A progress bar on a terminal; elsewhere nothing, or a line every few seconds for who reads a log."""

import sys
from collections.abc import Iterable, Iterator, Sequence
from time import monotonic
from typing import TypeVar

from rich.console import Console
from rich.progress import track

T = TypeVar("T")
EVERY = 5.0
"""Seconds between two lines."""


def with_progress(items: Iterable[T], words: str, total: int | None = None, *, lines: bool = False) -> Iterable[T]:
    """Without a total, items is a sequence. All of it goes to standard error; `lines` only where no mail is made of
    what is written there.
    """
    console = Console(stderr=True)
    if total is None and isinstance(items, Sequence):
        total = len(items)
    if console.is_terminal:
        return track(items, words, total, console=console, transient=True)
    return _with_lines(items, words, total or 0) if lines else items


def _with_lines(items: Iterable[T], words: str, total: int) -> Iterator[T]:
    last = monotonic()
    for done, item in enumerate(items):
        if monotonic() - last >= EVERY:
            sys.stderr.write(f"{words}: {done:,} of {total:,}\n")
            last = monotonic()
        yield item
