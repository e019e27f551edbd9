"""What the clock starts, two or three times at the same moment: done once, and no false alarm."""

from datetime import timedelta
from functools import partial

import pytest
import time_machine

from articles import workflow
from articles.models import Edition, Reminder, clock
from articles.workflow import Refused
from tests import factory
from tests.test_races import ROUNDS, Race, race, run_together

pytestmark = [pytest.mark.race, pytest.mark.postgres, pytest.mark.django_db(transaction=True)]
__all__ = ["race"]
HOUR, YEAR = timedelta(hours=1), timedelta(days=340)


def test_publish_due_and_publish_due(race: Race) -> None:
    for _ in range(ROUNDS):
        article, version = factory.make_scheduled_article(clock.now() + HOUR)
        with time_machine.travel(clock.now() + 2 * HOUR):
            results = race(workflow.publish_due, workflow.publish_due, article)
        assert [found for result in results for _, found in result] == [Edition.objects.get(version=version)]


def test_publish_due_three_times_raises_no_alarm() -> None:
    article, version = factory.make_scheduled_article(clock.now() + HOUR)
    with time_machine.travel(clock.now() + 2 * HOUR):
        results = run_together(*[workflow.publish_due] * 3, behind=(article,))
    assert [found for result in results for _, found in result] == [Edition.objects.get(version=version)]


def test_cancel_and_publish_due(race: Race) -> None:
    for _ in range(ROUNDS):
        article, version = factory.make_scheduled_article(clock.now() + HOUR)
        cancel = partial(workflow.cancel, version=version.pk, by=article.author, reason="Not yet.")
        with time_machine.travel(clock.now() + 2 * HOUR):
            cancelled, results = race(cancel, workflow.publish_due, article)
        assert all(isinstance(result, Edition) for _, result in results)
        assert Edition.objects.filter(version=version).exists() == isinstance(cancelled, Refused)


def test_remind_three_times_tells_once() -> None:
    record = factory.make_live_medication()
    with time_machine.travel(clock.now() + YEAR):
        results = run_together(*[workflow.remind] * 3, behind=(record,))
    assert [reminder for result in results for reminder in result] == [Reminder.objects.get()]


def test_reaffirm_and_remind(race: Race) -> None:
    """Reaffirmed first, and there is nothing to tell."""
    for _ in range(ROUNDS):
        record, by = factory.make_live_medication(), factory.make_pharmacist()
        edition = record.editions.get()
        with time_machine.travel(clock.now() + YEAR):
            reaffirmed, told = race(partial(factory.reaffirm, edition, by), workflow.remind, record)
        assert not isinstance(reaffirmed, Refused)
        assert all(reminder.at < reaffirmed.at for reminder in told if reminder.edition == edition)
