from datetime import timedelta

import pytest
import time_machine
from django.conf import settings
from pytest_django import DjangoAssertNumQueries

from articles import published
from articles.models import Edition, Kind, clock
from articles.published import page as page_module
from articles.published import shelf
from articles.published.records import MedicinePage, Moved, Notice, Page
from tests import factory

pytestmark = pytest.mark.django_db


def page(edition: Edition) -> Page | Notice | Moved | None:
    return published.article(edition.medication_slug, edition.slug)


def test_page_is_the_newest_edition_with_its_frame() -> None:
    article, first = factory.make_live_article()
    factory.edit(article, article.author, title="Second title")
    signer = factory.make_pharmacist()
    second = factory.publish(article, signer)

    found = page(second)

    assert isinstance(found, Page)
    assert (found.number, found.newest, found.is_newest, found.is_down) == (2, 2, True, False)
    assert (found.title, found.fragment) == ("Second title", second.fragment)
    assert (found.first_published, found.published_at) == (first.published_at, second.published_at)
    assert [one.registration for one in found.signatures] == [signer.registration]


def test_reaffirmation_moves_the_review_date_and_adds_its_signer() -> None:
    article, edition = factory.make_live_article()
    with time_machine.travel(clock.now() + timedelta(days=100)):
        factory.reaffirm(edition, factory.make_pharmacist(name="Second Reviewer"))
        found = page(edition)

    assert isinstance(found, Page)
    assert found.review_due > edition.review_due
    assert found.reviewed_at > edition.reviewed_at
    assert [one.name for one in found.signatures][1:] == ["Second Reviewer"]


def test_who_signs_and_reaffirms_is_named_once_as_on_the_last_day() -> None:
    article = factory.make_article()
    signer = factory.make_pharmacist()
    edition = factory.publish(article, signer)
    signer.name = "New Name"
    signer.save()
    factory.reaffirm(edition, signer)

    found = page(edition)
    assert isinstance(found, Page)
    assert [one.name for one in found.signatures] == ["New Name"]


def test_overdue_then_down_after_the_grace_time() -> None:
    article, edition = factory.make_live_article()
    due = edition.review_due - clock.today()

    with time_machine.travel(clock.now() + due):
        on_the_day = page(edition)
    with time_machine.travel(clock.now() + due + timedelta(days=settings.GRACE_DAYS)):
        last_day = page(edition)
    with time_machine.travel(clock.now() + due + timedelta(days=settings.GRACE_DAYS + 1)):
        down = page(edition)

    assert isinstance(on_the_day, Page) and not on_the_day.overdue
    assert isinstance(last_day, Page) and last_day.overdue
    assert isinstance(down, Notice) and (down.kind, down.reason, down.by) == ("expired", "", None)
    assert down.at.date() == edition.review_due + timedelta(days=settings.GRACE_DAYS + 1)


def test_withdrawn_is_a_notice_with_what_to_read_instead() -> None:
    article, edition = factory.make_live_article()
    other, _ = factory.make_live_article(medication=article.medication)
    signed = factory.withdraw(edition)

    found = page(edition)

    assert isinstance(found, Notice)
    assert (found.kind, found.reason, found.at) == ("withdrawn", signed.reason, signed.at)
    assert [link.title for link in found.also] == [other.title]


def test_an_older_edition_stays_and_a_withdrawn_one_does_not() -> None:
    article, first = factory.make_live_article()
    factory.edit(article, article.author, title="Second title")
    second = factory.publish(article)
    factory.withdraw(first)

    older = published.edition(first.medication_slug, first.slug, 1)
    newest = published.edition(first.medication_slug, first.slug, 2)

    assert isinstance(older, Notice) and [link.title for link in older.also] == ["Second title"]
    assert isinstance(newest, Page) and newest.fragment == second.fragment
    assert published.edition(first.medication_slug, first.slug, 3) is None


