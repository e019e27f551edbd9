"""What each step from the draft to the reader's page asks of the database, and that it stays so as work grows."""

from collections.abc import Callable
from itertools import product
from typing import Any

import pytest
import rfc8785
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from articles.models import Article, SideEffect, Version, drafting
from tests import factory
from tests.admin.pages import change_url, signed_in, typed_form
from tests.facts import FACT_ROWS
from tests.review.asking import signed

pytestmark = [pytest.mark.django_db, pytest.mark.once]
READERS: dict[str, tuple[int, Callable[[Article], list[Any]]]] = {
    "article": (4, lambda article: [article.medication.slug, article.slug]),
    "medicine": (6, lambda article: [article.medication.slug]),
    "home": (10, lambda _: []),
    "medicines": (2, lambda _: []),
    "topics": (2, lambda _: []),
    "topic": (2, lambda _: ["taking"]),
    "reviewers": (2, lambda _: []),
    "sitemap": (2, lambda _: []),
    "editions-feed": (5, lambda _: []),
    "history": (4, lambda article: [article.medication.slug, article.slug]),
    "search": (0, lambda _: []),
}

SEARCHES = {"search": 9, "search-suggestions": 5}
"""What a process reads of names, it reads once."""


def make_article_with_editions(editions: int, pages: int) -> Article:
    """`editions` further ones, and as many `pages` on its medicine."""
    article, _ = factory.make_live_article()
    for number in range(editions):
        factory.edit(article, article.author, short_answer=f"It calms the brain {'a' * number}.")
        factory.publish(article)
    for _ in range(pages):
        factory.make_live_article(medication=article.medication)
    return article


def make_waiting(article: Article) -> Version:
    """It lacks one signature."""
    factory.edit(article, article.author, short_answer="It calms the brain, and more.")
    version = factory.submit(article)
    for _ in range(1, version.signatures_required):
        factory.approve(version)
    return version


@pytest.mark.slow
@pytest.mark.parametrize("more", [0, 49], ids=["one", "fifty"])
def test_each_step_asks_as_little_of_many_as_of_one(
    more: int, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    """What was read of other pages is remembered, so what reads them is asked once before it is counted."""
    article, most = make_article_with_editions(more, more), django_assert_max_num_queries
    client = Client()  # Django's own: nothing is prepared
    writer, verb = signed_in(article.author), f"/admin/documents/{article.pk}/submit/"
    form = typed_form(writer, change_url(article), short_answer="It calms the brain, and more.", why="Better.")
    with most(19):
        assert writer.get(change_url(article)).status_code == 200
    with most(20):
        assert writer.post(change_url(article), form).status_code == 302
    writer.get(f"{verb}ask/")
    with most(25):
        assert writer.post(verb, {"note": "New."}).status_code == 302
    version, pharmacist = article.versions.latest("number"), signed_in(factory.make_pharmacist())
    with most(20):
        assert pharmacist.get(reverse("version", args=[version.pk])).status_code == 200
    for _ in range(1, version.signatures_required):
        factory.approve(version)
    with most(30):
        assert pharmacist.post(reverse("approve", args=[version.pk]), signed(version)).status_code == 302
    assert article.editions.latest("number").version == version
    for name, (few, arguments) in READERS.items():
        client.get(reverse(name, args=arguments(article)))
        with most(few):
            assert client.get(reverse(name, args=arguments(article))).status_code == 200
    for (name, few), typed in product(SEARCHES.items(), ("drive", "testazepam drive", "brandex calms pangolins")):
        client.get(reverse(name), {"q": typed})
        with most(few):
            assert client.get(reverse(name), {"q": typed}).status_code == 200


@pytest.mark.parametrize("rows", [1, 10])
def test_save_of_many_rows(rows: int, django_assert_max_num_queries: DjangoAssertNumQueries) -> None:
    record = factory.make_medication()
    values = FACT_ROWS[SideEffect] | {"source": "label"}
    with drafting(record, by=record.author, reason="Effects."):
        for number in range(rows):
            SideEffect(medication=record, position=number, **values | {"name": f"effect {number}"}).save()
    writer = signed_in(record.author)
    form = typed_form(writer, change_url(record), summary="Calmer words.", why="Better.")
    with django_assert_max_num_queries(33):
        assert writer.post(change_url(record), form).status_code == 302


@pytest.mark.parametrize("more", [0, 3], ids=["one", "more"])
def test_submit_of_a_record(more: int, django_assert_max_num_queries: DjangoAssertNumQueries) -> None:
    record = make_article_with_editions(0, more).medication
    factory.edit(record, record.author, summary="Calmer words.")
    writer, verb = signed_in(record.author), f"/admin/documents/{record.pk}/submit/"
    writer.get(f"{verb}ask/")
    with django_assert_max_num_queries(36):
        assert writer.post(verb, {"note": "New."}).status_code == 302


def test_a_version_is_looked_at_without_writing_its_json_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nor is it signed so, but for who signed."""
    written: list[object] = []

    def dumps(value: Any) -> bytes:
        written.append(value)
        return real(value)

    real, waiting = rfc8785.dumps, make_waiting(factory.make_live_article()[0])
    pharmacist = signed_in(factory.make_pharmacist())
    monkeypatch.setattr(rfc8785, "dumps", dumps)
    form = signed(waiting)
    pharmacist.get(reverse("version", args=[waiting.pk]))
    assert written == []
    pharmacist.post(reverse("approve", args=[waiting.pk]), form)
    assert len(written) == 1
