"""Good texts on medicines of many kinds: whatever is found in them is a false alarm."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from articles.clinical.api import Subject, check
from articles.clinical.record import Record, names_of
from tests.contents import article_of, record_of

HERE = Path(__file__).parent
TEXTS = sorted((HERE / "good").glob("*.md"))
RECORDS: dict[str, Any] = yaml.safe_load((HERE.parents[1] / "bench" / "raw" / "records.yaml").read_text())
NAMES = frozenset(name for content in RECORDS.values() for name in names_of(record_of(content)))
LABEL = {
    "label": "l",
    "publisher": "Test Agency",
    "title": "Test label",
    "url": "https://example.org/label",
    "source_date": "2024-01-04",
    "accessed": "2026-01-05",
}


@pytest.mark.parametrize("file", TEXTS, ids=lambda file: file.stem)
def test_nothing_is_found(file: Path) -> None:
    record = Record.from_content(record_of(RECORDS[f"{file.stem}.txt"]))
    content = {
        "title": f"{record.name.capitalize()} explained",
        "body": file.read_text(),
        "kind": "other",
        "references": [LABEL],
        "author": {"name": "Demo writer", "credentials": "BSc"},
        "disclosure": "None.",
        "review_months": 12,
    }
    findings = check(Subject.from_content(article_of(content), record=record, names=NAMES))
    assert [(one.rule, one.fragment, one.message) for one in findings] == []
