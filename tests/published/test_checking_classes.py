"""A warning that changed in a class record is told on the pages of its members, and on those of their articles."""

from datetime import timedelta

import pytest
import time_machine
from pytest_django import DjangoAssertNumQueries

from articles.models import BoxedTopic, clock
from tests import factory
from tests.classes import make_live_class, make_member, say_more
from tests.published.test_checking import NEW_TOPIC, change, of_article, of_record

pytestmark = pytest.mark.django_db
OF_MEMBER = f"{factory.BODY}\n\nDo not drink alcohol with it. It can lead to abuse, misuse and addiction."


def test_a_class_warns_its_members_and_their_articles() -> None:
    record, _ = make_live_class()
    member = make_member(record)
    factory.publish(member)
    article, _ = factory.make_live_article(medication=member, body=OF_MEMBER)
    assert (of_record(member), of_article(article)) == (None, None)

    say_more(record, BoxedTopic, **NEW_TOPIC)
    of_class = factory.publish(record)

    for checking in (of_record(member), of_article(article)):
        assert checking is not None and checking.warning and checking.is_class
        assert (checking.source, checking.since) == (record.name, of_class.published_at)
        assert checking.path == f"/medicines/{record.slug}/"

    taken_over = factory.publish(member)

    assert of_record(member) is None
    checking = of_article(article)
    assert checking is not None and checking.warning and not checking.is_class
    assert checking.since == taken_over.published_at


def test_a_topic_of_the_records_own_hides_that_of_its_class() -> None:
    record, _ = make_live_class()
    member = make_member(record)
    factory.publish(member)
    change(BoxedTopic, record, text="The class says more of opioids.")
    factory.publish(record)
    assert of_record(member) is None


def test_a_class_that_was_taken_down_is_named_too() -> None:
    record, edition = make_live_class()
    member = make_member(record)
    factory.publish(member)
    factory.withdraw(edition)
    checking = of_record(member)
    assert checking is not None and checking.withdrawn and checking.is_class
    assert checking.path == f"/medicines/{record.slug}/"


def test_of_a_record_and_its_class_that_are_down_the_medicines_own_is_named() -> None:
    record, edition = make_live_class()
    member = make_member(record)
    own = factory.publish(member)
    article, _ = factory.make_live_article(medication=member, body=OF_MEMBER)
    factory.withdraw(own)
    factory.withdraw(edition)
    checking = of_article(article)
    assert checking is not None and checking.withdrawn and not checking.is_class
    assert checking.path == f"/medicines/{member.slug}/"


def test_nothing_leads_to_a_class_that_is_down() -> None:
    """It came down because nobody reviewed it in time: due, and not wrong."""
    record, _ = make_live_class(review_months=1)
    member = make_member(record)
    factory.publish(member)
    say_more(record, BoxedTopic, **NEW_TOPIC)
    factory.publish(record)
    with time_machine.travel(clock.now() + timedelta(days=150)):
        checking = of_record(member)
    assert checking is not None and (checking.warning, checking.path) == (True, "")


@pytest.mark.parametrize(("moved", "queries"), [(False, 5), (True, 7)])
def test_a_member_costs_two_queries_more(
    moved: bool, queries: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    """And two where something changed: what the class said, and since when."""
    record, _ = make_live_class()
    member = make_member(record)
    factory.publish(member)
    article, _ = factory.make_live_article(medication=member, body=OF_MEMBER)
    if moved:
        say_more(record, BoxedTopic, **NEW_TOPIC)
        factory.publish(record)
    of_article(article)  # reads the texts that it has not read yet
    with django_assert_num_queries(queries):
        assert (of_article(article) is not None) is moved
