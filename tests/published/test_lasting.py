"""What is worked out of many pages is worked out again when it may have changed, and only then."""

from datetime import timedelta

import pytest
import time_machine
from django.db import transaction
from pytest_django import DjangoAssertNumQueries

from articles.models import Edition, clock
from articles.published import shelf
from articles.published.lasting import Lasting, once_a_moment, one_moment
from articles.published.shelf import PublishedEdition
from tests import factory

pytestmark = pytest.mark.django_db


def titles() -> tuple[str, ...]:
    made.append(None)
    return tuple(Edition.objects.order_by("pk").values_list("title", flat=True))


made: list[None] = []
lasting = Lasting(titles)


@pytest.fixture(autouse=True)
def nothing_made() -> None:
    made.clear()


def test_made_once_while_nothing_is_signed(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    article, _ = factory.make_live_article()
    first = lasting()
    with django_assert_num_queries(1):
        assert lasting() is first
    factory.edit(article, article.author, short_answer="Not signed.")
    factory.submit(article)
    assert lasting() is first and len(made) == 1


def test_whatever_readers_can_see_makes_it_anew() -> None:
    article, edition = factory.make_live_article()
    lasting()
    factory.reaffirm(edition)
    lasting()
    assert len(made) == 2
    factory.withdraw(edition)
    lasting()
    assert len(made) == 3
    factory.edit(article, article.author, title="Another title")
    factory.publish(article)
    assert "Another title" in lasting()


def test_another_day_makes_it_anew() -> None:
    factory.make_live_article()
    lasting()
    with time_machine.travel(clock.now() + timedelta(days=1)):
        lasting()
    assert len(made) == 2


def test_what_was_taken_back_is_in_none() -> None:
    factory.make_live_article()
    before = lasting()
    with transaction.atomic():
        factory.make_live_article()
        assert lasting() != before
        transaction.set_rollback(True)
    assert lasting() == before


def test_within_a_moment_each_thing_is_read_once() -> None:
    read: list[int] = []

    @once_a_moment
    def double(number: int) -> int:
        read.append(number)
        return 2 * number

    with one_moment():
        assert [double(1), double(2), double(1)] == [2, 4, 2]
    assert read == [1, 2]
    assert [double(1), double(1)] == [2, 2]
    with one_moment():
        double(1)
    assert read == [1, 2, 1, 1, 1]


def test_pages_that_a_change_renews_are_those_of_a_process_that_begins() -> None:
    article, edition = factory.make_live_article()
    other, _ = factory.make_live_article()

    def move() -> None:
        factory.edit(article, article.author, slug="elsewhere", medication=other.medication)
        factory.publish(article)

    def move_medicine() -> None:
        factory.edit(other.medication, other.author, slug="another-address")
        factory.publish(other.medication)

    for change in (
        lambda: factory.reaffirm(edition),
        move,
        move_medicine,
        lambda: factory.withdraw(Edition.objects.filter(document=article).latest("pk")),
        factory.make_live_article,
    ):
        before = shelf.pages(), shelf.records()
        change()
        renewed = [[shown(item) for item in items] for items in (shelf.pages(), shelf.records())]
        shelf.pages.forget()
        shelf.records.forget()
        assert renewed == [[shown(item) for item in items] for items in (shelf.pages(), shelf.records())]
        assert renewed[0] != [shown(item) for item in before[0]]


def shown(item: PublishedEdition) -> tuple[object, ...]:
    return item.edition.pk, item.edition.medication_id, item.withdrawal, item.reaffirmed, item.live, item.extract


def test_after_a_change_the_pages_of_other_medicines_are_not_read() -> None:
    _, edition = factory.make_live_article()
    other, _ = factory.make_live_article()
    before = {item.edition.document_id: item for item in shelf.pages()}
    factory.withdraw(edition)
    after = {item.edition.document_id: item for item in shelf.pages()}
    assert after[other.pk] is before[other.pk]
    assert not after[edition.document_id].is_up
