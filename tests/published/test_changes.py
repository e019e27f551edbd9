"""What differs between two editions of a page, and what is said where it cannot be told."""

from importlib import import_module

import pytest
from django.test import Client

from articles import published
from articles.models import Article, Edition
from articles.published.records import Changes, Moved, Notice
from tests import factory

pytestmark = pytest.mark.django_db
of_history = import_module("articles.published.history")


def renew(article: Article, title: str) -> Edition:
    factory.edit(article, article.author, title=title)
    return factory.publish(article)


def changes(edition: Edition, number: int, since: str = "") -> Changes | Notice | Moved | None:
    return published.changes(edition.medication_slug, edition.slug, number, since)


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


@pytest.mark.parametrize("down", [1, 2])
def test_changes_of_a_withdrawn_edition_are_down_on_both_sides(down: int) -> None:
    article, first = factory.make_live_article()
    second = renew(article, "Second title")
    factory.withdraw({1: first, 2: second}[down])

    found = changes(second, 2)

    assert isinstance(found, Notice) and found.number == down


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


def test_readers_get_no_words_of_reviewers(client: Client) -> None:
    article, _ = factory.make_live_article(body=f"{factory.BODY}\n\nDo not take more than 5 mg.")
    factory.edit(article, article.author, body=f"{factory.BODY}\n\nTake more than 6 mg.")
    difference = changes(factory.publish(article), 2)
    assert isinstance(difference, Changes) and difference.changes
    assert any(change.marks for change in difference.changes)
    page = client.get(f"{difference.path}history/2/changes/").text
    assert "<ins>" in page and 'class="marked"' not in page and "chip-danger" not in page and "Wording" not in page
