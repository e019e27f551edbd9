from datetime import timedelta

import pytest
import time_machine
from pytest_django import DjangoAssertNumQueries

from articles import published
from articles.models import Edition, clock
from articles.published.records import Changes, History, Moved
from tests import factory
from tests.published.test_changes import changes, renew

pytestmark = pytest.mark.django_db


def history(edition: Edition) -> History:
    found = published.history(edition.medication_slug, edition.slug)
    assert isinstance(found, History)
    return found


def test_newest_first_with_all_that_was_signed() -> None:
    article, first = factory.make_live_article()
    second = renew(article, "Second title")
    factory.reaffirm(second)
    withdrawal = factory.withdraw(second, reason="Wrong dose.")

    entries = history(first).entries

    assert [(one.kind, one.number) for one in entries] == [
        ("withdrawn", 2),
        ("reaffirmed", 2),
        ("edition", 2),
        ("edition", 1),
    ]
    assert (entries[0].note, entries[0].at) == ("Wrong dose.", withdrawal.at)
    assert not any(one.live for one in entries)


def test_drafts_and_waiting_versions_are_no_history() -> None:
    article, edition = factory.make_live_article()
    before = history(edition)
    factory.edit(article, article.author, title="Not signed")
    factory.submit(article)

    assert history(edition) == before
    assert [one.live for one in before.entries] == [True]
    assert changes(edition, 2) is None


def test_paths_lead_only_to_what_is_up() -> None:
    article, first = factory.make_live_article()
    renew(article, "Second title")
    third = renew(article, "Third title")
    factory.withdraw(Edition.objects.get(document=article.pk, number=2))
    base = f"/medicines/{first.medication_slug}/{first.slug}/history/"

    paths = {(one.kind, one.number): (one.path, one.changes_path) for one in history(third).entries}

    assert paths == {
        ("withdrawn", 2): (f"{base}2/", ""),
        ("edition", 3): (f"{base}3/", ""),
        ("edition", 2): ("", ""),
        ("edition", 1): (f"{base}1/", f"{base}1/changes/"),
    }
    assert history(third).path == f"/medicines/{first.medication_slug}/{first.slug}/"


def test_expired_comes_down_in_its_history_too() -> None:
    article, edition = factory.make_live_article()

    with time_machine.travel(clock.now() + timedelta(days=2000)):
        found = history(edition)

    assert [one.kind for one in found.entries] == ["expired", "edition"]
    assert found.entries[1].until == found.entries[0].at
    assert found.path == ""


def test_an_edition_says_until_when_readers_had_it() -> None:
    article, first = factory.make_live_article()
    second = renew(article, "Second title")
    factory.withdraw(first)
    assert [one.until for one in history(second).entries if one.kind == "edition"] == [None, second.published_at]
    withdrawal = factory.withdraw(second)
    untils = [one.until for one in history(second).entries if one.kind == "edition"]
    assert untils == [withdrawal.at, second.published_at]


def test_a_correction_is_told_as_one_until_its_edition_is_down() -> None:
    article, first = factory.make_live_article()
    factory.edit(article, article.author, title="Second title")
    edition = factory.sign(factory.submit(article, note="The dose was wrong.", correction=True)).edition
    assert edition is not None and edition.note == "Correction: The dose was wrong."

    entries, found = history(first).entries, changes(first, 2)

    assert [(one.number, one.is_correction, one.note) for one in entries] == [
        (2, True, "The dose was wrong."),
        (1, False, "New words."),
    ]
    assert isinstance(found, Changes) and found.is_correction and found.note == "The dose was wrong."


def test_an_old_address_moves() -> None:
    article, first = factory.make_live_article()
    factory.edit(article, article.author, slug="new-address")
    factory.publish(article)
    base = f"/medicines/{first.medication_slug}/new-address/history/"

    assert published.history(first.medication_slug, first.slug) == Moved(base)
    assert changes(first, 2) == Moved(f"{base}2/changes/")
    assert changes(first, 2, "1") == Moved(f"{base}2/changes/")


def test_queries_do_not_grow_with_editions(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    article, edition = factory.make_live_article()
    for number in (2, 3):
        with django_assert_num_queries(4):
            signed = history(edition)
        assert len(signed.comparable) == number - 1
        factory.reaffirm(renew(article, f"Title {number}"))
