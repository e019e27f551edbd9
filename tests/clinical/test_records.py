"""A record held against itself: one that agrees with itself gives nothing, and each broken relation is what is said."""

from collections.abc import Callable
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.clinical.api import RULES, Subject, check
from articles.lifecycle import Severity
from tests.clinical.texts import CONTENT
from tests.contents import article_of, record_of

RULES_OF_RECORDS = [rule for rule in RULES.values() if rule.family == "REC"]
Rows = list[dict[str, str]]


@st.composite
def records(draw: st.DrawFn) -> dict[str, Any]:
    """Of one medicine whose rows agree with each other, whatever its time, its unit and its strengths."""
    unit = draw(st.sampled_from(["mg", "mcg", "g"]))
    time, interval = draw(st.sampled_from([("day", "twice a day"), ("week", "once a week"), ("day", ""), ("week", "")]))
    strength = draw(st.sampled_from([1, 2, 5, 10, 25, 500]))
    form = draw(st.sampled_from(["tablet", "capsule", "coated tablet", "solution by mouth"]))
    ages = sorted(draw(st.lists(st.integers(1, 90), min_size=2, max_size=5, unique=True)))
    doses = []
    for low, high in pairwise(ages):
        start, step = strength * draw(st.integers(1, 20)), strength * draw(st.integers(1, 20))
        most = start + step * draw(st.integers(1, 20))
        amounts = {"start": start, "step": step, "maximum": most}
        row = {name: f"{value:,} {unit}/{time}" for name, value in amounts.items()}
        doses.append(row | {"indication": "pain", "population": f"from {low} to {high} years", "interval": interval})
    effects = [{"name": name, "band": "common"} for name in ("rash", "severe rash", "sleepiness", "drowsiness")]
    products = [{"form": form, "strength": f"{strength} {unit}"}]
    return {"type": "medication", "name": "examplamine", "doses": doses, "effects": effects, "products": products}


def reported(content: dict[str, Any]) -> list[tuple[str, str, Severity]]:
    subject = Subject.from_content(record_of(content))
    findings = [one for rule in RULES_OF_RECORDS for one in rule.findings(subject)]
    return [(one.rule, one.place, one.severity) for one in findings]


def _amount(row: dict[str, str], name: str, times: int = 1, time: str = "") -> str:
    number, unit = row[name].replace(",", "").split(" ")
    return f"{int(number) * times:,} {unit.split('/')[0]}/{time or unit.split('/')[1]}"


def start_above(content: dict[str, Any]) -> None:
    row = content["doses"][0]
    row["start"] = _amount(row, "maximum", 1000)


def step_above(content: dict[str, Any]) -> None:
    row = content["doses"][0]
    row["step"] = _amount(row, "maximum", 1000)


def other_time(content: dict[str, Any]) -> None:
    row = content["doses"][0]
    row["maximum"] = _amount(row, "maximum", 1000, "week" if row["maximum"].endswith("day") else "day")


def other_interval(content: dict[str, Any]) -> None:
    row = content["doses"][0]
    row["interval"] = "weekly" if row["maximum"].endswith("day") else "every morning"


def other_unit(content: dict[str, Any]) -> None:
    row = content["doses"][0]
    row["maximum"] = f"10 mL/{row['maximum'].split('/')[1]}"


def ages_meet(content: dict[str, Any]) -> None:
    row = content["doses"][0]
    content["doses"].append(row | {"maximum": _amount(row, "maximum", 2)})


def ages_turned(content: dict[str, Any]) -> None:
    low, high = content["doses"][0]["population"].removeprefix("from ").removesuffix(" years").split(" to ")
    content["doses"][0]["population"] = f"from {high} to {low} years"


def two_bands(content: dict[str, Any]) -> None:
    content["effects"].append({"name": "Rash", "band": "rare"})


BROKEN: list[tuple[Callable[[dict[str, Any]], None], str]] = [
    (start_above, "REC-001"),
    (step_above, "REC-001"),
    (other_time, "REC-002"),
    (other_interval, "REC-002"),
    (other_unit, "REC-002"),
    (ages_meet, "REC-004"),
    (two_bands, "REC-005"),
    (ages_turned, "REC-006"),
]


@settings(max_examples=60)
@given(content=records())
def test_a_record_that_agrees_with_itself_gives_nothing(content: dict[str, Any]) -> None:
    assert reported(content) == []


@pytest.mark.parametrize(("breaking", "rule"), BROKEN, ids=[breaking.__name__ for breaking, _ in BROKEN])
@settings(max_examples=20)
@given(content=records())
def test_one_broken_relation_is_what_is_said(
    breaking: Callable[[dict[str, Any]], None], rule: str, content: dict[str, Any]
) -> None:
    breaking(content)
    assert {(name, severity) for name, _, severity in reported(content)} == {(rule, Severity.BLOCKING)}


def test_a_start_out_of_reach_is_a_doubt() -> None:
    doses = [{"indication": "pain", "start": "3 mg/day"}]
    products = [{"form": "capsule", "strength": "2 mg"}]
    content = {"type": "medication", "doses": doses, "products": products}
    assert reported(content) == [("REC-003", "doses.1.start", Severity.WARNING)]


def test_two_names_of_one_effect_are_a_doubt_at_the_records_own_row() -> None:
    effects: Rows = [{"name": "drowsiness", "band": "rare"}]
    of_class = {"effects": [{"name": "sleepiness", "band": "very common"}], "references": []}
    content = {"type": "medication", "effects": effects, "class": of_class}
    assert reported(content) == [("REC-005", "effects.1.band", Severity.WARNING)]


def test_the_record_of_a_class_is_held_against_itself_too() -> None:
    effects: Rows = [{"name": "rash", "band": "rare"}, {"name": "rash", "band": "common"}]
    content = {"type": "medication", "is_class": True, "effects": effects}
    assert reported(content) == [("REC-005", "effects.2.band", Severity.BLOCKING)]


def test_the_record_that_all_rules_are_tried_with_is_sound() -> None:
    assert reported(CONTENT | {"type": "medication"}) == []


def test_articles_are_not_asked_for_what_their_record_says_wrong() -> None:
    doses = [{"indication": "pain", "start": "9 g/day", "maximum": "2 g/day"}]
    assert [one.rule for one in check(Subject.from_content(record_of({"doses": doses})))] == ["REC-001"]
    article = Subject.from_content(article_of({"body": "It eases pain.", "medication": {"doses": doses}}))
    assert [one.rule for one in check(article) if one.rule.startswith("REC")] == []
