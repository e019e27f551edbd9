"""A query whose SQL was made once answers as the query does."""

from threading import Thread
from typing import Any

import pytest
from django.db import connection
from django.db.models import Q, QuerySet
from django.test.utils import CaptureQueriesContext

from articles.models import Document, Edition, Version, clock
from articles.models.compiled import BLANKS, Compiled
from articles.models.state import read_state
from articles.versions.trail import Trail
from tests import factory

pytestmark = pytest.mark.django_db


def either(version: int, document: int) -> QuerySet[Any, Any]:
    which = Q(pk=version) | Q(document=document, number=1)
    return Version.objects.filter(which).order_by("pk").values_list("document_id", "number", "made_at")


def test_the_rows_are_those_of_the_query_for_these_keys() -> None:
    compiled = Compiled(either)
    for _ in range(2):
        article, edition = factory.make_live_article()
        factory.edit(article, article.author, title="Next")
        version = factory.submit(article)
        for keys in ((version.pk, article.pk), (version.pk, 0), (edition.version_id, article.pk), (0, 0)):
            assert compiled.rows(*keys) == list(either(*keys))
    assert len(compiled.rows(version.pk, article.pk)) == 2


def test_a_key_that_is_missing_is_that_of_no_row() -> None:
    article, _ = factory.make_live_article()
    assert Compiled(lambda key: Version.objects.filter(document=key)).rows(None) == []
    compiled = Compiled(either)
    assert compiled.rows(None, article.pk) == compiled.rows(0, article.pk) != []


def test_models_come_with_what_was_joined_and_worked_out() -> None:
    def editions(document: int) -> QuerySet[Edition]:
        return Edition.objects.select_related("version", "withdrawal").filter(document=document).defer("fragment")

    article, edition = factory.make_withdrawn_article()
    [row] = Compiled(editions).rows(article.pk)
    with CaptureQueriesContext(
        connection,
    ) as queries:
        assert row == edition and row.version == edition.version and row.withdrawal.pk
    assert len(queries) == 0
    assert row.get_deferred_fields() == {"fragment"}


def test_one_that_is_not_there_does_not_exist() -> None:
    compiled = Compiled(lambda key: Document.objects.filter(pk=key))
    article = factory.make_article()
    assert compiled.one(article.pk).pk == article.pk
    with pytest.raises(Document.DoesNotExist):
        compiled.one(0)


def test_the_database_is_asked_what_the_query_asks() -> None:
    article, _ = factory.make_live_article()
    whole = Document.objects.with_state(clock.now()).select_related("as_article__author", "as_medication__author")
    with CaptureQueriesContext(connection) as queries:
        state = read_state(article.pk)
        [row] = whole.order_by().filter(pk=article.pk)
        Trail(state.document)
    compiled, usual, *trail = (query["sql"] for query in queries)
    assert compiled == usual
    assert vars(state.document).keys() == vars(row).keys()
    assert not any(str(blank) in sql for blank in BLANKS for sql in trail)


@pytest.mark.django_db(transaction=True)
def test_each_thread_asks_on_its_own_connection() -> None:
    compiled, article = Compiled(lambda key: Document.objects.filter(pk=key)), factory.make_article()
    assert len(compiled.rows(article.pk)) == 1
    answers: list[Any] = []

    def ask() -> None:
        answers.extend(compiled.rows(article.pk))
        connection.close()

    thread = Thread(target=ask)
    thread.start()
    thread.join()
    assert [document.pk for document in answers] == [article.pk]
