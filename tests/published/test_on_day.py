"""The page as it stood on a day. What is down now is down for every day."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

import pytest
import time_machine
from django.conf import settings

from articles import published
from articles.models import Article, Edition, clock
from articles.published.records import Moved, NoSuchDay, Notice, Page, PastPage
from tests import factory

pytestmark = pytest.mark.django_db


@dataclass
class Story:
    """Edition 1 on day 0, a reaffirmation on day 10, edition 2 on day 20; told on day 40."""

    article: Article
    start: datetime

    def day(self, number: int) -> date:
        return (self.start + timedelta(days=number)).date()

    def on(self, number: int) -> PastPage | NoSuchDay | Moved | None:
        return self.typed(self.day(number).isoformat())

    def typed(self, typed: str) -> PastPage | NoSuchDay | Moved | None:
        return published.on_day(self.article.medication.slug, self.article.slug, typed)

    def edition(self, number: int) -> Edition:
        return Edition.objects.get(document=self.article.pk, number=number)


@pytest.fixture
def story() -> Iterator[Story]:
    start = clock.now()
    article, first = factory.make_live_article()
    with time_machine.travel(start + timedelta(days=10)):
        factory.reaffirm(first, factory.make_pharmacist(name="Second Reviewer"))
    with time_machine.travel(start + timedelta(days=20)):
        factory.edit(article, article.author, title="Second title")
        factory.publish(article)
    with time_machine.travel(start + timedelta(days=40)):
        yield Story(article, start)


def page(past: object) -> Page:
    assert isinstance(past, PastPage) and isinstance(past.answer, Page)
    return past.answer


def test_the_edition_that_readers_had_at_the_end_of_the_day(story: Story) -> None:
    for day, number in ((0, 1), (19, 1), (20, 2), (40, 2)):
        past = story.on(day)
        assert page(past).number == number and page(past).fragment == story.edition(number).fragment
        assert isinstance(past, PastPage)
        assert (past.day, past.is_newest, past.was_down) == (story.day(day), number == 2, False)
        assert past.current_path == page(past).path


def test_signers_and_dates_are_those_of_the_day(story: Story) -> None:
    before, after = page(story.on(9)), page(story.on(10))
    assert "Second Reviewer" not in {one.name for one in before.signatures}
    assert "Second Reviewer" in {one.name for one in after.signatures}
    assert before.reviewed_at < after.reviewed_at and before.review_due < after.review_due
    assert before.checking is None


@pytest.mark.parametrize(
    "typed",
    ["", "  ", "tomorrow", "2027-13-01", "2027-02-30", "20270301", "2027-W01-1", "٢٠٢٧-٠٣-٠١", "1" * 9999, "\0"],
)
def test_what_is_no_day(story: Story, typed: str) -> None:
    answer = story.typed(typed)
    assert isinstance(answer, NoSuchDay) and answer.day is None and not answer.is_future


def test_days_without_a_page(story: Story) -> None:
    before, tomorrow, last = story.on(-1), story.on(41), story.typed("9999-12-31")
    assert isinstance(before, NoSuchDay) and (before.day, before.is_future) == (story.day(-1), False)
    assert before.first.date() == story.day(0)
    assert isinstance(tomorrow, NoSuchDay) and tomorrow.is_future
    assert isinstance(last, NoSuchDay) and last.is_future


def test_an_edition_that_was_withdrawn_is_down_for_all_its_days(story: Story) -> None:
    factory.withdraw(story.edition(2), reason="Wrong dose.")
    with time_machine.travel(story.start + timedelta(days=60)):
        live, down = story.on(30), story.on(50)
        for past, was_down in ((live, False), (down, True)):
            assert isinstance(past, PastPage) and isinstance(past.answer, Notice)
            assert (past.number, past.was_down, past.answer.reason) == (2, was_down, "Wrong dose.")
            assert past.current_path == "" and not past.answer.page_is_up
    assert page(story.on(10)).number == 1


def test_an_older_edition_that_was_withdrawn_leads_to_the_page_as_it_is_now(story: Story) -> None:
    factory.withdraw(story.edition(1))
    past = story.on(10)
    assert isinstance(past, PastPage) and isinstance(past.answer, Notice)
    assert past.answer.page_is_up and [link.path for link in past.answer.also] == [past.current_path]


def test_a_day_on_which_nobody_had_reviewed_it_in_time(story: Story) -> None:
    """It came down by itself, and somebody reaffirmed it later: then it is up again, but not for that day."""
    edition = story.edition(2)
    last = edition.review_due + timedelta(days=settings.GRACE_DAYS)
    with time_machine.travel(datetime.combine(last + timedelta(days=9), datetime.min.time(), story.start.tzinfo)):
        now_down = story.typed(last.isoformat())
        assert isinstance(now_down, PastPage) and isinstance(now_down.answer, Notice) and not now_down.was_down
        factory.reaffirm(edition)
        up, down = story.typed(last.isoformat()), story.typed((last + timedelta(days=1)).isoformat())
    assert page(up).overdue
    assert isinstance(down, PastPage) and isinstance(down.answer, Notice)
    assert (down.was_down, down.answer.kind, down.answer.page_is_up) == (True, "expired", True)


def test_an_old_address_moves_with_its_day(story: Story) -> None:
    old = story.article.slug
    factory.edit(story.article, story.article.author, slug="new-address")
    factory.publish(story.article)
    answer = published.on_day(story.article.medication.slug, old, "2027-03-01 & more")
    assert answer == Moved(f"/medicines/{story.article.medication.slug}/new-address/?on=2027-03-01+%26+more")


def test_a_record_has_its_days_too_and_what_was_never_published_has_none(story: Story) -> None:
    record = story.article.medication
    assert page(published.on_day(record.slug, "", story.day(5).isoformat())).kind == "medication"
    assert published.on_day(record.slug, "nothing", story.day(5).isoformat()) is None
