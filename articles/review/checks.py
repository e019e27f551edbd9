"""The reviewer's checklist, each check with what this version touches of it."""

from collections.abc import Callable
from dataclasses import dataclass

from ..text.changes import Change
from ..workflow.signing import CHECKS
from ..worklist import Difference

AMOUNTS = {"number", "unit", "frequency", "route"}
TOUCHES: dict[str, Callable[[Change], bool]] = {
    "dose": lambda change: not AMOUNTS.isdisjoint(change.marks),
    "warnings": lambda change: change.key in ("boxed", "stopping", "dependence"),
    "interactions": lambda change: change.key in ("interactions", "alcohol"),
    "references": lambda change: change.key == "references",
}


@dataclass(frozen=True)
class Check:
    key: str
    words: str
    touched: tuple[str, ...] = ()
    """The changed parts that it is about, by their labels."""


def checks(difference: Difference | None = None) -> list[Check]:
    changes = () if difference is None or difference.is_new else difference.changes
    return [
        Check(key, words, tuple(change.label for change in changes if TOUCHES[key](change)))
        for key, words in CHECKS.items()
    ]
