from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from xml.etree import ElementTree

FINE = (0, 5)  # pytest's words for "all passed" and "nothing chosen"


@dataclass
class Tally:
    """What became of the tests of all runs, read from pytest's reports."""

    passed: int = 0
    failed: int = 0
    skips: Counter[str] = field(default_factory=Counter)
    broken: bool = False

    def add(self, status: int, report: Path) -> None:
        self.broken |= status not in FINE
        if report.exists():
            for case in ElementTree.parse(report).iter("testcase"):
                self.count(case)

    def count(self, case: ElementTree.Element) -> None:
        skipped = case.find("skipped")
        if case.find("failure") is not None or case.find("error") is not None:
            self.failed += 1
        elif skipped is not None:
            self.skips[skipped.get("message", "no reason given")] += 1
        else:
            self.passed += 1

    def say(self) -> None:
        reasons = "; ".join(f"{reason} ({count})" for reason, count in sorted(self.skips.items()))
        skipped = f", {self.skips.total()} skipped" if self.skips else ""
        print(f"\nSkipped: {reasons or 'nothing'}.")
        print(f"{self.passed} passed, {self.failed} failed{skipped}")

    def status(self, *, all_required: bool) -> int:
        nothing_ran = self.passed + self.failed == 0
        return int(self.broken or self.failed > 0 or nothing_ran or (all_required and bool(self.skips)))
