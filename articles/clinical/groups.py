"""Findings of one kind put together: the gravest kind first, and no more than a dozen kinds at once."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

from articles.clinical.rule import Rule
from articles.clinical.rules import RULES
from articles.lifecycle import Severity

AT_ONCE = 12
"""So many groups stand open; the others are folded."""
FEW = 3
"""So many findings of one group stand open."""
ONE_LACK: Mapping[str, str] = {"CLM-001": "META-002"}
"""In a text without any reference, each number lacks the same: what is found of it belongs to the rule behind it."""
_ORDER = list(Severity)


class Named(Protocol):
    """What a finding says of itself, be it of a draft or of a version."""

    @property
    def rule(self) -> str: ...
    @property
    def severity(self) -> Severity: ...
    @property
    def section(self) -> str: ...


Item = TypeVar("Item")


@dataclass(frozen=True)
class Group(Generic[Item]):
    """Findings of one rule, the gravest first, those of one section side by side. `rule` is its id; `is_settled` says
    that all of them may stand.
    """

    rule: str
    severity: Severity
    items: tuple[Item, ...]
    is_settled: bool = False

    @property
    def of_rule(self) -> Rule | None:
        """None where there is none of that name any more."""
        return RULES.get(self.rule)

    @property
    def first(self) -> tuple[Item, ...]:
        return self.items[:FEW]

    @property
    def rest(self) -> tuple[Item, ...]:
        return self.items[FEW:]


@dataclass(frozen=True)
class Groups(Generic[Item]):
    """In the order of reading: what asks for something first, the gravest before the others."""

    all: tuple[Group[Item], ...] = ()

    @property
    def first(self) -> tuple[Group[Item], ...]:
        return self.all[:AT_ONCE]

    @property
    def rest(self) -> tuple[Group[Item], ...]:
        return self.all[AT_ONCE:]

    @property
    def counts(self) -> dict[str, int]:
        """How many groups of each severity ask for something."""
        severities = [group.severity for group in self.all if not group.is_settled]
        return {severity.value: severities.count(severity) for severity in Severity}


def grouped(
    items: Iterable[Item], finding: Callable[[Item], Named], is_settled: Callable[[Item], bool] = lambda _: False
) -> Groups[Item]:
    """`items` stand in the order of the text, each with its finding. Nothing is left out, and nothing stands twice."""
    in_order = list(items)
    rules = {finding(item).rule for item in in_order}
    by_rule: dict[str, list[Item]] = {}
    for item in in_order:
        rule = finding(item).rule
        head = ONE_LACK.get(rule, rule)
        by_rule.setdefault(head if head in rules else rule, []).append(item)
    groups = [_group(rule, several, finding, is_settled) for rule, several in by_rule.items()]
    return Groups(tuple(sorted(groups, key=lambda group: (group.is_settled, _ORDER.index(group.severity)))))


def _group(
    rule: str, items: list[Item], finding: Callable[[Item], Named], is_settled: Callable[[Item], bool]
) -> Group[Item]:
    sections = list(dict.fromkeys(finding(item).section for item in items))

    def place(item: Item) -> tuple[bool, int, int]:
        one = finding(item)
        return is_settled(item), _ORDER.index(one.severity), sections.index(one.section)

    several = tuple(sorted(items, key=place))
    return Group(rule, finding(several[0]).severity, several, is_settled(several[0]))
