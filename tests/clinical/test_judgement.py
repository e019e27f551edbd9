import json
from typing import Any

import pytest

from articles.clinical.api import RULES
from articles.clinical.judgement import Judged, Waived, read_finding, read_judgement, readable
from articles.compare.risk import Level
from articles.lifecycle import Severity

STORED: dict[str, Any] = {
    "id": "0" * 16,
    "rule": "DOSE-001",
    "version": 1,
    "severity": "blocking",
    "section": "dosing",
    "place": "body",
    "fragment": ".5 mg",
    "start": 5,
    "end": 10,
    "message": "“.5 mg” has no zero.",
    "fix": "0.5 mg",
    "waiver": None,
}
GRANTED = {"reason": "Quoted.", "by": "W", "granted_by": "P", "granted_as": "PharmD"}


def read(*findings: dict[str, Any], level: str = "low") -> Any:
    return read_judgement(json.dumps({"findings": findings, "risk": {"level": level, "reasons": ["Because."]}}))


def test_nothing_was_stored() -> None:
    assert read_judgement("") is None


def test_what_was_stored_is_read_back() -> None:
    result = read(STORED, STORED | {"id": "1" * 16, "severity": "info", "waiver": GRANTED}, level="high")
    assert (result.level, result.reasons, result.ids) == (Level.HIGH, ("Because.",), {"0" * 16, "1" * 16})
    assert result.findings[0] == Judged(
        "0" * 16, "DOSE-001", Severity.BLOCKING, "dosing", ".5 mg", "“.5 mg” has no zero.", "0.5 mg"
    )
    assert [one.waived for one in result.waived] == [Waived("Quoted.", "W", "P", "PharmD")]


def test_a_reason_that_needed_no_grant() -> None:
    (finding,) = read(STORED | {"waiver": {"reason": "Known.", "by": "W"}}).waived
    assert finding.waived == Waived("Known.", "W")


def test_a_rule_that_there_is_no_more(monkeypatch: pytest.MonkeyPatch) -> None:
    finding = read_finding(STORED)
    assert finding.of_rule is RULES["DOSE-001"]
    monkeypatch.delitem(RULES.loaded, "DOSE-001")
    assert finding.of_rule is None


def test_whether_the_message_quotes_the_words() -> None:
    assert read_finding(STORED).is_quoted
    assert read_finding(STORED | {"message": "It has no zero."}).is_quoted is False


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("by mouth** can “raise” it", "by mouth can “raise” it"),
        ("a [link](https://x.example) b.[^l]", "a link b."),
        ("", ""),
    ],
)
def test_words_are_read_without_marks(source: str, words: str) -> None:
    assert readable(source) == words
