"""Reminders: each occasion once, only what is still true, and to somebody who can act."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import pytest
import time_machine
from django.db import models

from articles import workflow
from articles.lifecycle import Stage
from articles.models import Edition, Reminder
from articles.models.appendonly import WrittenOnce
from tests import factory
from tests.remembered import remembered

pytestmark = pytest.mark.django_db
GRACE = 90
DAYS = {
    Stage.REVIEW_IN_90_DAYS: -90,
    Stage.REVIEW_IN_30_DAYS: -30,
    Stage.REVIEW_IN_7_DAYS: -7,
    Stage.REVIEW_TODAY: 0,
    Stage.DOWN_IN_30_DAYS: GRACE + 1 - 30,
    Stage.DOWN_IN_7_DAYS: GRACE + 1 - 7,
    Stage.DOWN: GRACE + 1,
}
"""How many days after the review date each occasion comes."""


@contextmanager
def on(day: date) -> Iterator[None]:
    with time_machine.travel(datetime.combine(day, time(5), UTC)):
        yield


@remembered
def live() -> Edition:
    """One page alone: its medicine's record is down, so that nobody is reminded of that."""
    edition = factory.make_live_article()[1]
    pinned = edition.version.pinned_edition
    assert pinned is not None
    factory.withdraw(pinned)
    return edition


def run_on(day: date) -> list[str]:
    with on(day):
        return [reminder.stage for reminder in workflow.remind()]


def test_each_occasion_comes_once_and_on_its_day() -> None:
    edition = live()
    for stage, away in DAYS.items():
        day = edition.review_due + timedelta(days=away)
        before = run_on(day - timedelta(days=1))
        assert (before, run_on(day), run_on(day), run_on(day + timedelta(days=1))) == ([], [stage], [], [])
    assert list(Reminder.objects.values_list("stage", flat=True)) == list(DAYS)


def test_missed_days_bring_no_flood() -> None:
    edition = live()
    assert run_on(edition.review_due - timedelta(days=3)) == [Stage.REVIEW_IN_7_DAYS]
    assert run_on(edition.review_due + timedelta(days=2000)) == [Stage.DOWN]
    assert run_on(edition.review_due + timedelta(days=2001)) == []


def test_clock_put_back_tells_nothing_again() -> None:
    edition = live()
    assert run_on(edition.review_due) == [Stage.REVIEW_TODAY]
    assert run_on(edition.review_due - timedelta(days=20)) == []


def test_no_reminder_before_the_first_day() -> None:
    edition = live()
    assert run_on(edition.review_due - timedelta(days=91)) == []


def withdraw(edition: Edition) -> None:
    factory.withdraw(edition)


def archive(edition: Edition) -> None:
    """No verb archives what was public: by hand in the database."""
    models.QuerySet(type(edition.document)).filter(pk=edition.document_id).update(archived=True)


def reaffirm(edition: Edition) -> None:
    with on(edition.review_due - timedelta(days=100)):
        factory.reaffirm(edition, factory.make_pharmacist(registration_expires=date(2099, 1, 1)))


@pytest.mark.parametrize("settle", [withdraw, archive, reaffirm], ids=lambda settle: settle.__name__)
def test_nothing_for_what_is_settled(settle: Callable[[Edition], None]) -> None:
    edition = factory.make_live_article()[1]
    settle(edition)
    for away in DAYS.values():
        with on(edition.review_due + timedelta(days=away)):
            assert edition not in [reminder.edition for reminder in workflow.remind()]


def test_reaffirmed_page_is_reminded_of_its_new_date() -> None:
    edition = factory.make_live_article()[1]
    reaffirm(edition)
    due = edition.reaffirmations.get().review_due
    assert due > edition.review_due
    with on(due):
        told = [(one.edition, one.review_due, one.stage) for one in workflow.remind() if one.edition == edition]
    assert told == [(edition, due, Stage.REVIEW_TODAY)]


def test_new_edition_is_reminded_of_its_own_date_and_the_old_one_no_more() -> None:
    article, first = factory.make_live_article()
    factory.edit(article, article.author, title="Second title")
    second = factory.publish(article)
    with on(first.review_due):
        editions = [one.edition for one in workflow.remind() if one.edition.document_id == article.pk]
    assert editions == [second]


def test_grace_time_is_the_houses_own(settings: Any) -> None:
    settings.GRACE_DAYS = 20
    edition = live()
    assert [run_on(edition.review_due + timedelta(days=away)) for away in (13, 14, 20, 21)] == [
        [Stage.REVIEW_TODAY],
        [Stage.DOWN_IN_7_DAYS],
        [],
        [Stage.DOWN],
    ]


def test_a_reminder_is_never_changed() -> None:
    edition = live()
    run_on(edition.review_due)
    reminder = Reminder.objects.get()
    with pytest.raises(WrittenOnce):
        reminder.save()
    with pytest.raises(WrittenOnce):
        reminder.delete()
