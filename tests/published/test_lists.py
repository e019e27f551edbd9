from collections import Counter
from datetime import timedelta

import pytest
import time_machine
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from articles import published
from articles.content.sections import SECTION_KINDS
from articles.models import Advice, Edition, clock, drafting
from articles.published.entries import WorryLink
from articles.published.lists import NEWS_AT_MOST
from articles.published.worries import WORRIES
from tests import factory
from tests.classes import make_live_class, make_member

pytestmark = pytest.mark.django_db


def names() -> list[str]:
    return [one.name for letter in published.home().letters for one in letter.medicines]


def test_what_is_down_or_unsigned_is_not_listed() -> None:
    record = factory.make_live_medication()
    factory.make_medication(name="unsigned", slug="unsigned")
    assert names()
    factory.withdraw(Edition.objects.get(document=record.pk))

    home = published.home()

    assert (home.letters, home.news, home.worries) == ((), (), ())


def test_what_came_down_is_told_with_its_reason_and_no_word_of_its_text() -> None:
    article, edition = factory.make_live_article(title="Will be withdrawn")
    again, _ = factory.make_live_article()
    signed = factory.withdraw(edition, reason="The dose was wrong.")

    [entry] = published.home().down
    with time_machine.travel(clock.now() + timedelta(days=2000)):
        kinds = Counter(one.kind for one in published.home().down)

    assert (entry.kind, entry.note, entry.at, entry.signers) == ("withdrawn", signed.reason, signed.at, (signed.name,))
    assert entry.title == f"{edition.medication_name.capitalize()}: article"
    assert entry.path == f"/medicines/{edition.medication_slug}/{edition.slug}/"
    assert kinds == {"withdrawn": 1, "expired": 3}


def test_worries_lead_to_the_section_that_answers_them_once_for_each_medicine() -> None:
    body = "## A day without {: missed-dose }\n\nWait.[^label]\n\n## Coming off {: dependence }\n\nSlowly.[^label]"
    article, edition = factory.make_live_article(body=body, title="Advice")
    factory.make_live_article(medication=article.medication, body=body, title="Brief")
    _, gone = factory.make_live_article(body=body)
    factory.withdraw(gone)

    worries = {worry.question: worry.links for worry in published.home().worries}

    path, medicine = f"/medicines/{edition.medication_slug}/{edition.slug}/", edition.medication_name
    assert worries == {
        "I missed a dose": (WorryLink(medicine, f"{path}#missed-dose"),),
        "I want to stop": (WorryLink(medicine, f"{path}#dependence"),),
    }


def test_the_medicine_s_own_page_answers_where_no_article_does(client: Client) -> None:
    record, _ = make_live_class()
    member = make_member(record)
    with drafting(member, by=member.author, reason="Advice."):
        Advice(medication=member, position=1, topic="missed-dose", text="Leave it out.", source="label").save()
    factory.publish(member)

    links = {worry.question: worry.links for worry in published.home().worries}

    alcohol = "interactions"  # where its row stands
    anchors = ("missed-dose", alcohol, "interactions", "side-effects", "pregnancy", "driving")
    assert [link.path for one in links.values() for link in one] == [
        f"/medicines/{member.slug}/#{anchor}" for anchor in anchors
    ]
    page = client.get(f"/medicines/{member.slug}/").text
    assert all(f'id="{anchor}"' in page for anchor in anchors)


def test_every_worry_is_answered_by_kinds_of_section_that_exist() -> None:
    assert {kind for kinds in WORRIES.values() for kind in kinds} <= SECTION_KINDS.keys()


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
        with django_assert_num_queries(2):
            home = published.home()
        assert len(home.news) == 2 * number  # the article and its record
