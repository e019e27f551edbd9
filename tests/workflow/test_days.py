"""A day begins and ends at midnight UTC, in every season and wherever the server stands."""

import time as process_time
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any

import pytest
import time_machine
from django.test import Client

from articles import published
from articles.lifecycle import Live
from articles.models import Document, Edition, clock
from articles.models.state import has_expired, live_editions
from articles.published.records import MedicinePage
from articles.workflow import Incomplete, WrongPerson
from tests import factory
from tests.models import states
from tests.review.asking import post, signed

pytestmark = pytest.mark.django_db
MOMENT = timedelta(microseconds=1)
ZONES = ["Pacific/Kiritimati", "America/New_York"]


@pytest.fixture(params=ZONES)
def server_in(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The operating system's own time zone."""
    monkeypatch.setenv("TZ", request.param)
    process_time.tzset()
    yield
    monkeypatch.undo()
    process_time.tzset()


def at_midnight(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, tzinfo=UTC)


def signed_at(moment: datetime) -> Edition:
    with time_machine.travel(moment, tick=False):
        return factory.make_live_medication().document.editions.get()


@pytest.mark.parametrize(
    ("reviewed", "due"),
    [
        ("2028-02-29T00:00:00", "2029-02-28"),
        ("2028-02-29T23:59:59", "2029-02-28"),
        ("2027-02-28T23:59:59", "2028-02-28"),
        ("2027-03-01T00:00:00", "2028-03-01"),
        ("2026-12-31T23:59:59", "2027-12-31"),
    ],
)
def test_review_is_due_a_year_later(reviewed: str, due: str) -> None:
    edition = signed_at(datetime.fromisoformat(reviewed).replace(tzinfo=UTC))
    assert edition.review_due == date.fromisoformat(due)


def test_reaffirmed_on_a_leap_day_is_due_on_the_last_of_february() -> None:
    edition = signed_at(datetime(2027, 6, 1, tzinfo=UTC))
    with time_machine.travel(datetime(2028, 2, 29, 23, 59, tzinfo=UTC)):
        assert factory.reaffirm(edition).review_due == date(2029, 2, 28)


def lives(edition: Edition, moment: datetime) -> tuple[str, bool, bool, bool]:
    """By the staff's answer, by the checks', by the class's and by the readers' own."""
    with time_machine.travel(moment, tick=False):
        state = Document.objects.with_state(clock.now()).get(pk=edition.document_id)
        page = published.medicine(edition.medication_slug)
        is_up = isinstance(page, MedicinePage)
        overdue = isinstance(page, MedicinePage) and page.page.overdue
        assert edition in live_editions(clock.now()) or not is_up
        return state.live, is_up, overdue, has_expired(edition, clock.now())


@pytest.mark.parametrize("reviewed", ["2028-02-29", "2026-12-31", "2027-03-28", "2027-10-31"])
def test_overdue_and_expired_from_the_end_of_the_day_for_all_who_ask(reviewed: str, server_in: None) -> None:
    edition = signed_at(at_midnight(date.fromisoformat(reviewed)) + timedelta(hours=12))
    after_due = at_midnight(edition.review_due + timedelta(days=1))
    down = after_due + timedelta(days=90)

    assert lives(edition, after_due - MOMENT) == (Live.EDITION, True, False, False)
    assert lives(edition, after_due) == (Live.OVERDUE, True, True, False)
    assert lives(edition, down - MOMENT) == (Live.OVERDUE, True, True, False)
    assert lives(edition, down) == (Live.EXPIRED, False, False, True)


def test_registration_lasts_to_the_end_of_its_last_day(server_in: None) -> None:
    signer, last = factory.make_pharmacist(registration_expires=date(2028, 2, 29)), date(2028, 2, 29)
    end = at_midnight(last + timedelta(days=1))
    with time_machine.travel(end - timedelta(seconds=5)):
        assert factory.approve(states.in_review(), signer).edition
        version = states.in_review()
    with time_machine.travel(end), pytest.raises(WrongPerson, match="expired on 29 February 2028"):
        factory.approve(version, signer)


CHOSEN = {
    "2027-03-28T01:30": datetime(2027, 3, 28, 1, 30, tzinfo=UTC),  # in London that time does not exist
    "2027-03-14T02:30": datetime(2027, 3, 14, 2, 30, tzinfo=UTC),  # nor this in New York
    "2027-10-31T01:30": datetime(2027, 10, 31, 1, 30, tzinfo=UTC),  # comes twice in London
    "2027-10-31T01:30+01:00": datetime(2027, 10, 31, 0, 30, tzinfo=UTC),
    "2027-02-28T23:59": datetime(2027, 2, 28, 23, 59, tzinfo=UTC),
}


@pytest.mark.parametrize("typed", CHOSEN)
def test_chosen_time_is_that_in_utc_and_said_so(typed: str, server_in: None, client: Client) -> None:
    with time_machine.travel(datetime(2027, 1, 4, 12, tzinfo=UTC)):
        version, by = states.in_review(), factory.make_pharmacist()
        sent = signed(version, timing="later", publish_at=typed)
        assert post(client, by, "approve", version.pk, **sent).status_code == 302
        page = client.get(f"/review/version/{version.pk}/").content.decode()
    assert version.acts.get(verb="approve").publish_at == CHOSEN[typed]
    assert f"It goes public on {CHOSEN[typed]:%-d %B %Y, %H:%M} UTC" in page


@pytest.mark.parametrize("typed", ["2027-02-29T10:00", "2027-04-31T10:00", "2027-03-28T24:30", "28.03.2027", ""])
def test_time_that_does_not_exist_is_refused_in_words(typed: str, client: Client) -> None:
    with time_machine.travel(datetime(2027, 1, 4, 12, tzinfo=UTC)):
        version, by = states.in_review(), factory.make_pharmacist()
        answer: Any = post(client, by, "approve", version.pk, **signed(version, timing="later", publish_at=typed))
    assert answer.status_code == 422
    assert "Choose the day and the time, in UTC" in answer.content.decode()
    assert not version.acts.filter(verb="approve").exists()


def test_last_day_for_which_a_time_may_be_chosen_is_one_in_utc() -> None:
    """In Kiritimati the next day has begun fourteen hours before."""
    east = timezone(timedelta(hours=14))
    with time_machine.travel(datetime(2027, 1, 4, 12, tzinfo=UTC)):
        last = datetime(2028, 1, 4, 23, tzinfo=UTC)
        version = states.in_review()
        assert factory.approve(version, publish_at=last.astimezone(east)).waits_until == last
        with pytest.raises(Incomplete, match="next review would be due already"):
            factory.approve(states.in_review(), publish_at=last + timedelta(hours=2))


def test_a_page_says_the_same_day_wherever_the_server_stands(server_in: None, client: Client) -> None:
    edition = signed_at(datetime(2027, 5, 31, 23, 59, tzinfo=UTC))
    with time_machine.travel(datetime(2027, 6, 1, 0, 1, tzinfo=UTC)):
        page = client.get(f"/medicines/{edition.medication_slug}/").content.decode()
    assert "31 May 2027" in page and "1 June 2027" not in page
