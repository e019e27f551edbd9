"""Which pages a change touches, read from the audit chain."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from time_machine import TimeMachineFixture

from articles import published
from articles.models import AuditHead, Edition, clock
from articles.published import freshness
from articles.published.freshness import EVERYTHING, RECORDS, SITE, State, medicine_key, state, touched
from tests import factory
from tests.prepared import write_chain

pytestmark = pytest.mark.django_db


def keys_of(change: Callable[[], object]) -> set[str]:
    write_chain()
    before = state()
    change()
    write_chain()
    return set(touched(before, state()))


def own(edition: Edition) -> str:
    return medicine_key(edition.medication_slug)


def test_what_is_not_public_touches_no_page() -> None:
    article, version = factory.make_article_in_review()
    other, _ = factory.make_live_article()
    assert keys_of(lambda: factory.edit(other, other.author, title="Another title")) == set()
    assert keys_of(lambda: factory.submit(other)) == set()
    assert keys_of(lambda: factory.request_changes(version)) == set()


def test_an_edition_touches_lists_and_its_medicine() -> None:
    article, edition = factory.make_live_article()
    factory.make_live_article()
    factory.edit(article, article.author, title="Another title")
    assert keys_of(lambda: factory.publish(article)) == {SITE, own(edition)}


@pytest.mark.parametrize("act", [factory.withdraw, factory.reaffirm])
def test_a_withdrawal_and_a_reaffirmation_touch_the_same(act: Callable[[Edition], object]) -> None:
    _, edition = factory.make_live_article()
    assert keys_of(lambda: act(edition)) == {SITE, own(edition)}


def test_a_record_touches_the_pages_that_name_other_medicines() -> None:
    record = factory.make_live_medication()
    factory.edit(record, record.author, summary="Calmer words.")
    assert keys_of(lambda: factory.publish(record)) == {SITE, RECORDS, medicine_key(record.slug)}


def test_every_address_that_a_medicine_had_is_touched() -> None:
    article, first = factory.make_live_article()
    record = article.medication
    factory.edit(record, record.author, slug="newname")
    factory.publish(record)
    assert {own(first), "medicine-newname"} <= keys_of(lambda: factory.withdraw(first))


def test_with_the_day_everything_is_another(time_machine: TimeMachineFixture) -> None:
    before = state()
    time_machine.move_to(clock.now() + timedelta(days=1))
    assert touched(before, state()) == {EVERYTHING}


def test_a_database_that_was_put_back_touches_everything() -> None:
    now = state()
    assert touched(State(now.position + 1, now.today), now) == {EVERYTHING}


@pytest.mark.parametrize("at_most", range(1, 8))
def test_however_many_changes_come_at_once_none_is_lost(at_most: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Also where several are about one edition."""
    monkeypatch.setattr(freshness, "AT_MOST", at_most)
    _, edition = factory.make_live_article()
    others: list[Edition] = []

    def many() -> None:
        factory.reaffirm(edition)
        factory.withdraw(edition)
        others.extend(factory.make_live_article()[1] for _ in range(2))

    touched_keys = keys_of(many)
    assert touched_keys == {EVERYTHING} or touched_keys >= {SITE, RECORDS, own(edition), *map(own, others)}
    assert (touched_keys == {EVERYTHING}) is (at_most < 6)  # links: two acts, two records, two articles


def test_an_empty_database_has_a_state() -> None:
    AuditHead.objects.all().delete()
    assert state().position == 0


def test_pages_name_the_medicine_their_class_and_the_address_that_was_asked_for() -> None:
    article, edition = factory.make_live_article()
    page = published.article(edition.medication_slug, article.slug)
    assert getattr(page, "keys", None) == {own(edition)}
