"""Every labelled passage: the findings of the file's family, or of the rule that its name is, are those that its labels
name, and no others. `of` names a medicine of `records`.
"""

from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from articles.clinical.api import RULES
from articles.clinical.record import Record
from articles.clinical.rule import Example
from tests.clinical.texts import findings
from tests.contents import record_of

CORPUS = Path(__file__).parent / "corpus"
RECORDS = Path(__file__).parent / "records"
PASSAGES = [
    pytest.param(file.stem.upper(), row, id=f"{file.stem}-{number}")
    for file in sorted(CORPUS.glob("*.yaml"))
    for number, row in enumerate(yaml.safe_load(file.read_text()), 1)
]


@cache
def record_named(name: str) -> Record:
    return Record.from_content(record_of(yaml.safe_load((RECORDS / f"{name}.yaml").read_text())))


@pytest.mark.parametrize(("family", "row"), PASSAGES)
def test_finds_what_the_labels_name(family: str, row: dict[str, Any]) -> None:
    of_record = (row.get("content") or {}).get("type") == "medication"
    name = family.replace("_", "-")
    of_name = (rule for rule in RULES.values() if name in (rule.family, rule.id))
    rules = [rule for rule in of_name if rule.reads_records or not of_record]
    about = {"record": record_named(row["of"])} if "of" in row else {}
    example = Example(row["text"], (row.get("content") or {}) | about)
    reported = [(finding.rule, finding.fragment) for rule in rules for finding in findings(rule, example)]
    assert rules, f"no rule of the family {family}"
    assert sorted(reported) == sorted((expected["rule"], expected["fragment"]) for expected in row["expect"])
