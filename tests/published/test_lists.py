from datetime import timedelta

import pytest
import time_machine
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from articles import published
from articles.models import Edition, clock
from articles.published import lists
from articles.published.lists import MEDICINES_AT_MOST, NEWS_AT_MOST
from tests import factory

pytestmark = pytest.mark.django_db


def names() -> list[str]:
    return [one.name for letter in published.home().letters for one in letter.medicines]


def test_more_names_than_fit_leave_their_letters_on_the_front_page(monkeypatch: pytest.MonkeyPatch) -> None:
    record, client = factory.make_live_medication(name="quokkazol"), Client()
    path = f'href="/medicines/{record.slug}/"'
    assert path in client.get("/").text

    monkeypatch.setattr(lists, "NAMES_AT_MOST", 0)
    text = Client().get("/").text  # a process that keeps its pages never meets another number

    assert path not in text.partition('id="how-heading"')[0] and 'href="/medicines/#letter-Q"' in text


def test_what_is_down_or_unsigned_is_not_listed() -> None:
    record = factory.make_live_medication()
    factory.make_medication(name="unsigned", slug="unsigned")
    assert names()
    factory.withdraw(Edition.objects.get(document=record.pk))

    home = published.home()

    assert (home.letters, home.news, home.topics) == ((), (), ())


@pytest.mark.slow
def test_what_people_ask_first_leads_to_some_medicines() -> None:
    for _ in range(MEDICINES_AT_MOST + 1):
        factory.make_live_article(
            body="## The wheel {: driving }\n\nWait.[^label]\n\n## A box {: storage }\n\nLock it.[^label]"
        )

    [topic] = published.home().topics

    assert (topic.question, topic.path, len(topic.medicines)) == ("Can I drive?", "/topics/driving/", MEDICINES_AT_MOST)


def test_news_are_the_newest_signatures() -> None:
    article, edition = factory.make_live_article()
    with time_machine.travel(clock.now() + timedelta(days=1)):
        factory.reaffirm(edition)
        [again, *rest] = published.home().news

    assert (again.kind, again.title) == ("reaffirmed", article.title)
    assert (rest[0].kind, rest[0].note) == ("edition", edition.note)


def test_news_do_not_grow_without_end() -> None:
    article, _ = factory.make_live_article()
    for _ in range(NEWS_AT_MOST):
        factory.make_live_article(medication=article.medication)

    assert len(published.home().news) == NEWS_AT_MOST


def test_articles_of_a_withdrawn_record_are_linked_where_they_are() -> None:
    article, edition = factory.make_live_article()
    record = article.medication
    factory.edit(record, record.author, slug="newname")
    factory.withdraw(factory.publish(record))

    [news] = published.home().news

    assert news.path == f"/medicines/newname/{article.slug}/"


def test_queries_do_not_grow_with_the_shelf(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    for number in (1, 2):
        factory.make_live_article()
        published.home()  # reads the texts that it has not read yet
        with django_assert_num_queries(8):
            home = published.home()
        assert len(home.news) == 2 * number  # the article and its record
