"""Own, note, close, reopen: each over what the person saw last, each with what the reader may know of it."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.conf import settings

from articles import workflow
from articles.models import Person, Report, ReportAct, ReportOutcome, clock
from articles.workflow import Incomplete, Refused, Stale, Unchanged, WrongPerson, WrongState
from tests import factory
from tests.reports import again, close, make_closed_report, make_report

pytestmark = pytest.mark.django_db
Verb = Callable[..., ReportAct]


def own(report: Report, by: Person | None = None, seen: int | None = None, **more: Any) -> ReportAct:
    return _do(workflow.own_report, report, by, seen, **more)


def note(report: Report, by: Person | None = None, seen: int | None = None, **more: Any) -> ReportAct:
    return _do(workflow.note_report, report, by, seen, **{"note": "Look at it.", **more})


def shut(report: Report, by: Person | None = None, seen: int | None = None, **more: Any) -> ReportAct:
    return _do(workflow.close_report, report, by, seen, **{"outcome": "unrelated", **more})


def reopen(report: Report, by: Person | None = None, seen: int | None = None, **more: Any) -> ReportAct:
    return _do(workflow.reopen_report, report, by, seen, **more)


def _do(verb: Verb, report: Report, by: Person | None, seen: int | None, **more: Any) -> ReportAct:
    seen = again(report).seen if seen is None else seen
    return verb(report=report.pk, by=by or factory.make_writer(), seen=seen, **more)


def outcome(report: Report) -> tuple[str, str]:
    row = ReportOutcome.objects.get(link=report.link)
    return row.state, row.words


@pytest.mark.parametrize("make", [factory.make_writer, factory.make_pharmacist, factory.make_administrator])
def test_each_of_the_staff_does_each(make: Callable[[], Person]) -> None:
    report, by = make_report(), make()
    for verb in (own, note, shut, reopen):
        verb(report, by)
    assert [(act.verb, act.by) for act in report.acts.all()] == [
        (verb, by) for verb in ("own", "note", "close", "reopen")
    ]
    assert outcome(report) == ("looking", "")


@pytest.mark.parametrize("verb", [own, note, shut, reopen])
def test_nobody_else_does_any(verb: Verb) -> None:
    report = make_closed_report() if verb is reopen else make_report()
    for stranger in (factory.make_person(), factory.make_person(is_superuser=True)):
        with pytest.raises(WrongPerson):
            verb(report, stranger)
    assert report.acts.count() == (1 if verb is reopen else 0)


@pytest.mark.parametrize("verb", [own, note, shut])
def test_over_what_somebody_else_did_since_it_is_refused(verb: Verb) -> None:
    report = make_report()
    note(report)
    with pytest.raises(Stale, match="since you opened it"):
        verb(report, seen=0)
    with pytest.raises(Stale):
        verb(report, seen=-1)


def test_two_who_saw_the_same_do_not_both_get_it() -> None:
    report = make_report()
    own(report, seen=0)
    with pytest.raises(Stale):
        own(report, seen=0)


def test_it_is_taken_over_from_whoever_had_it() -> None:
    report, first, second = make_report(), factory.make_writer(), factory.make_pharmacist()
    own(report, first)
    with pytest.raises(Unchanged, match="already"):
        own(report, first)
    own(report, second, note="Asked by the first.")
    assert again(report).last_move == report.acts.get(by=second)


def test_a_note_moves_nothing() -> None:
    report, by = make_closed_report(), factory.make_writer()
    note(report)
    assert not again(report).is_open and list(Report.objects.open()) == []
    assert outcome(report) == ("unchanged", "It is right.")
    with pytest.raises(Incomplete, match="Write a note"):
        note(report, by, note=" \n")


@pytest.mark.parametrize("verb", [own, shut])
def test_what_is_closed_is_opened_first(verb: Verb) -> None:
    with pytest.raises(WrongState, match="Open it again first"):
        verb(make_closed_report())


def test_what_is_open_is_not_opened() -> None:
    with pytest.raises(WrongState, match="is open"):
        reopen(make_report())


@pytest.mark.parametrize("verb", [workflow.own_report, workflow.reopen_report])
def test_a_report_that_there_is_not(verb: Verb) -> None:
    with pytest.raises(WrongState, match="does not exist"):
        verb(report=10**6, by=factory.make_writer(), seen=0)


INCOMPLETE: list[tuple[dict[str, Any], str]] = [
    ({"outcome": ""}, "Choose what became of it"),
    ({"outcome": "mine"}, "Choose what became of it"),
    ({"outcome": "unchanged", "words": " "}, "why no change is needed"),
    ({"outcome": "fixed"}, "Name the edition"),
    ({"outcome": "fixed", "edition": 1}, "newer than the one"),
    ({"outcome": "fixed", "edition": 9}, "Name the edition"),
    ({"outcome": "duplicate"}, "number of the other report"),
    ({"outcome": "duplicate", "duplicate_of": 10**6}, "number of the other report"),
    ({"outcome": "unrelated", "words": "w" * 401}, "400 characters"),
    ({"outcome": "unrelated", "note": "w" * 401}, "400 characters"),
]


def test_an_outcome_comes_with_what_belongs_to_it() -> None:
    report, by = make_report(), factory.make_writer()
    for details, words in INCOMPLETE:
        with pytest.raises(Incomplete, match=words):
            shut(report, by, **details)
    assert again(report).is_open and not ReportOutcome.objects.exists()


def test_an_edition_of_another_page_fixed_nothing() -> None:
    article, edition = factory.make_live_article()
    factory.edit(article, article.author, title="Newer")
    factory.publish(article)
    with pytest.raises(Incomplete, match="of this page"):
        shut(make_report(), outcome="fixed", edition=2)
    report = make_report(edition)
    assert shut(report, outcome="fixed", edition=2).edition == article.editions.get(number=2)


def test_a_duplicate_leads_to_a_report_that_is_none() -> None:
    edition = factory.make_live_article()[1]
    first, second, third = make_report(edition), make_report(edition), make_report(edition)
    with pytest.raises(Incomplete, match="number of the other"):
        shut(first, outcome="duplicate", duplicate_of=first.pk)
    shut(second, outcome="duplicate", duplicate_of=first.pk)
    with pytest.raises(Incomplete, match=f"Name report {first.pk}"):
        shut(third, outcome="duplicate", duplicate_of=second.pk)
    with pytest.raises(Incomplete, match=f"Name report {first.pk}"):
        shut(first, outcome="duplicate", duplicate_of=second.pk)


def test_words_are_emptied_when_a_report_was_closed_long_ago() -> None:
    still_open, reopened, old = make_report(), make_closed_report(), make_closed_report(quote="twice a day")
    reopen(reopened)
    with time_machine.travel(clock.now() + timedelta(days=settings.REPORT_DAYS, minutes=1)):
        newer = make_closed_report()
        note(old)
        assert (workflow.clear_reports(), workflow.clear_reports()) == (1, 0)
    assert (again(old).text, again(old).quote, again(old).problem) == ("", "", "number")
    assert all(again(report).text for report in (still_open, reopened, newer))
    assert old.acts.count() == 2


def test_every_refusal_is_a_sentence() -> None:
    with pytest.raises(Refused) as refusal:
        close(make_closed_report())
    assert refusal.value.sentence.endswith(".")
