"""What a text allows at most in a day bounds what its interval can add up to, where it is said of the same doses."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.clinical.api import Subject, check
from articles.clinical.record import Record
from tests.contents import article_of, record_of

REGIMENS = [
    "For pain, take {} every {} hours{}",
    "For pain, take {}, every {} hours with food{}",
    "For pain, adults swallow {} with water every {} hours{}",
]
CAPS = [
    ", at most {} a day.", ", up to {} a day.", ", no more than {} in 24 hours.", " (maximum {} in any 24 hours).",
    ", without exceeding {} a day.", "; the limit is {} a day.", ". Never take more than {} in a 24-hour period.",
    ". Do not take more than {} a day unless your doctor says so.", ". Drink water. The daily maximum is {}.",
    ". You mustn't take more than {} a day.",
    ". The most that you should take in a day is {}.", ". Adults must not take more than {} in 24 hours.",
    "; {} in 24 hours is the most.", ".\n- At most {} a day", ".\n- Lie down.\n- No more than {} within 24 hours",
]  # fmt: skip
ELSEWHERE = [
    "Children: at most {} a day.", "Children must not take more than {} in 24 hours.",
    "Older people take at most {} a day.", "If you weigh less than 50 kg, at most {} a day.",
    "Under 50 kg, no more than {} a day.", "By injection, at most {} a day.", "As suppositories, at most {} a day.",
    "No more than {} of ibuprofen a day.", "Slow-release tablets: at most {} a day.",
    "In people with kidney disease, at most {} a day.", "With alcohol, no more than {} a day.",
    "In the first week, at most {} a day.", "Most people need no more than {} a day.", "Some take up to {} a day.",
    "At most {} at one time.", "At most {} a week.", "Later take 500 mg every 6 hours, at most {} a day.",
    "Children over 12 take 500 mg every 6 hours. At most {} a day.", "\n\nNo more than {} a day.",
]  # fmt: skip


def too_much(text: str, most: str = "4 g/day") -> list[str]:
    """What a text gives that is more than the record allows."""
    rows = [{"indication": "pain", "maximum": most}]
    known = Record.from_content(record_of({"name": "examplamine", "doses": rows}))
    findings = check(Subject.from_content(article_of({"body": text}), record=known))
    return [one.rule for one in findings if one.rule == "DOSE-009" and "gives at most" in one.message]


@settings(max_examples=150)
@given(
    st.sampled_from(REGIMENS), st.sampled_from(CAPS), st.sampled_from([2, 3, 4, 6, 8]), st.integers(1, 3),
    st.integers(1, 12), st.integers(1, 12),
)  # fmt: skip
def test_a_cap_bounds_what_an_interval_adds_up_to(
    regimen: str, cap: str, hours: int, single: int, most: int, record: int
) -> None:
    day = max(single, min(24 // hours * single, most))
    body = regimen.format(f"{single} g", hours, cap.format(f"{most} g"))
    if "\n- " in cap:
        body = f"For pain:\n\n- {body}"
    assert bool(too_much(body, f"{record} g/day")) == (day > record or most > record)


@pytest.mark.parametrize("cap", CAPS)
def test_a_cap_that_is_the_records_own_lets_the_doses_stand(cap: str) -> None:
    body = f"For pain:\n\n- take 1 g every 4 hours{cap.format('4 g')}"
    assert too_much(body) == []


@pytest.mark.parametrize("cap", CAPS)
def test_a_cap_above_the_records_is_as_wrong_as_its_doses(cap: str) -> None:
    body = f"For pain:\n\n- take 1 g every 4 hours{cap.format('6 g')}"
    assert too_much(body) == ["DOSE-009", "DOSE-009"]


@pytest.mark.parametrize("other", ELSEWHERE)
def test_what_limits_something_else_bounds_nothing(other: str) -> None:
    text = f"For pain, take 1 g every 4 hours. {other.format('4 g')}"
    assert "DOSE-009" in too_much(text)


@pytest.mark.parametrize(
    ("doses", "rules"),
    [
        ("1 g every 4 hours, no more than 4 doses in 24 hours.", []),
        ("1 g every 4 hours. Do not take more than four doses a day.", []),
        ("1 g every 4 hours, four times a day at most.", []),
        ("1 g every 4 hours. Don't take more than four doses a day.", []),
        ("1 g every 4 hours, no more than 5 doses in 24 hours.", ["DOSE-009"]),
        ("5 g every 4 hours, at most 4 g a day.", ["DOSE-009"]),
        ("1 g every 4 hours. In children, no more than 4 doses a day.", ["DOSE-009"]),
    ],
)
def test_doses_can_be_counted(doses: str, rules: list[str]) -> None:
    assert too_much(f"For pain, take {doses}") == rules


@pytest.mark.parametrize(
    ("text", "rules"),
    [
        ("Adults with pain take 1 g every 4 hours, children at most 2 g a day.", ["DOSE-009"]),
        ("Children with pain take 1 g every 4 hours, at most 4 g a day.", []),
        ("Children over 12 take 1 g every 4 hours for pain. Children under 6 get at most 1 g a day.", ["DOSE-009"]),
        ("Adults and children over 12 take 1 g every 4 hours for pain. Adults: at most 4 g a day.", ["DOSE-009"]),
        ("Adults take 1 g every 4 hours for pain. Adults and children over 12: at most 4 g a day.", []),
        ("For pain, give 1 g by injection every 4 hours, at most 4 g a day.", []),
        ("For pain, give 1 g by injection every 4 hours. By mouth, at most 4 g a day.", ["DOSE-009"]),
        ("At most 4 g a day: for pain, take 1 g every 4 hours.", []),
        ("For pain, never take more than 4 g in 24 hours. Take 1 g every 4 hours.", []),
        ("If you have pain, take 1 g every 4 hours, at most 4 g a day.", []),
    ],
)
def test_for_whom_and_by_which_route(text: str, rules: list[str]) -> None:
    assert too_much(text) == rules


@pytest.mark.parametrize(
    ("row", "rules"),
    [
        ("| Pain | 1 g every 4 hours | 4 g |", []),
        ("| Pain | 1 g every 4 hours | 6 g |", ["DOSE-009", "DOSE-009"]),
        ("| Pain | 1 g every 4 hours | |", ["DOSE-009"]),
    ],
)
def test_the_cap_of_a_row_stands_in_its_own_column(row: str, rules: list[str]) -> None:
    table = f"| Use | Dose | Most in a day |\n| --- | --- | --- |\n{row}\n| Fever | | 4 g |"
    assert too_much(table) == rules
