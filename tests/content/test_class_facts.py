from typing import Any

import pytest

from articles.clinical.record import Record
from articles.compare.changes import changes
from articles.compare.parts import parts
from articles.compare.risk import Level, risk
from articles.content.fact_kinds import SHARED_ROWS
from articles.content.record import ClassFacts, RecordContent, inherit
from tests.contents import ARTICLE, MEDICATION, REFERENCE, changed, record_of, typed

CLASS: dict[str, Any] = {
    "slug": "benzodiazepines",
    "name": "benzodiazepines",
    "edition": 3,
    "controlled": "",
    "stopping": "gradual",
    "boxed": [{"topic": "misuse", "heading": "Misuse", "text": "It can addict.[^agency]", "source": "label"}],
    "contraindications": [{"name": "a bad reaction", "source": "label"}],
    "effects": [
        {"name": "coma", "band": "not known", "seriousness": "emergency", "action": "Call.", "source": "label"}
    ],
    "interactions": [
        {"partner": "alcohol", "effect": "sleep", "direction": "adds", "action": "None.", "source": "label"}
    ],
    "populations": [{"group": "pregnancy", "advice": "Ask.", "source": "label"}],
    "advice": [{"topic": "driving", "text": "Do not drive.", "source": "label"}],
    "references": [REFERENCE | {"label": label} for label in ("agency", "label")],
}
MEMBER = {**MEDICATION, "class": CLASS}


def inherited(record: RecordContent | None = None, **of_class: Any) -> ClassFacts:
    return inherit(record or record_of(MEDICATION), ClassFacts.from_json(CLASS | of_class))


@pytest.mark.parametrize("key", SHARED_ROWS)
def test_the_record_s_own_row_wins_whatever_its_case(key: str) -> None:
    about = SHARED_ROWS[key]
    own = record_of({**MEDICATION, key: [{about: f" {CLASS[key][0][about].upper()} "}]})
    assert getattr(inherited(own), key) == ()
    assert inherited().to_json()[key] == CLASS[key]


def test_words_of_the_class_stand_in_for_empty_ones_only() -> None:
    left = inherited(controlled="Schedule I")
    assert (left.controlled, left.stopping) == ("", "gradual")
    assert record_of({**MEMBER, "stopping": ""}).complete.stopping == "gradual"
    assert record_of(MEMBER).complete.controlled == MEDICATION["controlled"]


def test_references_that_nothing_cites_stay_behind() -> None:
    assert [row.label for row in inherited(boxed=[]).references] == ["label"]
    assert [row.label for row in inherited().references] == ["agency", "label"]


def test_a_record_without_a_class_is_all_its_own() -> None:
    record = record_of(MEDICATION)
    assert record.complete is record


def test_checks_know_what_comes_from_the_class() -> None:
    record = Record.from_content(record_of(MEMBER))
    assert [topic.topic for topic in record.boxed] == ["opioids", "misuse"]
    assert [row.partner for row in record.interactions] == ["alcohol"]
    assert "no-sudden-stop" in record.flags
    own = {**MEMBER, "interactions": [{**CLASS["interactions"][0], "action": "Never."}]}
    assert [row.action for row in Record.from_content(record_of(own)).interactions] == ["Never."]


def test_rows_of_the_class_are_parts_with_the_numbers_of_its_references() -> None:
    known = {part.key: part for part in parts(typed(MEMBER))}
    assert known["class-boxed"].text == "Misuse\nIt can addict.[2]\nTopic: misuse\n[3]"
    assert known["class-interactions"].label == "Interactions, as with all benzodiazepines"
    assert "more" not in known and "class-references" in known


def test_a_section_of_an_article_about_a_class_is_none_of_these() -> None:
    article = changed(ARTICLE, ("body",), "## Class effects {: other }\n\nSleep.[^fda]")
    assert {part.key: part.text for part in parts(typed(article))}["class-effects"] == "Class effects\nSleep.[1]"


def test_no_field_of_the_class_changes_unseen() -> None:
    assert [part.text for part in parts(typed(changed(MEMBER, ("class", "more"), "quokka"))) if "quokka" in part.text]


def test_what_the_class_says_of_the_boxed_warning_is_a_risk() -> None:
    member, made = (typed(data) for data in (MEMBER, changed(MEMBER, ("class", "boxed", 0, "text"), "It can kill.")))
    assert [change.key for change in changes(member, made)] == ["class-boxed"]
    assert risk(member, made).level is Level.HIGH
    assert risk(member, typed(changed(MEMBER, ("class", "stopping"), ""))).level is Level.HIGH
    assert risk(member, typed(changed(MEMBER, ("class", "edition"), 4))).level is Level.LOW
