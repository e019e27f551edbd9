"""A person's checks: one at a time in a process, and none of them longer than CHECK_SECONDS."""

from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from threading import Lock
from time import thread_time
from typing import TypeVar

from django.conf import settings

from ..deadline import OutOfTime, deadline
from ..refusals import Refused

Answer = TypeVar("Answer")
WAIT = 2.0
"""Seconds that a check waits for the one before it: several pages opened at once are all checked."""


class Uncheckable(Refused):
    """The text was not checked to its end."""

    status = 422


class StillChecking(Uncheckable):
    status = 429


@dataclass
class _Turn:
    lock: Lock = field(default_factory=Lock)
    newest: object = None
    """Stands for the check of what was typed last."""


# Of this process: no other one can end a thread of it, and nothing stays behind where it is killed.
_turns: defaultdict[int, _Turn] = defaultdict(_Turn)


@contextmanager
def turn(person: int, *, typing: bool = False) -> Iterator[None]:
    """The one check of a person that may run now.

    A check of what is typed ends the one of what was typed before. Raises StillChecking where another check does not
    end soon, and Uncheckable when the time for this one is over.
    """
    own, mine = _turns[person], object()
    if typing:
        own.newest = mine
    if not own.lock.acquire(timeout=WAIT):
        raise StillChecking("Another text of yours is still being checked. Wait a moment and try again.")
    try:
        with limited(lambda: typing and own.newest is not mine):
            yield
    finally:
        own.lock.release()


@contextmanager
def limited(is_superseded: Callable[[], bool] = lambda: False) -> Iterator[None]:
    """Counts the processor's time of this thread: a text is not to blame for what else the machine does."""
    end = thread_time() + settings.CHECK_SECONDS
    try:
        with deadline(lambda: thread_time() > end or is_superseded()):
            yield
    except OutOfTime:
        if is_superseded():
            raise StillChecking("What you typed since is being checked.") from None
        raise too_long() from None


def bounded(compare: Callable[[], Answer]) -> Answer | None:
    """None where it takes too long: for what a page can do without."""
    try:
        with limited():
            return compare()
    except Uncheckable:
        return None


def too_long() -> Uncheckable:
    return Uncheckable(
        f"This text takes more than {settings.CHECK_SECONDS} seconds to read and check. "
        "Split it, or take out what repeats in it, and try again."
    )
