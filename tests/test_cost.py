"""What each step from the draft to the reader's page asks of the database, and that it stays so as work grows."""

from collections.abc import Callable
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
MORE = 10
"""Further editions of the page, and as many other pages of its medicine. What was read of other pages is
remembered, so each step is taken once before it is counted.
"""


def make_article_with_editions(editions: int, pages: int) -> Article:
    article, _ = factory.make_live_article()
    for number in range(editions):
        factory.edit(article, article.author, short_answer=f"It calms the brain {'a' * number}.")
        factory.publish(article)
    for _ in range(pages):
        factory.make_live_article(medication=article.medication)
    return article


@pytest.fixture(params=[0, MORE], ids=["few", "many"])
def article(request: pytest.FixtureRequest) -> Article:
    return make_article_with_editions(request.param, request.param)


@pytest.fixture
def writer(article: Article) -> Client:
    return signed_in(article.author)


@pytest.fixture
def pharmacist() -> Client:
    return signed_in(factory.make_pharmacist())


@pytest.fixture
def waiting(article: Article) -> Version:
    factory.edit(article, article.author, short_answer="It calms the brain, and more.")
    version = factory.submit(article)
    for _ in range(1, version.signatures_required):
        factory.approve(version)
    return version


def test_edit_page(article: Article, writer: Client, django_assert_max_num_queries: DjangoAssertNumQueries) -> None:
    writer.get(change_url(article))
    with django_assert_max_num_queries(20):
        assert writer.get(change_url(article)).status_code == 200


def test_save(article: Article, writer: Client, django_assert_max_num_queries: DjangoAssertNumQueries) -> None:
    form = typed_form(writer, change_url(article), short_answer="Calmer words.", why="Better.")
    with django_assert_max_num_queries(28):
        assert writer.post(change_url(article), form).status_code == 302


@pytest.mark.parametrize("rows", [1, MORE])
def test_save_of_many_rows(rows: int, django_assert_max_num_queries: DjangoAssertNumQueries) -> None:
    record = factory.make_medication()
    values = FACT_ROWS[SideEffect] | {"source": "label"}
    with drafting(record, by=record.author, reason="Effects."):
        for number in range(rows):
            SideEffect(medication=record, position=number, **values | {"name": f"effect {number}"}).save()
    writer = signed_in(record.author)
    form = typed_form(writer, change_url(record), summary="Calmer words.", why="Better.")
    with django_assert_max_num_queries(35):
        assert writer.post(change_url(record), form).status_code == 302


def test_submit(article: Article, writer: Client, django_assert_max_num_queries: DjangoAssertNumQueries) -> None:
    factory.edit(article, article.author, short_answer="It calms the brain, and more.")
    writer.get(f"/admin/documents/{article.pk}/submit/ask/")
    with django_assert_max_num_queries(47):
        assert writer.post(f"/admin/documents/{article.pk}/submit/", {"note": "New."}).status_code == 302


def test_review_page(
    waiting: Version, pharmacist: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_max_num_queries(28):
        assert pharmacist.get(reverse("version", args=[waiting.pk])).status_code == 200


def test_approve(waiting: Version, pharmacist: Client, django_assert_max_num_queries: DjangoAssertNumQueries) -> None:
    form = signed(waiting)
    with django_assert_max_num_queries(46):
        assert pharmacist.post(reverse("approve", args=[waiting.pk]), form).status_code == 302
    assert waiting.document.editions.latest("number").version == waiting


READERS: dict[str, tuple[int, Callable[[Article], list[Any]]]] = {
    "article": (4, lambda article: [article.medication.slug, article.slug]),
    "medicine": (6, lambda article: [article.medication.slug]),
    "home": (2, lambda _: []),
    "medicines": (2, lambda _: []),
    "reviewers": (2, lambda _: []),
    "sitemap": (2, lambda _: []),
    "editions-feed": (4, lambda _: []),
    "history": (4, lambda article: [article.medication.slug, article.slug]),
    "search": (0, lambda _: []),
}


@pytest.mark.parametrize("name", READERS)
def test_readers_pages(
    name: str, article: Article, client: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    most, arguments = READERS[name]
    with django_assert_max_num_queries(most):
        assert client.get(reverse(name, args=arguments(article))).status_code == 200


@pytest.mark.parametrize(("name", "most"), [("search", 9), ("search-suggestions", 5)])
@pytest.mark.parametrize("typed", ["drive", "testazepam drive", "brandex calms pangolins"])
def test_search(
    name: str, most: int, typed: str, article: Article, client: Client, django_assert_max_num_queries: Any
) -> None:
    """However many editions, pages and words there are. What a process reads of names, it reads once."""
    path = reverse(name)
    client.get(path, {"q": typed})
    with django_assert_max_num_queries(most):
        assert client.get(path, {"q": typed}).status_code == 200


def test_a_version_is_looked_at_without_writing_its_json_anew(
    waiting: Version, pharmacist: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nor is it signed so, but for who signed."""
    written: list[object] = []

    def dumps(value: Any) -> bytes:
        written.append(value)
        return real(value)

    real = rfc8785.dumps
    monkeypatch.setattr(rfc8785, "dumps", dumps)
    form = signed(waiting)
    pharmacist.get(reverse("version", args=[waiting.pk]))
    assert written == []
    pharmacist.post(reverse("approve", args=[waiting.pk]), form)
    assert len(written) == 1
