from datetime import timedelta

import pytest
import time_machine
from pytest_django import DjangoAssertNumQueries

from articles import published
from articles.models import Edition, clock
from articles.published.lists import NEWS_AT_MOST
from tests import factory

pytestmark = pytest.mark.django_db


def names() -> list[str]:
    return [one.name for letter in published.home().letters for one in letter.medicines]


def test_medicines_stand_under_their_letters_with_their_brands() -> None:
    record = factory.make_live_medication(name="zetazepam", slug="zetazepam")
    factory.make_live_article(medication=record)
    brand = record.names.get(role="brand").name

    letters = {letter.letter: letter.medicines for letter in published.home().letters}

    [own] = letters["Z"]
    assert (own.name, own.path, own.brands, own.articles, own.of) == (
        "Zetazepam",
        "/medicines/zetazepam/",
        (brand,),
        1,
        "",
    )
    assert [(one.name, one.of) for one in letters["B"]] == [(brand, "zetazepam")]


def test_what_is_down_or_unsigned_is_not_listed() -> None:
    record = factory.make_live_medication()
    factory.make_medication(name="unsigned", slug="unsigned")
    assert names()
    factory.withdraw(Edition.objects.get(document=record.pk))

    home = published.home()

    assert (home.letters, home.news) == ((), ())


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


def test_reviewer_lists_what_they_stand_behind_now() -> None:
    pharmacist = factory.make_pharmacist()
    article = factory.make_article()
    factory.publish(article, pharmacist)
    gone = factory.publish(factory.make_article(medication=article.medication), pharmacist)
    factory.withdraw(gone)

    found = published.reviewer(str(pharmacist.slug))

    assert found is not None
    assert (found.name, found.registration) == (pharmacist.name, pharmacist.registration)
    assert [link.title for link in found.signed] == [article.title]


def test_reviewer_is_anybody_whose_signature_readers_saw() -> None:
    article, edition = factory.make_live_article()
    reaffirming, withdrawing, deciding = (factory.make_pharmacist() for _ in range(3))
    factory.reaffirm(edition, reaffirming)
    factory.withdraw(edition, withdrawing)
    _, version = factory.make_article_in_review()
    factory.request_changes(version, deciding)

    assert published.reviewer(str(reaffirming.slug)) is not None
    assert published.reviewer(str(withdrawing.slug)) is not None
    assert published.reviewer(str(deciding.slug)) is None


def test_a_part_of_an_address_is_nobody() -> None:
    article = factory.make_article()
    factory.publish(article, factory.make_pharmacist(slug="long-name"))

    assert published.reviewer("long") is None
    assert published.reviewer("%") is None


def test_queries_do_not_grow_with_the_shelf(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    for _ in range(2):
        factory.make_live_article()
        with django_assert_num_queries(2):
            published.home()
