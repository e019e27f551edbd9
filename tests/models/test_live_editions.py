"""The lists of what is live and what is down agree with the answer that each document gives."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any

import pytest

from articles.lifecycle import Live
from articles.models import Document, Edition, Reaffirmation, clock
from articles.models.state import expired_editions, live_editions, live_reaffirmations, withdrawals_that_hold
from tests import factory
from tests.remembered import remembered

pytestmark = pytest.mark.django_db


@remembered
def make_shelf() -> tuple[Edition, Reaffirmation]:
    """Editions of every kind, and one that was reaffirmed: with its reaffirmation."""
    article, _ = factory.make_live_article()
    factory.edit(article, article.author, title="Second")
    factory.publish(article)
    factory.make_withdrawn_article()
    factory.make_article_in_review()
    _, edition = factory.make_live_article()
    with clock.at(clock.now() + timedelta(days=200)):
        again = factory.reaffirm(edition, factory.make_pharmacist())
    withdrawn_later, first = factory.make_live_article()
    factory.reaffirm(first)
    factory.edit(withdrawn_later, withdrawn_later.author, title="Newer")
    factory.withdraw(first)
    factory.publish(withdrawn_later)
    return edition, again


def documents(live: Iterable[Live], now: datetime) -> set[int]:
    """The newest editions of those that are in one of these states."""
    states: Any = Document.objects.with_state(now).filter(live__in=live)
    return {state.edition_id for state in states}


DAYS = pytest.mark.parametrize("days", [0, 366, 457, 500, 700])


@pytest.mark.slow
@DAYS
def test_live_editions_are_those_of_the_documents_that_are_up(days: int) -> None:
    make_shelf()
    now = clock.now() + timedelta(days=days)
    assert set(live_editions(now).values_list("pk", flat=True)) == documents([Live.EDITION, Live.OVERDUE], now)


@pytest.mark.slow
@DAYS
def test_what_is_down_is_withdrawn_or_has_expired(days: int) -> None:
    make_shelf()
    now = clock.now() + timedelta(days=days)
    assert set(expired_editions(now).values_list("pk", flat=True)) == documents([Live.EXPIRED], now)
    down = set(withdrawals_that_hold().values_list("edition", flat=True))
    assert down == documents([Live.WITHDRAWN], now) and len(down) == 1


@pytest.mark.slow
@DAYS
def test_live_reaffirmations_are_the_last_ones_of_live_editions(days: int) -> None:
    edition, again = make_shelf()
    now = clock.now() + timedelta(days=days)
    is_up = edition.pk in documents([Live.EDITION, Live.OVERDUE], now)
    assert list(live_reaffirmations(now)) == ([again] if is_up else [])
