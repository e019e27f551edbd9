"""The server's clock is put back between any two steps: nothing waits that nobody asked to wait, and order stays."""

from collections.abc import Callable
from datetime import datetime, timedelta
from functools import partial
from typing import Any

import pytest
import time_machine
from django.db import models

from articles import workflow
from articles.lifecycle import months_later
from articles.models import Act, Claim, Edition, Recheck, Version, clock
from articles.models.recheck import outstanding
from articles.refusals import SigningLocked
from articles.workflow import Incomplete, WrongPassword
from tests import factory, verbs
from tests.models import around, states
from tests.snapshots import pages

pytestmark = pytest.mark.django_db
BACK = [timedelta(microseconds=1), timedelta(days=400)]
each_step_back = pytest.mark.parametrize("back", BACK, ids=["a moment", "400 days"])


def asking_for_two() -> Version:
    return around.twin(states.in_review(), signatures_required=2)


def put_back(back: timedelta, step: Callable[[], Any], *, of: datetime | None = None) -> Any:
    with time_machine.travel((of or clock.now()) - back, tick=False):
        return step()


def moments(rows: models.QuerySet[Any], name: str = "at") -> list[datetime]:
    return list(rows.order_by("pk").values_list(name, flat=True))


def rise(*found: datetime) -> bool:
    return sorted(set(found)) == list(found)


@each_step_back
def test_second_signature_publishes_at_once(back: timedelta) -> None:
    version = asking_for_two()
    first = factory.approve(version).act

    edition = put_back(back, lambda: factory.approve(version).edition, of=first.at)

    assert isinstance(edition, Edition)
    assert rise(version.made_at, *moments(version.acts.all()), edition.published_at)


@each_step_back
@pytest.mark.parametrize("step", ["recall", "request_changes", "approve for a date"])
def test_acts_of_a_version_keep_their_order(back: timedelta, step: str) -> None:
    version, by = verbs.in_review()
    steps: dict[str, Callable[[], Any]] = {
        "recall": lambda: workflow.recall(version=version.pk, by=version.author),
        "request_changes": lambda: factory.request_changes(version, by),
        "approve for a date": lambda: verbs.approve_for_a_date(version, by),
    }
    put_back(back, steps[step], of=version.acts.get().at)
    assert rise(version.made_at, *moments(version.acts.all()))


@each_step_back
def test_what_is_signed_on_an_edition_comes_after_it(back: timedelta) -> None:
    edition = states.live()
    for step in (factory.reaffirm, factory.reaffirm, factory.withdraw):
        put_back(back, partial(step, edition), of=edition.last_moment())
    edition.refresh_from_db()
    assert rise(edition.published_at, *moments(edition.reaffirmations.all()), edition.withdrawal.at)


def test_reaffirming_puts_right_a_review_date_from_a_clock_that_ran_ahead() -> None:
    with time_machine.travel(clock.now() + timedelta(days=400)):
        edition = states.live()
    signed = factory.reaffirm(edition)
    assert signed.at > edition.published_at
    assert signed.review_due == months_later(clock.today(), 12) < edition.review_due


@each_step_back
def test_ruling_comes_after_its_waiver(back: timedelta) -> None:
    waiver, by = verbs.waiver_asked()
    ruling = put_back(back, lambda: workflow.grant(waiver=waiver.pk, by=by), of=waiver.at)
    assert ruling.at > waiver.at


@pytest.mark.slow
def test_readers_have_an_edition_from_the_moment_it_stands() -> None:
    """Also where the clock says that it has not come out yet: its predecessor may be what had to go."""
    # At noon: an hour before midnight is another day, and pages name the day.
    with time_machine.travel(clock.now().replace(hour=12)):
        article = verbs.live_twice()
        before, first = pages(), article.editions.earliest("pk").published_at
        assert put_back(timedelta(hours=1), lambda: pages(before), of=first) == before


def stuck() -> Version:
    """As versions were left in which the second signature was given on a clock that had been put back."""
    version = asking_for_two()
    ahead = clock.now() + timedelta(days=400)
    for at in (ahead, clock.now()):
        around.approval(version, at=at)
    return version


def test_version_that_got_stuck_comes_free_by_itself() -> None:
    version = stuck()
    [(done, edition)] = workflow.publish_due()
    assert (done, isinstance(edition, Edition)) == (version, True)


def test_version_that_got_stuck_can_be_called_off() -> None:
    version = stuck()
    workflow.cancel(version=version.pk, by=version.author, reason="Too old.")
    assert workflow.publish_due() == []


def test_chosen_time_is_held_against_the_clock_and_not_against_an_act_from_ahead() -> None:
    version, tomorrow = asking_for_two(), clock.now() + timedelta(days=1)
    with time_machine.travel(clock.now() + timedelta(days=400)):
        factory.approve(version)
    assert factory.approve(version, publish_at=tomorrow).waits_until == tomorrow


def test_claim_from_a_clock_that_ran_ahead_binds_nobody() -> None:
    version, by = verbs.in_review()
    with time_machine.travel(clock.now() + timedelta(days=400)):
        workflow.claim(version=version.pk, by=factory.make_pharmacist())
    assert workflow.claim(version=version.pk, by=by).person == by
    assert Claim.objects.count() == 1


def test_lock_from_a_clock_that_ran_ahead_ends() -> None:
    edition, by = verbs.live()
    withdraw = partial(workflow.withdraw, edition=edition.pk, by=by, digest=edition.digest, reason="Wrong dose.")
    with time_machine.travel(clock.now() + timedelta(days=400)):
        for _ in range(5):
            with pytest.raises(WrongPassword):
                withdraw(password="wrong")
        with pytest.raises(SigningLocked):
            withdraw(password=factory.PASSWORD)
    assert withdraw(password=factory.PASSWORD)


@each_step_back
def test_record_that_comes_out_on_a_clock_put_back_has_its_pages_read_again(back: timedelta) -> None:
    article, edition = factory.make_live_article()
    reaffirmed = factory.reaffirm(edition)
    record = article.medication
    factory.edit(record, record.author, summary="It stirs.", drug_class="another class")

    put_back(back, lambda: factory.publish(record), of=reaffirmed.at)

    assert [one.edition for one in outstanding()] == [edition]
    recheck = Recheck.objects.get()
    assert recheck.at > reaffirmed.at


def test_chosen_time_must_still_lie_ahead() -> None:
    version = states.in_review()
    with pytest.raises(Incomplete, match="lies in the past"):
        put_back(timedelta(0), lambda: factory.approve(version, publish_at=clock.now()))
    assert Act.objects.filter(version=version, verb="approve").count() == 0
