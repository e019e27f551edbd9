"""The findings and the risk of a version as they were when it was submitted, read from the version's row."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from articles.clinical.passage import marked, one_kind, template
from articles.clinical.rule import Rule
from articles.clinical.rules import RULES
from articles.compare.risk import Level
from articles.lifecycle import Severity


@dataclass(frozen=True)
class Waived:
    """Why a finding was let stand, by whom; a blocking one also by which pharmacist."""

    reason: str
    by: str
    granted_by: str = ""
    granted_as: str = ""


@dataclass(frozen=True)
class Judged:
    """A finding of a version, as it was when the version was submitted."""

    id: str
    rule: str
    severity: Severity
    section: str
    fragment: str
    message: str
    fix: str | None = None
    waived: Waived | None = None

    @cached_property
    def words(self) -> str:
        """The fragment as people read it, without the marks of Markdown."""
        return readable(self.fragment)

    @property
    def is_quoted(self) -> bool:
        """Whether the message holds the words already."""
        return one_kind(self.words) in one_kind(self.message)

    @property
    def of_rule(self) -> Rule | None:
        """The rule as it is today; None where there is none of that name any more."""
        return RULES.get(self.rule)


@dataclass(frozen=True)
class Judgement:
    """`reasons` say why the change is of high risk."""

    findings: tuple[Judged, ...] = ()
    level: Level = Level.LOW
    reasons: tuple[str, ...] = ()

    @cached_property
    def ids(self) -> frozenset[str]:
        return frozenset(finding.id for finding in self.findings)

    @cached_property
    def waived(self) -> tuple[Judged, ...]:
        return tuple(finding for finding in self.findings if finding.waived)


def readable(source: str) -> str:
    """Words cut out of Markdown, without its marks."""
    read = marked(source, [(0, len(source))], template(""))
    return "".join(source[at] for at in read.offsets).strip()


def read_judgement(checked: str) -> Judgement | None:
    """None for a version that was submitted before there were checks, or that was never submitted."""
    if not checked:
        return None
    data = json.loads(checked)
    risk = data["risk"]
    return Judgement(tuple(map(read_finding, data["findings"])), Level(risk["level"]), tuple(risk["reasons"]))


def read_finding(data: Mapping[str, Any]) -> Judged:
    """From the plain values of a finding, with or without its waiver."""
    names = ("id", "rule", "section", "fragment", "message", "fix")
    waived = data.get("waiver")
    return Judged(
        **{name: data[name] for name in names},
        severity=Severity(data["severity"]),
        waived=Waived(**waived) if waived else None,
    )
