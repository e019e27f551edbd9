"""Findings of one text as plain values: for scripts, and for tools that read SARIF 2.1.0."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from articles.clinical.explain import Explained
from articles.clinical.finding import Finding
from articles.clinical.rule import Rule
from articles.lifecycle import Severity

_LEVELS = {Severity.BLOCKING: "error", Severity.WARNING: "warning", Severity.INFO: "note"}


@dataclass(frozen=True)
class Report:
    """`source` is a file or the address of an article; `grade` the school grade of its words, None for too few."""

    source: str
    medication: str
    kind: str
    findings: Sequence[Finding]
    grade: float | None
    claims: Sequence[Explained] = ()
    """What the text claims, where that was asked for."""

    @property
    def blocks(self) -> bool:
        return any(finding.severity is Severity.BLOCKING for finding in self.findings)

    def as_dict(self) -> dict[str, Any]:
        named = {"source": self.source, "medication": self.medication, "kind": self.kind}
        explained = {"claims": [claim.as_dict() for claim in self.claims]} if self.claims else {}
        findings = [finding_as_dict(finding) for finding in self.findings]
        return named | {"findings": findings, "grade": self.grade} | explained

    def lines(self) -> list[str]:
        """One a claim, one a finding, and one that counts the findings."""
        lines = [claim.line() for claim in self.claims]
        lines += [f"{one.severity}: {one.rule} at {_where(one)}: {one.message}" for one in self.findings]
        counts = ", ".join(f"{self.count(severity)} {severity.value}" for severity in Severity)
        grade = "" if self.grade is None else f"; reads at grade {self.grade}"
        return [*lines, f"{self.source}: {counts}{grade}."]

    def count(self, severity: Severity) -> int:
        return sum(finding.severity is severity for finding in self.findings)


def _where(finding: Finding) -> str:
    return f"{finding.section or finding.place}:{finding.start}"


def finding_as_dict(finding: Finding) -> dict[str, Any]:
    return {
        "id": finding.id,
        "rule": finding.rule,
        "severity": finding.severity.value,
        "section": finding.section,
        "place": finding.place,
        "fragment": finding.fragment,
        "start": finding.start,
        "end": finding.end,
        "message": finding.message,
        "fix": finding.fix.text if finding.fix else None,
    }


def sarif(reports: Sequence[Report], rules: Sequence[Rule]) -> dict[str, Any]:
    """One run; offsets are characters of the text as written."""
    driver = {"name": "klonoinfo", "rules": [_rule(rule) for rule in rules]}
    results = [_result(report.source, finding) for report in reports for finding in report.findings]
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}
    return {"$schema": "https://json.schemastore.org/sarif-2.1.0.json", "version": "2.1.0", "runs": [run]}


def _rule(rule: Rule) -> dict[str, Any]:
    return {
        "id": rule.id,
        "shortDescription": {"text": rule.title},
        "fullDescription": {"text": rule.why},
        "help": {"text": rule.hint},
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
    }


def _result(source: str, finding: Finding) -> dict[str, Any]:
    region = {"charOffset": finding.start, "charLength": finding.end - finding.start}
    place = {"artifactLocation": {"uri": source}, "region": region}
    return {
        "ruleId": finding.rule,
        "level": _LEVELS[finding.severity],
        "message": {"text": finding.message},
        "locations": [{"physicalLocation": place}],
        "partialFingerprints": {"finding/v1": finding.id},
    }
