"""Every labelled passage: the findings of the file's family, or of the rule that its name is, are those that its labels
name, and no others. The `record` of a content can be the name of a medicine of `records`.
"""

from pathlib import Path
from typing import Any

import pytest
import yaml

from articles.clinical.api import RULES
from articles.clinical.rule import Example
from tests.clinical.texts import findings

CORPUS = Path(__file__).parent / "corpus"
PASSAGES = [
    pytest.param(file.stem.upper(), row, id=f"{file.stem}-{number}")
    for file in sorted(CORPUS.glob("*.yaml"))
    for number, row in enumerate(yaml.load(file.read_text(), yaml.CSafeLoader), 1)
]


@pytest.mark.parametrize(("family", "row"), PASSAGES)
def test_finds_what_the_labels_name(family: str, row: dict[str, Any]) -> None:
    of_record = (row.get("content") or {}).get("type") == "medication"
    name = family.replace("_", "-")
    of_name = (rule for rule in RULES.values() if name in (rule.family, rule.id))
    rules = [rule for rule in of_name if rule.reads_records or not of_record]
    example = Example(row["text"], row.get("content"))
    reported = [(finding.rule, finding.fragment) for rule in rules for finding in findings(rule, example)]
    assert rules, f"no rule of the family {family}"
    assert sorted(reported) == sorted((expected["rule"], expected["fragment"]) for expected in row["expect"])
