"""What is taken every few hours is held against what a day allows, in a text and in the record itself."""

from fractions import Fraction
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.clinical.api import Subject, check
from articles.clinical.record import Record
from articles.lifecycle import Severity
from tests.contents import article_of, record_of

FIXED = ["every {n} hours", "{t} times a day", "every {n}h", "every {m} minutes", "{n}-hourly", "q{n}h"]
EVERY = [
    *FIXED, "every {n} hrs", "at intervals of {n} hours", "with at least {n} hours between doses",
    "with water or food every {n} hours", "up to {t} times a day", "by mouth, every {n} hours", "again every {n} hours",
]  # fmt: skip
SENTENCES = ["For pain, take {} {}.", "- pain: {} {}", "For pain, take {}/dose, {}.", "For pain, take {}; repeat {}."]
TABLE = "| Use | Dose | How often |\n| --- | --- | --- |\n| Pain | {} | {} |"
LAID_OUT = [*product(SENTENCES, EVERY), *product([TABLE], FIXED)]
HOURS = st.sampled_from([1, 2, 3, 4, 6, 8, 12])


def written(often: str, hours: int) -> str:
    return often.format(n=hours, m=hours * 60, t=24 // hours)


def of_text(text: str, **row: str) -> list[str]:
    known = Record.from_content(record_of({"name": "examplamine", "doses": [{"indication": "pain"} | row]}))
    findings = check(Subject.from_content(article_of({"body": text}), record=known))
    return [one.rule for one in findings if one.rule in ("DOSE-009", "DOSE-011")]


def of_row(**row: str) -> list[tuple[str, str, Severity]]:
    findings = check(Subject.from_content(record_of({"doses": [{"indication": "pain"} | row]})))
    return [(one.rule, one.place, one.severity) for one in findings if one.rule.startswith("REC")]


@settings(max_examples=150)
@given(HOURS, st.integers(1, 9), st.integers(1, 60), st.sampled_from(LAID_OUT))
def test_a_text_gives_no_more_in_a_day_than_the_record(
    hours: int, single: int, most: int, laid_out: tuple[str, str]
) -> None:
    layout, often = laid_out
    expected = ["DOSE-009"] if Fraction(24, hours) * single > most else []
    assert of_text(layout.format(f"{single} g", written(often, hours)), maximum=f"{most} g/day") == expected


@settings(max_examples=80)
@given(HOURS, st.integers(1, 9), st.integers(1, 60), st.sampled_from(FIXED), st.sampled_from(["start", "step"]))
def test_single_doses_of_a_record_make_no_more_than_its_maximum(
    hours: int, single: int, most: int, often: str, name: str
) -> None:
    row = {name: f"{single} g/dose", "maximum": f"{most} g/day", "interval": written(often, hours)}
    above = Fraction(24, hours) * single > most
    assert of_row(**row) == [("REC-001", f"doses.1.{name}", Severity.BLOCKING)] * above


@pytest.mark.parametrize(
    ("text", "rules"),
    [
        ("For pain, take 2 g a day.", []),
        ("For pain, take 500 mg every 6 hours.", []),
        ("For pain, take 500 mg every 4 hours.", ["DOSE-009"]),
        ("For pain, take 600 mg twice a day.", ["DOSE-009"]),
        ("For pain, take 2 g once a day.", ["DOSE-009"]),
        ("For pain, take 2 g at night.", ["DOSE-009"]),
        ("For pain, take 500 mg three or four times a day.", []),
        ("For pain, the maximum is 2 g a day.", []),
    ],
)
def test_a_record_of_single_doses_allows_as_many_as_its_interval(text: str, rules: list[str]) -> None:
    assert of_text(text, maximum="500 mg/dose", interval="every 6 hours") == rules


def test_an_interval_that_can_be_longer_is_a_doubt() -> None:
    assert of_row(start="400 mg/dose", maximum="1.2 g/day", interval="every 4 to 6 hours") == [
        ("REC-001", "doses.1.start", Severity.WARNING)
    ]


@pytest.mark.parametrize(
    "text",
    [
        "For pain, take 1 g after food or drink.",
        "Take it every 4 hours. For pain, the most is 4 g.",
        "Every 6 hours, take 1 g for pain, no more than 4 g.",
        "For pain, wait at least 4 hours after 1 g.",
        "For pain, take 1 g every 4 to 6 hours.",
        "| Use | Dose | Maximum | How often |\n| --- | --- | --- | --- |\n| Pain | 1 g | 4 g | every 6 hours |",
    ],
)
def test_what_is_within_a_day_is_left_alone(text: str) -> None:
    assert of_text(text, maximum="4 g/day") == []


@settings(max_examples=60)
@given(st.integers(1, 900), st.integers(1, 900), st.integers(1, 900), st.sampled_from(["–", " to ", "-", " mg to "]))
def test_both_ends_of_a_range_count(low: int, wide: int, most: int, between: str) -> None:
    amount = f"{low}{between}{low + wide} mg/day"
    above = [("REC-001", "doses.1.start", Severity.BLOCKING)] * (low + wide > most)
    assert of_row(start=amount, maximum=f"{most} mg/day") == above
    assert of_text(f"For pain, take {low + wide} mg a day.", maximum=amount) == []
    assert of_text(f"For pain, take {low + wide + 1} mg a day.", maximum=amount) == ["DOSE-009"]
    assert ("REC-006", "doses.1.start", Severity.BLOCKING) in of_row(start=f"{low + wide}–{low} mg/day")
