"""What the clinical tests check, and the record that they check it against."""

from functools import cache
from pathlib import Path
from typing import Any

import yaml

from articles.clinical.api import Finding, Rule, Subject
from articles.clinical.record import Record
from articles.clinical.rule import Example
from tests.contents import article_of, record_of

CONTENT: dict[str, Any] = yaml.safe_load((Path(__file__).parent / "clonazepam.yaml").read_text())
CLONAZEPAM = Record.from_content(record_of(CONTENT))


@cache
def medicine(name: str) -> Record:
    """One of the records in `records`, so that nothing is tested on one class of medicines alone."""
    file = Path(__file__).parent / "records" / f"{name}.yaml"
    return Record.from_content(record_of(yaml.safe_load(file.read_text())))


def subject(body: str, **content: Any) -> Subject:
    """An article with this body, about clonazepam or another `record`; or the record that the content is, without."""
    if content.get("type") == "medication":
        return Subject.from_content(record_of(content))
    keys = ("others", "today", "foreign", "record", "spelling", "style")
    known = {key: content.pop(key) for key in keys if key in content}
    if isinstance(known.get("record"), dict):  # as a labelled passage writes it
        known["record"] = Record.from_content(record_of(known["record"]))
    elif isinstance(known.get("record"), str):
        known["record"] = medicine(known["record"])
    return Subject.from_content(article_of({"body": body} | content), **({"record": CLONAZEPAM} | known))


def findings(rule: Rule, example: Example | str, **content: Any) -> list[Finding]:
    if isinstance(example, str):
        example = Example(example)
    return list(rule.findings(subject(example.body, **(dict(example.content or {}) | content))))


def fragments(rule: Rule, body: str, **content: Any) -> list[str]:
    return [finding.fragment for finding in findings(rule, body, **content)]
