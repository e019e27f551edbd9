from datetime import timedelta
from importlib import import_module

import pytest
import time_machine
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from articles import published
from articles.models import Article, Edition, clock
from articles.published.records import Changes, History, Moved, Notice
from tests import factory

pytestmark = pytest.mark.django_db
of_history = import_module("articles.published.history")


def renew(article: Article, title: str) -> Edition:
    factory.edit(article, article.author, title=title)
    return factory.publish(article)


def history(edition: Edition) -> History:
    found = published.history(edition.medication_slug, edition.slug)
    assert isinstance(found, History)
    return found


def changes(edition: Edition, number: int, since: str = "") -> Changes | Notice | Moved | None:
    return published.changes(edition.medication_slug, edition.slug, number, since)


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
    assert found.path == ""


def test_changes_between_two_editions() -> None:
    article, first = factory.make_live_article()
    second = renew(article, "Second title")

    found, beginning = changes(second, 2), changes(second, 1)

    assert isinstance(found, Changes) and isinstance(beginning, Changes)
    assert (found.previous, found.number, found.note) == (1, 2, second.note)
    assert found.changes and beginning.changes
    assert [change.key for change in found.changes] == ["title"]
    assert (beginning.previous, {change.status for change in beginning.changes}) == (None, {"added"})


def test_changes_between_any_two_editions() -> None:
    article, first = factory.make_live_article(title="First title")
    for title in ("Second title", "Third title", "First title, again"):
        last = renew(article, title)

    found = changes(last, 4, "1")

    assert isinstance(found, Changes) and found.changes
    assert (found.previous, found.number, found.is_step) == (1, 4, False)
    [change] = found.changes
    assert [piece.text.strip() for piece in change.pieces if piece.kind != "same"] == [", again"]
    assert changes(last, 4, "3") == changes(last, 4)


def test_no_changes_from_what_is_no_earlier_edition() -> None:
    article, first = factory.make_live_article()
    renew(article, "Second title")
    for since in ("0", "2", "3", "-1", "01", "1.0", "x", "\0", "9" * 9999, "１"):
        assert changes(first, 2, since) is None, since


@pytest.mark.parametrize("down", [1, 3])
def test_what_came_down_between_two_editions_hides_nothing_else(down: int) -> None:
    article, first = factory.make_live_article()
    renew(article, "Second title")
    third = renew(article, "Third title")
    factory.withdraw(Edition.objects.get(document=article.pk, number=2))
    assert isinstance(changes(third, 3, "1"), Changes)
    factory.withdraw(Edition.objects.get(document=article.pk, number=down))
    found = changes(third, 3, "1")
    assert isinstance(found, Notice) and found.number == down


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


@pytest.mark.parametrize("down", [1, 2])
def test_changes_of_a_withdrawn_edition_are_down_on_both_sides(down: int) -> None:
    article, first = factory.make_live_article()
    second = renew(article, "Second title")
    factory.withdraw({1: first, 2: second}[down])

    found = changes(second, 2)

    assert isinstance(found, Notice) and found.number == down


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
            history(edition)
        factory.reaffirm(renew(article, f"Title {number}"))


def test_editions_are_compared_once_for_all_who_ask(monkeypatch: pytest.MonkeyPatch) -> None:
    article, _ = factory.make_live_article(body=f"{factory.BODY}\n\nCompared once.")
    second = renew(article, "Second title")
    assert changes(second, 2) == changes(second, 2)
    monkeypatch.setattr(of_history, "compare_parts", None)
    found = changes(second, 2)
    assert isinstance(found, Changes) and found.changes


def test_editions_too_long_to_be_compared(monkeypatch: pytest.MonkeyPatch, client: Client) -> None:
    article, _ = factory.make_live_article(body=f"{factory.BODY}\n\nToo long.")
    second = renew(article, "Second title")
    monkeypatch.setattr(of_history, "COMPARE_SECONDS", 0)
    found = changes(second, 2)
    assert isinstance(found, Changes) and found.changes is None
    page = client.get(f"{found.path}history/2/changes/")
    assert page.status_code == 200 and "too long to be set side by side" in page.text
    assert f'href="{found.history_path}"' in page.text and "No words changed" not in page.text
