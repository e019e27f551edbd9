"""How often a rule was right on texts that nobody here wrote. A rule that was wrong there too often may not block."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

FIGURES = Path(__file__).parent / "measured.yaml"
ENOUGH = 0.95
"""A rule that was right less often may warn, and not block."""
FEWEST = 5
"""Fewer judged findings than these decide nothing."""


@dataclass(frozen=True)
class Measured:
    right: int
    wrong: int
    blocking: "Measured | None" = None
    """Those of them that blocked, where the rule also warns."""

    @property
    def findings_judged(self) -> int:
        return self.right + self.wrong

    @property
    def may_block(self) -> bool:
        decisive = self.blocking or self
        return decisive.findings_judged < FEWEST or decisive.right >= ENOUGH * decisive.findings_judged

    @property
    def written(self) -> str:
        blocking = f"; of those that blocked, {self.blocking.written}" if self.blocking else ""
        return f"{self.right} of {self.findings_judged} right{blocking}" if self.findings_judged else "none"


@cache
def _figures() -> Mapping[str, Any]:
    figures: Mapping[str, Any] = yaml.safe_load(FIGURES.read_text(encoding="utf-8"))
    return figures


@cache
def measured() -> Mapping[str, Measured]:
    """By the id of the rule. What stands there found something on those texts; the others found nothing."""
    return {rule: _read(counts) for rule, counts in _figures()["rules"].items()}


def _read(counts: Mapping[str, Any]) -> Measured:
    blocking = counts.get("blocking")
    return Measured(counts["right"], counts["wrong"], _read(blocking) if blocking else None)


def measured_on() -> str:
    """The texts, in words."""
    return f"{_figures()['texts']} ({_figures()['when']})"
