from datetime import timedelta

import pytest
import time_machine

from articles import published
from articles.lifecycle import Role
from articles.models import clock
from articles.published.records import Notice, Page
from articles.workflow import Incomplete, MissingDigest, Stale, WrongPassword, WrongPerson
from tests import factory

pytestmark = pytest.mark.django_db
AFTER_A_YEAR = timedelta(days=370)


def test_moves_the_review_date_and_nothing_else() -> None:
    article, edition = factory.make_live_article()
    with time_machine.travel(clock.now() + AFTER_A_YEAR):
        overdue = published.article(article.medication.slug, article.slug)
        assert isinstance(overdue, Page) and overdue.overdue
        factory.reaffirm(edition)
        page = published.article(article.medication.slug, article.slug)
    assert isinstance(page, Page) and not page.overdue
    assert (page.fragment, page.number) == (edition.fragment, 1)
    assert page.reviewed_at > edition.reviewed_at


def test_brings_an_expired_page_back() -> None:
    article, edition = factory.make_live_article()
    with time_machine.travel(clock.now() + timedelta(days=366 + 91)):
        assert isinstance(published.article(article.medication.slug, article.slug), Notice)
        factory.reaffirm(edition)
        assert isinstance(published.article(article.medication.slug, article.slug), Page)


def test_contributor_is_refused() -> None:
    author = factory.make_pharmacist(Role.WRITER)
    _, edition = factory.make_live_article(author)
    with pytest.raises(WrongPerson, match="contributed"):
        factory.reaffirm(edition, author)


def test_wrong_role_and_wrong_password() -> None:
    _, edition = factory.make_live_article()
    with pytest.raises(WrongPerson):
        factory.reaffirm(edition, factory.make_writer())
    with pytest.raises(WrongPassword):
        factory.reaffirm(edition, password="no")


def test_only_the_standing_edition() -> None:
    _, down = factory.make_withdrawn_article()
    with pytest.raises(Stale):
        factory.reaffirm(down)
    article, first = factory.make_live_article()
    factory.edit(article, article.author, title="Second")
    factory.publish(article)
    with pytest.raises(Stale):
        factory.reaffirm(first)


def test_checks_conflict_and_digest_are_required() -> None:
    _, edition = factory.make_live_article()
    with pytest.raises(Incomplete):
        factory.reaffirm(edition, checks=())
    with pytest.raises(Incomplete):
        factory.reaffirm(edition, conflict="")
    with pytest.raises(MissingDigest):
        factory.reaffirm(edition, digest="")
    with pytest.raises(Stale):
        factory.reaffirm(edition, digest="0" * 64)
