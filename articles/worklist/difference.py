"""How a text differs from another: how much, and what is the worst of it."""

from dataclasses import dataclass
from functools import cached_property
from time import thread_time

from ..compare.amounts import Tenfold
from ..compare.changes import Change, changes
from ..compare.parts import parts
from ..content.stored import Content
from ..deadline import OutOfTime, deadline


@dataclass(frozen=True)
class Slip:
    """A quantity that became ten, a hundred … times larger or smaller, and where."""

    label: str
    tenfold: Tenfold


@dataclass(frozen=True)
class Difference:
    changes: tuple[Change, ...]
    """The parts that differ, in their order."""
    of: int
    """How many parts the new text has."""
    is_new: bool
    """There was nothing to compare with."""

    @cached_property
    def words(self) -> int:
        return sum(change.words for change in self.changes)

    @cached_property
    def slips(self) -> tuple[Slip, ...]:
        return tuple(Slip(change.label, slip) for change in self.changes for slip in change.tenfolds)

    @cached_property
    def marks(self) -> frozenset[str]:
        """What the changes touch: number, unit, negation …"""
        return frozenset(mark for change in self.changes for mark in change.marks)

    @cached_property
    def keys(self) -> frozenset[str]:
        return frozenset(change.key for change in self.changes)


QUICK = 1
"""Seconds for one text of many on a page."""


def quick_difference(old: Content | None, new: Content) -> Difference | None:
    """None where it takes too long: one text does not keep a list of others from being seen."""
    end = thread_time() + QUICK
    try:
        with deadline(lambda: thread_time() > end):
            return difference(old, new)
    except OutOfTime:
        return None


def difference(old: Content | None, new: Content) -> Difference:
    """Between two contents; None where there is nothing to compare with."""
    return Difference(changes(old, new), len(parts(new)), old is None)
