"""The index is written with each edition, and made anew from the editions."""

import pytest
from django.core.management import call_command
from django.db import connection

from articles.content.paragraphs import CUT, paragraphs
from articles.models import Edition, SearchEntry
from articles.models.state import standing_edition
from articles.search import add_edition, reindex, reindex_if_stale, search_index
from tests import factory
from tests.management.commands import run

pytestmark = pytest.mark.django_db


def places(phrase: str) -> list[tuple[int, int]]:
    return sorted(search_index().find([phrase], Edition.objects.all(), 50))


def test_an_edition_is_indexed_with_its_publication() -> None:
    article, edition = factory.make_live_article()
    entries = SearchEntry.objects.filter(edition=edition)
    assert list(entries.values_list("position", "cut")) == [(n, CUT) for n in range(len(paragraphs(edition.fragment)))]
    factory.submit(factory.make_article(medication=article.medication))
    assert set(SearchEntry.objects.values_list("edition", flat=True)) == set(
        Edition.objects.values_list("pk", flat=True)
    )


def test_every_word_of_a_signed_text_is_in_a_paragraph() -> None:
    _, edition = factory.make_live_article(body="## Uses {: uses }\n\nIt **calms**.\n\n- one\n- two\n\n> Mind it.")
    text = " ".join(one.text for one in paragraphs(edition.fragment))
    assert all(word in text for word in ("It calms.", "one", "two", "Mind it."))


def test_the_command_makes_the_same_index_anew() -> None:
    factory.make_live_article()
    article, _ = factory.make_live_article()
    factory.edit(article, article.author, short_answer="It calms the brain, and more.")
    newest = factory.publish(article)
    before = places("brain")
    search_index().clear()
    assert places("brain") == []

    out, _ = run("reindex")

    assert out == "The index has the newest edition of each document: 4 in all.\n"
    assert places("brain") == [place for place in before if place[0] not in _superseded()]
    assert standing_edition(article.pk) == newest


def _superseded() -> set[int]:
    newest = {edition.document_id: edition.pk for edition in Edition.objects.order_by("number")}
    return set(Edition.objects.values_list("pk", flat=True)) - set(newest.values())


def test_a_page_that_is_down_stays_in_the_index() -> None:
    """It may come back by a reaffirmation; whoever searches asks for what is up."""
    _, edition = factory.make_withdrawn_article()
    reindex()
    assert SearchEntry.objects.filter(edition=edition).exists()


@pytest.mark.parametrize("change", ["cleared", "cut otherwise"])
def test_migrate_brings_it_up_to_date(change: str) -> None:
    factory.make_live_article()
    before = places("brain")
    if change == "cleared":
        search_index().clear()
    else:
        SearchEntry.objects.update(cut=CUT + 1)
    assert places("brain") == []

    call_command("migrate", verbosity=0)

    assert places("brain") == before != []


def test_what_is_up_to_date_is_left_alone() -> None:
    factory.make_live_article()
    keys = set(SearchEntry.objects.values_list("pk", flat=True))
    reindex_if_stale()
    assert set(SearchEntry.objects.values_list("pk", flat=True)) == keys


def test_an_endless_paragraph_keeps_no_edition_from_being_published() -> None:
    _, edition = factory.make_live_article()
    endless = " ".join(f"字{number}字" for number in range(150_000))
    edition.fragment = f"<h2>Endless</h2><p>beginning {endless}</p>"
    search_index().clear()
    add_edition(edition)
    assert places("beginning") == [(edition.pk, 0)]


@pytest.mark.postgres
def test_an_edition_that_was_added_meanwhile_is_no_error() -> None:
    _, edition = factory.make_live_article()
    before = places("brain")
    add_edition(edition)
    assert places("brain") == before


@pytest.mark.postgres
def test_the_vector_is_stored_and_has_its_index() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT indexdef FROM pg_indexes WHERE indexname = 'articles_searchentry_vector'")
        [definition] = cursor.fetchone()
    assert "USING gin (vector)" in definition
