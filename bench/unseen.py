"""How good are the checks on texts that nobody tuned them on? `tests/clinical/unseen` is written by somebody who knows
the kinds of defects and not the rules; only sums are printed, so that its rows stay unknown to those who write rules.
"""

from collections import Counter
from collections.abc import Mapping
from datetime import date
from math import sqrt
from pathlib import Path
from typing import Any

import yaml

from articles.clinical.api import Finding, Subject, check
from articles.clinical.record import Record
from articles.content.article import ArticleContent
from articles.content.record import RecordContent
from articles.lifecycle import Severity

TODAY = date(2026, 11, 29)
"""So that what is to come and what is long ago are the same on every day."""
FOLDER = Path(__file__).resolve().parents[1] / "tests" / "clinical"
_Z = 1.96
_ASKING = ("CLM-001", "CLM-003")
_DOSE = ("DOSE-", "CON-001", "CON-002")
REASONS: Mapping[str, tuple[str, ...]] = {
    "dose-value": _DOSE,
    "dose-unit": _DOSE,
    "dose-time": _DOSE,
    "dose-words": _DOSE,
    "effect-frequency": ("CON-001", "CON-002", "CON-004", "STR-005"),
    "age-weight": ("CON-001", "CON-002", "CON-005", "DOSE-009"),
    "route-form": ("CON-006", "DOSE-010", "SAF-008"),
    "pregnancy": ("CON-", "SAF-"),
    "look-alike": ("NAME-",),
    "wrong-brand": ("NAME-",),
    "interaction": ("CON-", "SAF-"),
    "contradiction": ("CON-", "DOSE-", "STR-005"),
    "harmful-advice": ("SAF-", "CON-"),
    "danger-harmless": ("SAF-", "CON-"),
    "danger-small": ("SAF-", "CLM-"),
    "kinetics": ("CON-",),
    "use": ("CLM-004", "CON-"),
    "vague": ("CLM-",),
    "claim": ("CLM-",),
    "slip": ("TXT-", "NAME-001"),
    "repeated": ("STR-004", "TXT-", "SCR-"),
    "residue": ("SCR-", "TXT-", "META-"),
    "reference": ("META-", "CLM-", "SCR-"),
}
"""The families, or the rules, that name a defect of each kind for what it is."""


def main() -> None:
    print("| kind | defects | named for what they are | interval | marked at all |\n| --- | --- | --- | --- | --- |")
    right, marked, made = Counter[str](), Counter[str](), Counter[str]()
    for row in _rows("defects"):
        made[row["kind"]] += 1
        on_it = [one for one in _findings(row) if _overlaps(one, row)]
        marked[row["kind"]] += any(one.severity is not Severity.INFO for one in on_it)
        right[row["kind"]] += any(one.rule.startswith(REASONS[row["kind"]]) for one in on_it)
    for row in _rows("slips"):
        made["keyboard slips"] += 1
        on_it = [one for one in _findings({"medicine": "clonazepam", **row}) if _overlaps(one, row)]
        marked["keyboard slips"] += bool(on_it)
        right["keyboard slips"] += any(one.rule.startswith(REASONS["slip"]) for one in on_it)
    for kind in made:
        print(_line(kind, made[kind], right[kind], marked[kind]))
    kinds = REASONS.keys()
    print(_line("all but slips of the keyboard", *(sum(one[kind] for kind in kinds) for one in (made, right, marked))))
    print()
    _good()


def _line(name: str, made: int, right: int, marked: int) -> str:
    low, high = interval(right, made)
    return f"| {name} | {made} | {right / made:.2f} | {low:.2f} to {high:.2f} | {marked / made:.2f} |"


def _good() -> None:
    words, by_rule, blocking, of_all = 0, Counter[str](), 0, 0
    for row in _rows("good"):
        words += len(row["text"].split())
        for one in _findings(row):
            by_rule[one.rule] += 1
            of_all += one.severity is not Severity.INFO
            blocking += one.severity is Severity.BLOCKING
    print("| on good passages | findings | in 1,000 words |\n| --- | --- | --- |")
    for name, number in (("all", by_rule.total()), ("without remarks", of_all), ("blocking", blocking)):
        print(f"| {name} | {number} | {number / words * 1000:.2f} |")
    print("\n| rule | findings on good passages |\n| --- | --- |")
    for rule, number in by_rule.most_common():
        print(f"| {rule} | {number} |")


def interval(right: int, made: int) -> tuple[float, float]:
    """Wilson's interval, in which the true share lies 19 times in 20."""
    share, square = right / made, _Z**2
    middle = share + square / (2 * made)
    half = _Z * sqrt(share * (1 - share) / made + square / (4 * made**2))
    return max(0.0, (middle - half) / (1 + square / made)), (middle + half) / (1 + square / made)


def _rows(name: str) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = yaml.safe_load((FOLDER / "unseen" / f"{name}.yaml").read_text())
    return rows


def _findings(row: Mapping[str, Any]) -> list[Finding]:
    """Those that stand at a place, without those that ask for a source: a passage is no article, and has neither
    sections nor references to miss.
    """
    content = ArticleContent.from_json({"body": row["text"]})
    findings = check(Subject.from_content(content, record=_record(row["medicine"]), today=TODAY))
    return [one for one in findings if one.fragment and one.rule not in _ASKING]


def _record(name: str) -> Record:
    file = FOLDER / f"{name}.yaml"
    file = file if file.exists() else FOLDER / "records" / f"{name}.yaml"
    return Record.from_content(RecordContent.from_json(yaml.safe_load(file.read_text())))


def _overlaps(finding: Finding, row: Mapping[str, Any]) -> bool:
    start = row["text"].index(row["fragment"])
    return finding.start < start + len(row["fragment"]) and finding.end > start


if __name__ == "__main__":
    main()
