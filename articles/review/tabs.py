"""The tabs over the queue and over the live documents: one row of links, the same on both."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

from django.urls import reverse

from ..worklist import Shelf, Tab

QUEUE_LABELS = {
    Tab.WAITING: "All waiting",
    Tab.MAY_SIGN: "I may sign",
    Tab.CHANGES_REQUESTED: "Changes requested",
    Tab.APPROVED: "Approved for a date",
}
SHELF_LABELS = {
    Shelf.DUE: "Due for review",
    Shelf.RECORD_WITHDRAWN: "Record withdrawn",
    Shelf.WITHDRAWN: "Withdrawn",
    Shelf.ALL: "All published",
}
E = TypeVar("E", bound=StrEnum)


@dataclass(frozen=True)
class Link:
    label: str
    address: str
    count: int
    current: bool


def tabs(queue: Mapping[Tab, int], shelves: Mapping[Shelf, int], current: Tab | Shelf) -> list[Link]:
    waiting = [
        Link(label, f"{reverse('queue')}?which={tab}", queue[tab], tab is current)
        for tab, label in QUEUE_LABELS.items()
    ]
    return waiting + [
        Link(label, f"{reverse('live')}?which={shelf}", shelves[shelf], shelf is current)
        for shelf, label in SHELF_LABELS.items()
    ]


def chosen(choices: type[E], wanted: str | None) -> E:
    """The choice of that name, else the first."""
    return choices(wanted) if wanted in set(choices) else next(iter(choices))
