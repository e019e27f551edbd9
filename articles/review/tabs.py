"""The tabs over the queue, the waivers, the reports and the live documents: one row of links, the same on all."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

from django.urls import reverse

from .. import worklist
from ..models import Person
from ..worklist import Pile, Shelf, Tab

QUEUE_LABELS = {
    Tab.WAITING: "All waiting",
    Tab.MAY_SIGN: "I may sign",
    Tab.CHANGES_REQUESTED: "Changes requested",
    Tab.APPROVED: "Approved for a date",
}
SHELF_LABELS = {
    Shelf.RECHECK: "To check again",
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


def tabs(
    person: Person,
    current: StrEnum | None,
    queue: Mapping[Tab, int] | None = None,
    shelves: Mapping[Shelf, int] | None = None,
) -> list[Link]:
    """`queue` and `shelves` are their counts, where they are known already. None is current on the waivers."""
    queue, shelves = queue or worklist.queue_counts(person), shelves or worklist.shelf_counts()
    waivers = Link("Waivers asked for", reverse("waivers"), worklist.waiver_request_count(), current is None)
    return [
        *(_link("queue", tab, label, queue[tab], current) for tab, label in QUEUE_LABELS.items()),
        waivers,
        Link("Readers’ reports", reverse("reports"), worklist.report_count(), current is Pile.OPEN),
        *(_link("live", shelf, label, shelves[shelf], current) for shelf, label in SHELF_LABELS.items()),
    ]


def _link(page: str, which: Tab | Shelf, label: str, count: int, current: StrEnum | None) -> Link:
    return Link(label, f"{reverse(page)}?which={which}", count, which is current)


def chosen(choices: type[E], wanted: str | None) -> E:
    """The choice of that name, else the first."""
    return choices(wanted) if wanted in set(choices) else next(iter(choices))
