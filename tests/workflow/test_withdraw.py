from typing import Any

import pytest

from articles import published, workflow
from articles.lifecycle import Role
from articles.models import Document, clock
from articles.published.records import Notice, Page
from articles.workflow import Incomplete, MissingDigest, Stale, WrongPassword, WrongPerson, WrongState
from tests import factory

pytestmark = pytest.mark.django_db


def test_the_page_gives_way_to_a_dated_notice_with_the_reason() -> None:
    article, edition = factory.make_withdrawn_article()
    page = published.article(article.medication.slug, article.slug)
    assert isinstance(page, Notice)
    assert (page.reason, page.number) == ("A source was withdrawn.", edition.number)
    assert Document.objects.with_state(clock.now()).get(pk=article.pk).live == "withdrawn"


def test_even_a_contributor_who_is_a_pharmacist_may_take_it_down() -> None:
    author = factory.make_pharmacist(Role.WRITER)
    _, edition = factory.make_live_article(author)
    assert factory.withdraw(edition, author)


def test_bringing_it_back_takes_a_new_approval() -> None:
    article, edition = factory.make_withdrawn_article()
    assert isinstance(published.edition(article.medication.slug, article.slug, edition.number), Notice)
    factory.approve(factory.submit(article))
    page = published.article(article.medication.slug, article.slug)
    assert isinstance(page, Page) and page.number == 2


def test_wrong_role() -> None:
    _, edition = factory.make_live_article()
    for person in (
        factory.make_writer(),
        factory.make_administrator(),
        factory.make_person(is_superuser=True),
    ):
        with pytest.raises(WrongPerson):
            factory.withdraw(edition, person)


def test_reason_is_required() -> None:
    _, edition = factory.make_live_article()
    with pytest.raises(Incomplete, match="reason"):
        factory.withdraw(edition, reason=" ")


def test_twice_is_refused() -> None:
    _, edition = factory.make_withdrawn_article()
    with pytest.raises(WrongState, match="already"):
        factory.withdraw(edition)


def test_wrong_password_missing_and_stale_digest() -> None:
    _, edition = factory.make_live_article()
    signed: dict[str, Any] = {
        "edition": edition.pk,
        "by": factory.make_pharmacist(),
        "reason": "Wrong.",
        "password": factory.PASSWORD,
    }
    with pytest.raises(WrongPassword):
        workflow.withdraw(**(signed | {"password": "no"}), digest=edition.digest)
    with pytest.raises(MissingDigest):
        workflow.withdraw(**signed, digest="")
    with pytest.raises(Stale):
        workflow.withdraw(**signed, digest="0" * 64)
