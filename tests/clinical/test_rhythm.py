"""Time is part of a dose: 10 mg a week is no 10 mg a day, in whatever words either is said."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.clinical.api import Subject, check
from articles.clinical.record import Record
from articles.lifecycle import Severity
from tests.contents import article_of, record_of


def record(name: str, *doses: dict[str, str]) -> Record:
    content: dict[str, Any] = {"name": name, "products": [{"form": "tablet", "strength": "2.5 mg"}]}
    rows = [{"population": "adults", "route": "by mouth"} | row for row in doses]
    return Record.from_content(record_of(content | {"doses": rows}))


WEEKLY = record(
    "methotrexate",
    {"indication": "rheumatoid arthritis", "start": "7.5 mg/week", "step": "2.5 mg/week", "maximum": "20 mg/week"},
    {"indication": "psoriasis", "start": "10 mg", "maximum": "25 mg", "interval": "once a week"},
)
DAILY = record(
    "sertraline", {"indication": "depression", "start": "50 mg/day", "step": "50 mg/day", "maximum": "200 mg/day"}
)
MIXED = record(
    "methotrexate",
    {"indication": "psoriasis", "maximum": "25 mg/week"},
    {"indication": "leukaemia", "maximum": "30 mg/day"},
)
DAILY_SAID = [
    "Most people take 10 mg each day.", "Swallow one 2.5 mg tablet every morning.", "The usual dose is 7.5 mg daily.",
    "For psoriasis, take 10 mg per day.", "Take six 2.5 mg tablets every evening.", "Take your tablets every day.",
    "Methotrexate is taken once a day.", "Your dose is 10 mg/day.", "For psoriasis, never take more than 20 mg a day.",
    "Every day, take 10 mg with water.", "The daily dose is 10 mg.", "Take 2.5 mg every 12 hours.", "- 10 mg daily",
    "| Use | Dose |\n| --- | --- |\n| Psoriasis | 10 mg a day |", "Take 10 mg at bedtime every night.",
    "| Use | Daily dose |\n| --- | --- |\n| Psoriasis | 10 mg |", "Most adults need 10 to 15 mg a day.",
    "| What | When to take it |\n| --- | --- |\n| Methotrexate | once daily |",
]  # fmt: skip
WEEKLY_SAID = [
    "Take 10 mg once a week.", "The usual dose is 7.5 mg once a week, on the same day.", "Take 10 mg every Monday.",
    "Once a week, on Mondays, take 10 mg in the morning.", "Take 10 mg in the evening, once a week.",
    "Never take it every day.", "Taking it every day by mistake has killed people.", "Take folic acid 5 mg each day.",
    "Take 5 mg of folic acid daily, except on the day of your methotrexate.", "Drink water every day.",
    "It is taken once a week, not once a day.", "For psoriasis, the most is 25 mg a week.",
    "Your doctor raises the dose by 2.5 mg every week.", "A dose of 10 mg taken daily can be fatal.",
    "Ibuprofen 400 mg three times a day raises its level.", "If you took 10 mg every day, call 911.",
    "| Use | Dose |\n| --- | --- |\n| Psoriasis | 10 mg once a week |",
    "Use contraception every day while you take it.",
    "Some people split it: 2.5 mg every 12 hours for three doses, once a week.",
]  # fmt: skip
WEEKLY_FOR_DAILY = [
    "Take 50 mg once a week.", "Most adults take 100 mg weekly.", "Take it once a week.", "Take 50 mg every Monday.",
    "Sertraline is taken weekly.", "| Use | Dose |\n| --- | --- |\n| Depression | 50 mg once a week |",
]  # fmt: skip
DAILY_FOR_DAILY = [
    "Take 50 mg once a day.", "The dose is raised by 50 mg each week.", "Take 50 mg daily for two weeks.",
    "Your prescriber raises it from 50 mg to 100 mg after a week.", "Take 50 mg, and a week later 100 mg.",
    "Changes of 50 mg are made no more than once a week.", "Count your tablets once a week.",
    "If you stop, lower it by 25 mg every week.", "It can take a week to work: take 50 mg a day.",
]  # fmt: skip


def reported(text: str, known: Record) -> list[tuple[str, Severity]]:
    article = Subject.from_content(article_of({"kind": "other", "body": text}), record=known)
    return [(one.rule, one.severity) for one in check(article) if one.rule in ("DOSE-009", "DOSE-011")]


@pytest.mark.parametrize("text", DAILY_SAID)
def test_daily_where_the_record_says_weekly_blocks(text: str) -> None:
    assert reported(text, WEEKLY) == [("DOSE-011", Severity.BLOCKING)]


@pytest.mark.parametrize("text", WEEKLY_SAID)
def test_what_the_weekly_record_says_is_left_alone(text: str) -> None:
    assert reported(text, WEEKLY) == []


@pytest.mark.parametrize("text", WEEKLY_FOR_DAILY)
def test_weekly_where_the_record_says_daily_blocks(text: str) -> None:
    assert ("DOSE-011", Severity.BLOCKING) in reported(text, DAILY)


@pytest.mark.parametrize("text", DAILY_FOR_DAILY)
def test_what_the_daily_record_says_is_left_alone(text: str) -> None:
    assert reported(text, DAILY) == []


def test_each_use_has_its_own_time() -> None:
    assert reported("For leukaemia, take 25 mg every day.", MIXED) == []
    assert reported("For psoriasis, take 25 mg every day.", MIXED) == [("DOSE-011", Severity.BLOCKING)]
    assert reported("Take 25 mg every day.", MIXED) == []


@pytest.mark.parametrize(
    ("text", "row", "rules"),
    [
        ("For pain, take 40 mg once a week.", {"maximum": "20 mg/week"}, ["DOSE-009"]),
        ("For pain, take 20 mg every 2 weeks.", {"maximum": "20 mg", "interval": "every 2 weeks"}, []),
        ("For pain, take 30 mg every 2 weeks.", {"maximum": "20 mg", "interval": "every 2 weeks"}, ["DOSE-009"]),
        ("For pain, take 400 mg three times a day.", {"maximum": "400 mg/dose"}, []),
        ("For pain, take 600 mg three times a day.", {"maximum": "400 mg/dose"}, ["DOSE-009"]),
        ("For pain, the maximum is 15 mg/m2 a day.", {"maximum": "10 mg/m2/day"}, ["DOSE-009"]),
        ("For pain, the maximum is 15 mg a day.", {"maximum": "10 mg/m2/day"}, []),
        ("For pain, the maximum is 25 micrograms an hour.", {"maximum": "25 mcg/hour"}, []),
    ],
)
def test_like_is_compared_with_like(text: str, row: dict[str, str], rules: list[str]) -> None:
    assert [rule for rule, _ in reported(text, record("examplamine", {"indication": "pain"} | row))] == rules


OFTEN = {
    7: ["once a week", "weekly", "every week", "on Mondays", "on one day of the week", "once every 7 days"],
    1: ["once a day", "daily", "every day", "each morning", "every night", "once every 24 hours"],
}


@settings(max_examples=80)
@given(data=st.data())
def test_the_time_decides_whatever_the_amount(data: st.DataObject) -> None:
    days, other = data.draw(st.sampled_from([(7, 1), (1, 7)]))
    amount = data.draw(st.integers(1, 400))
    row = {"indication": "pain", "start": f"{amount} mg", "maximum": f"{amount * 4} mg"}
    known = record("examplamine", row | {"interval": data.draw(st.sampled_from(["once a week" if days == 7 else ""]))})
    text = data.draw(st.sampled_from(["For pain, take {} {}.", "Most adults with pain need {} {}.", "- pain: {} {}"]))
    sentence = text.format(f"{amount} mg", data.draw(st.sampled_from(OFTEN[days])))
    turned = text.format(f"{amount} mg", data.draw(st.sampled_from(OFTEN[other])))
    assert reported(sentence, known) == []
    assert ("DOSE-011", Severity.BLOCKING) in reported(turned, known)
