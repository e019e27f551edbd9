"""A progress bar on a terminal; nothing where the output is read by a program."""

from collections.abc import Iterable, Sequence
from typing import TypeVar

from rich.console import Console
from rich.progress import track

T = TypeVar("T")


def with_progress(items: Iterable[T], words: str, total: int | None = None) -> Iterable[T]:
    """Without a total, items is a sequence."""
    console = Console(stderr=True)
    if not console.is_terminal:
        return items
    if total is None and isinstance(items, Sequence):
        total = len(items)
    return track(items, words, total, console=console, transient=True)