def test_an_older_edition_knows_that_the_newest_is_down() -> None:
    article, first = factory.make_live_article()
    factory.edit(article, article.author, title="Second title")
    factory.withdraw(factory.publish(article))

    older = published.edition(first.medication_slug, first.slug, 1)

    assert isinstance(older, Page)
    assert (older.fragment, older.is_newest, older.is_down, older.overdue) == (first.fragment, False, True, False)


def test_a_renamed_medicine_takes_its_articles_along() -> None:
    article, edition = factory.make_live_article()
    record = article.medication
    factory.edit(record, record.author, slug="newname")
    factory.publish(record)

    assert page(edition) == Moved(f"/medicines/newname/{article.slug}/")
    assert published.medicine(edition.medication_slug) == Moved("/medicines/newname/")
    assert isinstance(published.article("newname", article.slug), Page)
    assert published.edition(edition.medication_slug, article.slug, 1) == Moved(
        f"/medicines/newname/{article.slug}/history/1/"
    )


def test_nothing_links_to_a_record_that_is_down() -> None:
    article, edition = factory.make_live_article()
    factory.withdraw(Edition.objects.get(document=article.medication_id))

    found, record = page(edition), published.medicine(edition.medication_slug)

    assert isinstance(found, Page) and found.medication_path == ""
    assert isinstance(record, Notice) and [link.title for link in record.also] == [article.title]


def test_medicine_lists_its_articles_and_its_family() -> None:
    article, edition = factory.make_live_article()
    relative = factory.make_live_medication()
    stranger = factory.make_live_medication(drug_class="opioid")

    found = published.medicine(edition.medication_slug)

    assert isinstance(found, MedicinePage)
    assert [link.title for link in found.articles] == [article.title]
    titles = {link.title.lower() for link in found.family}
    assert relative.name in titles and stranger.name not in titles and edition.medication_name not in titles


@pytest.mark.parametrize(("block", "at_the_end"), [("side-effects", False), ("monitoring", True)])
def test_each_article_is_named_by_a_part_of_the_page_or_else_at_the_end(
    block: str, at_the_end: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The record says nothing of tests: there is no such part that could lead on."""
    monkeypatch.setattr(page_module, "ONWARD", {Kind.OTHER: block})
    article, edition = factory.make_live_article()

    found = published.medicine(edition.medication_slug)

    assert isinstance(found, MedicinePage)
    onward = [link.title for links in found.page.onward.values() for link in links]
    at_end = [link.title for link in found.other_articles]
    assert (onward, at_end) == (([], [article.title]) if at_the_end else ([article.title], []))


def test_a_part_of_which_no_article_says_more_leads_to_the_section_of_one(monkeypatch: pytest.MonkeyPatch) -> None:
    """Side effects are a part of each medicine's page; the article has a section on doses."""
    monkeypatch.setattr(page_module, "SECTIONS_ONWARD", {"side-effects": "dosing"})
    article, edition = factory.make_live_article()

    found = published.medicine(edition.medication_slug)

    assert isinstance(found, MedicinePage)
    onward = {key: [link.path for link in links] for key, links in found.page.onward.items() if links}
    assert onward == {"side-effects": [f"/medicines/{edition.medication_slug}/{article.slug}/#dosing"]}
    assert [link.title for link in found.other_articles] == [article.title]


def test_links_say_in_readers_words_what_they_lead_to() -> None:
    article, edition = factory.make_live_article()
    found = published.medicine(edition.medication_slug)
    assert isinstance(found, MedicinePage)
    assert [link.kind_label for link in found.articles] == ["Article"]
    assert shelf.READERS_LABELS.keys() == set(Kind)
    assert not {"Other", "Medication record"} & set(shelf.READERS_LABELS.values())


def test_queries_do_not_grow_with_the_shelf(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    article, edition = factory.make_live_article()
    for number in (0, 1):
        page(edition)  # reads the texts that it has not read yet
        with django_assert_num_queries(3):
            live = page(edition)
        assert isinstance(live, Page) and len(live.also) == number
        factory.make_live_article(medication=article.medication)
