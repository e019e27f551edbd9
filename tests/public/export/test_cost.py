"""What one change costs does not depend on how much is on the shelf."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.models import Edition, Person
from articles.public.export import pages
from articles.public.serving.asking import Application
from articles.public.serving.page import Answer
from tests import factory
from tests.public.export.site import Written

pytestmark = [pytest.mark.django_db, pytest.mark.once]


def publish_medicines(pharmacist: Person, count: int) -> Edition:
    """Each with an article. The last one."""
    for _ in range(count):
        article = factory.make_article(medication=factory.make_medication())
        factory.publish(article.medication, pharmacist)
        edition = factory.publish(article, pharmacist)
    return edition


@pytest.mark.slow
def test_a_withdrawal_makes_as_many_pages_of_one_medicine_as_of_ten(
    site: Written, monkeypatch: pytest.MonkeyPatch
) -> None:
    pharmacist, made, real, costs = factory.make_pharmacist(), list[str](), pages.ask, []

    def ask(application: Application, path: str) -> Answer | None:
        made.append(path)
        return real(application, path)

    monkeypatch.setattr(pages, "ask", ask)
    for count in (1, 9):
        edition = publish_medicines(pharmacist, count)
        site.export()
        factory.withdraw(edition, pharmacist)
        made.clear()
        with CaptureQueriesContext(connection) as queries:
            site.export()
        assert site.is_gone(f"/medicines/{edition.medication_slug}/{edition.slug}/")
        costs.append((len(made), len(queries)))
    assert costs[0] == costs[1]


def test_links_to_what_stays_are_the_same_links(site: Written) -> None:
    _, edition = factory.make_live_article()
    _, other = factory.make_live_article()
    site.export()

    def link(slug: str) -> int:
        return (site.root / f"medicines/{slug}").lstat().st_ino

    mine, stays = link(edition.medication_slug), link(other.medication_slug)
    factory.withdraw(edition)
    site.export()
    assert link(edition.medication_slug) != mine and link(other.medication_slug) == stays


def test_a_link_that_somebody_took_away_is_made_again(site: Written) -> None:
    """Or of which a file system makes no second name."""
    _, edition = factory.make_live_article()
    _, other = factory.make_live_article()
    site.export()
    (site.root / f"medicines/{other.medication_slug}").unlink()
    factory.withdraw(edition)
    site.export()
    assert "It calms the brain." in site.page(f"/medicines/{other.medication_slug}/{other.slug}/")
