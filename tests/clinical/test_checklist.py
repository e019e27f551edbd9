from typing import Any

import pytest

from articles.clinical.checklist import ALWAYS, BY_CONTENT, checklist
from articles.clinical.judgement import Judged, Judgement, Waived
from articles.compare.risk import Level
from articles.content.article import ArticleContent
from articles.content.record import RecordContent
from articles.content.stored import Content
from articles.lifecycle import Severity
from tests.contents import article_of, record_of


def article(body: str, **fields: Any) -> ArticleContent:
    return article_of({"kind": "other", "title": "A", "slug": "a", "body": body} | fields)


def record(**rows: Any) -> RecordContent:
    return record_of({"name": "testazepam", "slug": "t", "summary": "It calms."} | rows)


def extra(content: Content) -> dict[str, tuple[str, ...]]:
    """Beyond what always applies: the places that each check names."""
    return {one.key: tuple(p.key for p in one.places) for one in checklist(content) if one.key not in ALWAYS}


def test_four_always_apply() -> None:
    assert [check.key for check in checklist(article("Words."))] == list(ALWAYS)
    assert [check.key for check in checklist(record())] == list(ALWAYS)


@pytest.mark.parametrize(
    ("key", "sentence"),
    [
        ("stopping", "A prescriber will taper the dose."),
        ("stopping", "Withdrawal symptoms can come after weeks."),
        ("pregnancy", "Ask first if you are pregnant."),
        ("pregnancy", "It passes into breast milk."),
        ("children", "Children under 12 get half of that."),
        ("emergency", "If somebody cannot be woken, call 911."),
        ("statistics", "It happens to 1 in 10 people."),
        ("statistics", "About 30 % of people feel dizzy."),
        ("off-label", "Sleep is an off-label use."),
        ("off-label", "It is not approved for sleep."),
    ],
)
def test_what_the_words_bring(key: str, sentence: str) -> None:
    assert extra(article(f"## Some words\n\nFirst.\n\n## Others\n\n{sentence}")) == {key: ("others",)}


@pytest.mark.parametrize(
    "sentence",
    [
        "Keep it out of the reach of children.",
        "The box has a child-resistant cap.",
        "It stops seizures.",
        "The record was withdrawn.",
        "Take 0.5 mg at night.",
        "In 2024 the label changed.",
    ],
)
def test_what_brings_nothing(sentence: str) -> None:
    assert extra(article(sentence)) == {}


@pytest.mark.parametrize(
    ("kind", "key"),
    [("interactions", "partners"), ("alcohol", "partners"), ("dependence", "stopping"), ("overdose", "emergency")],
)
def test_what_a_kind_of_section_brings(kind: str, key: str) -> None:
    assert extra(article(f"## A heading {{: {kind} }}\n\nWords.")) == {key: (kind,)}


def test_where_doses_and_interactions_stand() -> None:
    checks = checklist(article("## One\n\nTake 0.5 mg at night.\n\n## Two\n\nNever with alcohol."))
    assert {one.key: [place.label for place in one.places] for one in checks} == {
        "dose": ["One"],
        "warnings": [],
        "interactions": ["Two"],
        "references": [],
    }
    assert checks[0].wording == f"{ALWAYS['dose']} (One)"


def test_rows_of_a_record_bring_theirs() -> None:
    rows = {
        "doses": [{"indication": "panic disorder", "maximum": "4 mg/day"}],
        "indications": [{"name": "sleep", "status": "off-label", "country": "US"}],
        "interactions": [{"partner": "opioids", "effect": "sleepiness", "direction": "adds", "action": "Avoid."}],
        "populations": [{"group": "pregnancy", "advice": "Ask."}, {"group": "children", "advice": "Half."}],
    }
    assert extra(record(**rows)) == {
        "partners": ("interactions",),
        "pregnancy": ("populations",),
        "children": ("populations",),
        "off-label": ("indications",),
    }
    assert [place.key for place in checklist(record(**rows))[0].places] == ["doses"]


def waived(fragment: str) -> Judged:
    return Judged("0" * 16, "DOSE-001", Severity.BLOCKING, "dosing", fragment, "A message.", None, Waived("Why.", "W"))


def test_how_it_was_judged_brings_its_own() -> None:
    assert checklist(article("W."), Judgement(level=Level.NEW))[-1].key == "first"
    risky = checklist(article("W."), Judgement(level=Level.HIGH, reasons=("One: a unit changed.", "Two.")))[-1]
    assert (risky.key, risky.named) == ("risk", ("One: a unit changed", "Two"))
    stood = checklist(article("W."), Judgement((waived("**.5\nmg**"),)))[-1]
    assert (stood.key, stood.named) == ("waivers", ("DOSE-001: .5 mg",))
    assert "\n" not in stood.wording
    later = checklist(article("W."), differences=["Doses: 4 mg became 3 mg"])[-1]
    assert later.key == "differences"
    assert later.wording.endswith(" (Doses: 4 mg became 3 mg)")


def test_it_stays_short_enough_to_be_read() -> None:
    assert len(ALWAYS) + len(BY_CONTENT) + 2 <= 13
    assert all(len(words) <= 110 for words in (*ALWAYS.values(), *BY_CONTENT.values()))
