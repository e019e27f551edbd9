"""What people ask of every medicine, and which parts of live pages speak to it."""

from datetime import timedelta

import pytest
import time_machine
from bs4 import BeautifulSoup
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from articles import published
from articles.content.sections import SECTION_KINDS
from articles.models import Advice, Edition, Population, clock, drafting
from articles.published.entries import TopicPart
from articles.published.topics import TOPICS
from tests import factory
from tests.classes import make_live_class, make_member

pytestmark = pytest.mark.django_db
BODY = "## A day without {: missed-dose }\n\nWait.[^label]\n\n## Coming off {: dependence }\n\nSlowly.[^label]"


def listed() -> dict[str, dict[str, list[TopicPart]]]:
    """The parts by topic and medicine."""
    return {topic.path: {one.name: list(one.parts) for one in topic.medicines} for topic in published.topics()}


def test_each_topic_has_every_page_that_speaks_to_it_by_medicine() -> None:
    article, edition = factory.make_live_article(body=BODY, title="Advice")
    _, brief = factory.make_live_article(medication=article.medication, body=BODY, title="Brief")
    _, other = factory.make_live_article(body=BODY)

    topics = listed()

    assert list(topics) == ["/topics/missed-dose/", "/topics/stopping/"]
    names = [edition.medication_name.capitalize(), other.medication_name.capitalize()]
    assert [sorted(medicines) for medicines in topics.values()] == [sorted(names)] * 2
    path = f"/medicines/{edition.medication_slug}"
    assert topics["/topics/stopping/"][names[0]] == [
        TopicPart("Advice", f"{path}/{edition.slug}/#dependence"),
        TopicPart("Brief", f"{path}/{brief.slug}/#dependence"),
    ]


def test_a_page_is_listed_once_with_the_part_that_answers_best() -> None:
    last = "## How it ends {: stopping }\n\nIn small steps.[^label]\n\n## And {: stopping }\n\nSlowly.[^label]"
    factory.make_live_article(body=f"{BODY}\n\n{last}")

    [parts] = listed()["/topics/stopping/"].values()

    assert [part.path.partition("#")[2] for part in parts] == ["stopping"]


def test_what_is_down_or_unsigned_is_in_none() -> None:
    article, _ = factory.make_live_article(body=BODY)
    _, gone = factory.make_live_article(body=BODY)
    factory.withdraw(gone)
    factory.submit(factory.make_article(body=BODY))
    factory.withdraw(Edition.objects.get(document=article.medication_id))

    topics = listed()
    with time_machine.travel(clock.now() + timedelta(days=2000)):
        expired = listed()

    assert [list(medicines) for medicines in topics.values()] == [[article.medication.name.capitalize()]] * 2
    assert expired == {} and published.topic("missed-dose") is not None


def test_a_topic_to_which_nothing_speaks_is_none() -> None:
    factory.make_live_article(body=BODY)

    topic = published.topic("missed-dose")

    assert topic is not None and topic.title == "Missed doses"
    assert published.topic("driving") is None and published.topic("nothing") is None


def test_a_medicine_s_own_page_speaks_to_them_with_the_rows_of_its_class(client: Client) -> None:
    record, _ = make_live_class()
    member = make_member(record)
    with drafting(member, by=member.author, reason="Advice."):
        Advice(medication=member, position=1, topic="missed-dose", text="Leave it out.", source="label").save()
        Population(medication=member, position=9, group="children", advice="From 6 years.", source="label").save()
    factory.publish(member)

    topics = listed()

    page = client.get(f"/medicines/{member.slug}/").text
    paths = [part.path for medicines in topics.values() for parts in medicines.values() for part in parts]
    anchors = {path.removeprefix(f"/medicines/{member.slug}/#") for path in paths}
    assert [anchor for anchor in anchors if page.count(f'id="{anchor}"') != 1] == []
    assert {"missed-dose", "interactions", "side-effects", "driving"} <= anchors
    [[alcohol]] = topics["/topics/alcohol/"].values()
    [row] = BeautifulSoup(page, "html.parser").select(alcohol.path.removeprefix(f"/medicines/{member.slug}/"))
    assert alcohol.page == "Overview" and "alcohol" in row.get_text().lower()
    assert [list(medicines) for medicines in topics.values()] == [[member.name.capitalize()]] * len(topics)


def test_a_page_is_listed_where_it_is_now() -> None:
    article, _ = factory.make_live_article(body=BODY)
    record = article.medication
    factory.edit(record, record.author, slug="newname")
    factory.publish(record)

    [[part]] = listed()["/topics/missed-dose/"].values()

    assert part.path == f"/medicines/newname/{article.slug}/#missed-dose"


def test_topics_are_of_kinds_of_section_that_exist_and_have_addresses_of_their_own() -> None:
    assert {kind for subject in TOPICS for kind in subject.kinds} <= SECTION_KINDS.keys()
    assert len({subject.slug for subject in TOPICS}) == len({subject.title for subject in TOPICS}) == len(TOPICS)


def test_queries_do_not_grow_with_the_shelf(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    for number in (1, 2):
        factory.make_live_article(body=BODY)
        published.topics()  # reads the texts that it has not read yet
        with django_assert_num_queries(1):
            topics = published.topics()
        with django_assert_num_queries(1):
            missed = published.topic("missed-dose")
        assert missed in topics and missed is not None and len(missed.medicines) == number
