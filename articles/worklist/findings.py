"""What the checks said of a version, as its page shows it: what is new since the edition before comes first."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from ..clinical.groups import Groups, grouped
from ..clinical.judgement import Judged, Judgement, read_judgement
from ..compare.parts import Part
from ..lifecycle import Severity
from ..models import Version


@dataclass(frozen=True)
class Shown:
    finding: Judged
    label: str
    """Of the part that it stands in; "" where it is about the whole text."""
    block: str
    """The block of the page to go to; "" where there is none."""
    fresh: bool


@dataclass(frozen=True)
class Findings:
    judgement: Judgement
    since: int | None
    """The edition whose findings are known; None where nothing is."""
    all: tuple[Shown, ...]
    """In the order of the text."""

    @cached_property
    def fresh(self) -> Groups[Shown]:
        return _groups(one for one in self.all if one.fresh and not _is_info(one))

    @cached_property
    def known(self) -> Groups[Shown]:
        return _groups(one for one in self.all if not one.fresh and not _is_info(one))

    @cached_property
    def info(self) -> Groups[Shown]:
        """Those that only make a text better."""
        return _groups(one for one in self.all if _is_info(one))

    @cached_property
    def counts(self) -> tuple[tuple[str, int], ...]:
        """How many kinds of each severity, without those that there are none of."""
        return tuple((severity, number) for severity, number in _groups(self.all).counts.items() if number)

    @property
    def new(self) -> int:
        return sum(one.fresh for one in self.all)


def findings(version: Version, parts: Sequence[Part], blocks: Mapping[str, str]) -> Findings | None:
    """None for a version from before there were checks. `blocks` are the keys of the page's blocks, by part."""
    judged = read_judgement(version.checked)
    if judged is None:
        return None
    base = version.base_edition
    before = read_judgement(base.version.checked) if base else None
    labels = {part.key: part.label for part in parts} | {"": ""}
    shown = tuple(_shown(one, labels, blocks, before) for one in judged.findings)
    return Findings(judged, base.number if base and before else None, shown)


def _groups(shown: Iterable[Shown]) -> Groups[Shown]:
    return grouped(shown, lambda one: one.finding)


def _shown(finding: Judged, labels: Mapping[str, str], blocks: Mapping[str, str], before: Judgement | None) -> Shown:
    block = blocks.get(finding.section) or (blocks.get("title", "") if finding.section == "short" else "")
    label = labels.get(finding.section) or labels.get(block, "")
    return Shown(finding, label, block, before is None or finding.id not in before.ids)


def _is_info(shown: Shown) -> bool:
    return shown.finding.severity is Severity.INFO
