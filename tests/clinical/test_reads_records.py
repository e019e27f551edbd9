from typing import Any

from articles.clinical.api import RULES, Subject, check
from tests.contents import record_of

CONTENT: dict[str, Any] = {
    "type": "medication",
    "slug": "clonazepam",
    "name": "clonazepam",
    "summary": "It calms the brain.",
    "boxed": [{"topic": "opioids", "heading": "With opioids", "text": "Together they can stop the breathing."}],
    "populations": [{"group": "older-people", "advice": "Start low and watch closely."}],
}


def reported(**changes: Any) -> list[tuple[str, str, str]]:
    return [(one.rule, one.place, one.fragment) for one in check(Subject.from_content(record_of(CONTENT | changes)))]


def test_a_clean_record_has_no_finding() -> None:
    assert reported() == []


def test_every_sentence_of_a_record_is_read() -> None:
    assert reported(summary="Take .5 mg.") == [("DOSE-001", "summary", ".5 mg")]
    assert reported(populations=[{"group": "liver", "advice": "Give 1.0 mg."}]) == [
        ("DOSE-002", "populations.1.advice", "1.0 mg")
    ]
    boxed = [CONTENT["boxed"][0], {"topic": "a", "heading": "Misuse", "text": "It was 5000 mg."}]
    assert reported(boxed=boxed) == [("DOSE-007", "boxed.2.text", "5000 mg")]


def test_a_record_is_asked_for_no_sections_of_an_article() -> None:
    families = {rule.family for rule in RULES.values() if rule.reads_records}
    assert families.isdisjoint({"STR", "META", "READ", "CON", "A11Y"})
