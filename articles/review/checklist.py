"""The reviewer's checklist, each check with the places that it is about and what this version touches of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ..clinical.checklist import Check
from ..compare.changes import Change
from ..worklist import Difference

AMOUNTS = {"number", "unit", "dose", "frequency", "route"}
TOUCHES = {
    "warnings": {"boxed", "stopping", "dependence"},
    "interactions": {"interactions", "alcohol"},
    "partners": {"interactions", "alcohol"},
    "stopping": {"stopping", "dependence"},
    "pregnancy": {"pregnancy", "breastfeeding"},
    "children": {"children"},
    "emergency": {"overdose"},
    "references": {"references"},
}
"""Parts that belong to a check even where this version has them no more."""


@dataclass(frozen=True)
class ChecklistItem:
    check: Check
    places: tuple[tuple[str, str], ...]
    """Each place's label, and the block of the page to go to; "" where there is none."""
    touched: tuple[str, ...] = ()
    """The changed parts that it is about, by their labels."""


def checklist_items(
    checks: Sequence[Check], blocks: Mapping[str, str] | None = None, difference: Difference | None = None
) -> list[ChecklistItem]:
    """`blocks` are the keys of the page's blocks by part, where the page is shown."""
    changes = () if difference is None or difference.is_new else difference.changes
    return [_item(check, blocks or {}, changes) for check in checks]


def _item(check: Check, blocks: Mapping[str, str], changes: Sequence[Change]) -> ChecklistItem:
    places = tuple((place.label, blocks.get(place.key, "")) for place in check.places)
    return ChecklistItem(check, places, tuple(change.label for change in changes if _touches(check, change)))


def _touches(check: Check, change: Change) -> bool:
    is_amount = check.key == "dose" and not AMOUNTS.isdisjoint(change.marks)
    about = {*TOUCHES.get(check.key, ()), *(place.key for place in check.places)}
    return is_amount or change.key in about
