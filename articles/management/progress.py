"""A progress bar on a terminal; nothing where the output is read by a program."""

from collections.abc import Iterable, Sequence
from typing import TypeVar

from rich.console import Console
from rich.progress import track

T = TypeVar("T")


def with_progress(items: Sequence[T], words: str) -> Iterable[T]:
    console = Console(stderr=True)
    return track(items, words, console=console, disable=not console.is_terminal, transient=True)
