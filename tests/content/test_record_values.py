from typing import Any

import pytest

from articles.content.record import RecordContent
from articles.content.record_values import DOSE_FIELDS, Unpullable, offers, value
from tests.contents import record_of


def dose(indication: str, population: str, **fields: str) -> dict[str, str]:
    empty = dict.fromkeys(("route", "start", "step", "maximum", "interval", "duration"), "")
    return {"indication": indication, "population": population} | empty | fields


def product(form: str, strength: str, country: str = "US") -> dict[str, str]:
    return {"form": form, "strength": strength, "country": country}


def time(measure: str, low: str, high: str) -> dict[str, str]:
    return {"measure": measure, "low": low, "high": high}


DATA: dict[str, Any] = {
    "country": "US",
    "doses": [
        dose(
            "seizure disorders",
            "adults",
            start="1.5 mg/day",
            maximum="20 mg/day",
            interval="in 3 doses a day, up by 0.5 mg/day",
        ),
        dose(
            "seizure disorders",
            "children up to 30 kg",
            start="0.01 to 0.03 mg/kg/day",
            start_limit="0.05 mg/kg/day",
            maximum="0.2 mg/kg/day",
        ),
        dose("panic disorder", "adults", start="0.5 mg/day", step="0.5 mg/day", maximum="4 mg/day", duration="9 weeks"),
        dose("panic disorder", "adults who come off it", step="0.25 mg/day"),
    ],
    "products": [
        product("tablet", "0.5 mg"),
        product("tablet", "1 mg", ""),
        product("tablet", "3 mg", "GB"),
        product("tablet", "2 mg"),
        product("tablet that melts", "0.125 mg"),
    ],
    "kinetics": [
        time("peak", "1 hour", "4 hours"),
        time("half-life", "30 hours", "30 hours"),
        time("duration", "18 hours", "2 days"),
    ],
}
RECORD = record_of(DATA)


@pytest.mark.parametrize(
    ("words", "text"),
    [
        ("dose panic maximum", "4 mg a day"),
        (" DOSE  Panic Disorder\nmaximum", "4 mg a day"),
        ("dose panic disorders adults step", "0.5 mg a day"),
        ("dose panic come off step", "0.25 mg a day"),
        ("dose seizure children maximum", "0.2 mg per kg a day"),
        ("dose seizure adults interval", "in 3 doses a day, up by 0.5 mg a day"),
        ("dose panic duration", "9 weeks"),
        ("dose seizure children start", "0.01 to 0.03 mg per kg a day"),
        ("dose seizure children start limit", "0.05 mg per kg a day"),
        ("peak", "1 to 4 hours"),
        ("Half life", "30 hours"),
        ("duration", "18 hours to 2 days"),
        ("strengths tablet", "0.5 mg, 1 mg and 2 mg"),
        ("strengths melts", "0.125 mg"),
    ],
)
def test_words_pull_a_value_as_it_reads_in_a_sentence(words: str, text: str) -> None:
    assert value(words, RECORD) == text


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ("", "There is: dose, peak, half-life, duration, strengths."),
        ("weather", "There is: dose, peak"),
        ("onset", "There is: dose, peak"),
        ("peak fast", "takes no further words"),
        ("dose", "ends with one of start, start limit, step, maximum"),
        ("dose panic most", "ends with one of start, start limit, step, maximum"),
        (
            "dose maximum",
            "There are doses for: seizure disorders, adults; seizure disorders, children up to 30 kg; panic",
        ),
        ("dose adults maximum", "There is no such dose"),
        ("dose panic children maximum", "There is no such dose"),
        ("dose seizure maximum", "one of: seizure disorders, adults; seizure disorders, children up to 30 kg."),
        ("dose disorder adults start", "one of: seizure disorders, adults; panic disorder, adults."),
        ("dose panic come off maximum", "no maximum for: panic disorder, adults who come off it."),
        ("strengths", "There are: tablet; tablet that melts."),
        ("strengths liquid", "There are: tablet; tablet that melts."),
    ],
)
def test_words_that_pull_nothing_are_told_what_there_is(words: str, why: str) -> None:
    with pytest.raises(Unpullable) as refused:
        value(words, RECORD)
    assert why in str(refused.value)


def test_a_record_without_rows_has_nothing_to_pull() -> None:
    with pytest.raises(Unpullable, match="nothing to pull"):
        value("half-life", RecordContent())
    with pytest.raises(Unpullable, match="has no dose"):
        value("dose panic maximum", RecordContent())


def test_a_name_said_in_full_is_meant_before_a_longer_one() -> None:
    rows = [dose("panic disorder", "", start="1 mg/day"), dose("panic disorder with agoraphobia", "", start="2 mg/day")]
    assert value("dose panic disorder start", record_of({"doses": rows})) == "1 mg a day"
    assert value("dose panic agoraphobia start", record_of({"doses": rows})) == "2 mg a day"
    with pytest.raises(Unpullable, match="It can be one of"):
        value("dose panic start", record_of({"doses": rows}))


def test_a_dose_for_everybody_is_meant_where_no_group_is_named() -> None:
    rows = [dose("panic disorder", "", maximum="4 mg/day"), dose("panic disorder", "children", start="1 mg/day")]
    assert value("dose panic maximum", record_of({"doses": rows})) == "4 mg a day"
    with pytest.raises(Unpullable, match="no start for: panic disorder\\."):
        value("dose panic start", record_of({"doses": rows}))
    with pytest.raises(Unpullable, match="no maximum for: panic disorder, children"):
        value("dose panic children maximum", record_of({"doses": rows}))


def test_what_is_offered_pulls_just_that() -> None:
    offered = dict(offers(RECORD))
    assert offered["dose panic disorder maximum"] == "4 mg a day"
    assert offered["dose panic disorder adults step"] == "0.5 mg a day"
    assert offered["dose panic disorder adults who come off it step"] == "0.25 mg a day"
    assert offered["strengths tablet"] == "0.5 mg, 1 mg and 2 mg"
    filled = sum(bool(row.get(key)) for row in DATA["doses"] for key in DOSE_FIELDS)
    assert len(offered) == filled + 3 + 2
    assert all(value(words, RECORD) == text for words, text in offered.items())


def test_two_doses_that_no_word_tells_apart_are_not_offered() -> None:
    rows = [dose("panic", "", maximum="4 mg/day"), dose("panic", "", maximum="5 mg/day")]
    assert list(offers(record_of({"doses": rows}))) == []
