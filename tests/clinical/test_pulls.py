"""Values pulled from the record are read like words, and a finding in one leads back to the words that pull it."""

from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.clinical.api import Finding, Fix, Subject, check
from articles.clinical.prose.dosestatement import DoseStatement
from articles.clinical.prose.dosing import dose_statements
from articles.content.article import ArticleContent
from articles.content.canonical import normalise
from articles.content.placeholders import PLACEHOLDER
from articles.content.record_values import offers
from tests.clinical.test_any_text import MARKS, WORDS, place
from tests.clinical.test_speed import MOST, seconds
from tests.clinical.texts import CLONAZEPAM, CONTENT, subject
from tests.contents import article_of, record_of

OFFERED = [f"{{{{{words}}}}}" for words, _ in offers(record_of(CONTENT))]
TELLING = "|".join(WORDS.values()).split("|")


def content(body: str) -> ArticleContent:
    return pulling({"kind": "dosing", "body": f"## How to take it {{: dosing }}\n\n{body}"}, CONTENT)


def pulling(data: dict[str, Any], record: dict[str, Any]) -> ArticleContent:
    return article_of(data).pulling(record_of(record))


def checked(body: str) -> list[Finding]:
    return check(pulled(body))


def pulled(body: str) -> Subject:
    return Subject.from_content(content(body), record=CLONAZEPAM)


def only(body: str) -> DoseStatement:
    (one,) = dose_statements(pulled(body))
    return one


@pytest.mark.parametrize(
    ("body", "role", "milligrams"),
    [
        ("For panic disorder in adults, the maximum is {{dose panic maximum}}.", "maximum", 4),
        ("Adults with panic disorder start at {{dose panic start}}.", "start", Fraction(1, 2)),
        ("For seizures in children, never exceed {{dose seizure children maximum}}.", "maximum", Fraction(1, 5)),
    ],
)
def test_a_pulled_dose_is_read_as_a_dose_of_a_day(body: str, role: str, milligrams: Fraction) -> None:
    one = only(body)
    assert one.role == role and one.times == 1
    assert one.daily(one.high)[0] == milligrams * 10**6
    assert one.rhythm.body == ("kg" if "children" in body else "")


def test_a_finding_on_a_pulled_value_has_the_words_that_pull_it() -> None:
    body = "Adults with panic disorder start at {{dose panic maximum}}, no less."
    (finding,) = (one for one in checked(body) if one.rule == "DOSE-009")
    assert finding.fragment == "start at {{dose panic maximum}}" and "start at 4 mg a day" in finding.message
    written = content(body).body
    assert written[finding.start : finding.end] == finding.fragment


def test_what_the_record_says_is_put_right_there() -> None:
    record = CONTENT | {"doses": [CONTENT["doses"][2] | {"interval": ".5 mg twice a day"}]}
    written = pulling({"body": "Take {{dose panic interval}}. Take .5 mg at night."}, record)
    given_by, typed = (one for one in check(Subject.from_content(written, record=CLONAZEPAM)) if one.rule == "DOSE-001")
    assert (given_by.fragment, given_by.fix) == ("{{dose panic interval}}", None)
    assert (typed.fragment, typed.fix) == (".5 mg", Fix("0.5 mg"))


def test_a_waiver_for_one_value_is_none_for_another() -> None:
    body = "Adults with panic disorder start at {{dose panic maximum}}."
    ids = set()
    for maximum in ("4 mg/day", "40 mg/day"):
        record = CONTENT | {"doses": [CONTENT["doses"][2] | {"maximum": maximum}]}
        findings = check(Subject.from_content(pulling({"body": body}, record), record=CLONAZEPAM))
        ids |= {one.id for one in findings if one.rule == "DOSE-009"}
    assert len(ids) == 2


def test_text_without_pulls_is_read_as_ever() -> None:
    body, other = "Start with .5 mg, not 1.0 mg. {{nothing}}", {"pulled": {"peak": "1 hour"}}
    assert [one.id for one in check(subject(body))] == [one.id for one in check(subject(body, **other))]


def texts() -> st.SearchStrategy[str]:
    token = st.sampled_from((*MARKS, *TELLING, *OFFERED, *OFFERED, "{{", "}}", "{{x}}"))
    return st.one_of(st.lists(token, max_size=40).map(" ".join), st.lists(token, max_size=40).map("".join))


@settings(max_examples=150)
@given(texts())
def test_findings_cut_their_fragment_out_of_the_text_as_written(typed: str) -> None:
    text = normalise(typed)
    questions = [{"question": "Why?", "answer": text}]
    written = pulling({"title": "T", "short_answer": text, "body": text, "questions": questions}, CONTENT)
    for finding in check(Subject.from_content(written, record=CLONAZEPAM)):
        fragment = place(written.to_json(), finding.place)[finding.start : finding.end]
        assert fragment == finding.fragment
        assert all(
            pull in finding.fragment for pull in OFFERED if cut(finding, pull, place(written.to_json(), finding.place))
        )


def cut(finding: Finding, pull: str, text: str) -> bool:
    """Whether a finding begins or ends inside words that pull."""
    starts = [match.start() for match in PLACEHOLDER.finditer(text) if match[0] == pull]
    return any(start < edge < start + len(pull) for start in starts for edge in (finding.start, finding.end))


def test_cost_is_linear() -> None:
    short = "take {{dose panic maximum}} for panic, {{ {{ " * 70
    checked(short)
    assert seconds(short * 4, pulled) < MOST * seconds(short, pulled)
