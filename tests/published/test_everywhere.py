"""Every address, in few questions, and lists that are made once for many pages."""

import pytest
from pytest_django import DjangoAssertNumQueries

from articles.published import everywhere, shelf
from tests import factory

pytestmark = [pytest.mark.django_db, pytest.mark.once]


def test_an_address_that_a_medicine_had_has_its_pages_too() -> None:
    article, edition = factory.make_live_article()
    factory.edit(article, article.author, slug="elsewhere")
    factory.publish(article)
    old = edition.medication_slug
    factory.edit(article.medication, article.author, slug="another-address")
    factory.publish(article.medication)
    assert everywhere.medicine_slugs() == ["another-address", old]
    for slug in everywhere.medicine_slugs():
        paths = list(everywhere.medicine_paths(slug))
        assert len(paths) == len(set(paths)) == 3 * (2 + 2 * 2) + 1
        assert {f"/medicines/{slug}/{page}" for page in ("", "elsewhere/", f"{edition.slug}/")} < set(paths)
        assert f"/medicines/{slug}/elsewhere/history/2/changes/" in paths and f"/feeds/medicines/{slug}.xml" in paths
    assert list(everywhere.medicine_paths("nothing")) == []


def test_the_addresses_of_a_medicine_take_three_questions(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    article, edition = factory.make_live_article()
    factory.make_live_article(medication=article.medication)
    with django_assert_num_queries(3):
        list(everywhere.medicine_paths(edition.medication_slug))


def test_medicines_with_a_page_down_are_known() -> None:
    factory.make_live_article()
    _, down = factory.make_withdrawn_article()
    assert everywhere.slugs_with_pages_down() == {down.medication_slug}


def test_everybody_who_signed_is_a_reviewer() -> None:
    _, edition = factory.make_live_article()
    withdrawal = factory.withdraw(edition)
    signers = {signature.slug for item in shelf.pages() for signature in item.signatures}
    assert everywhere.reviewer_slugs() == signers | {withdrawal.slug}
