"""What every index does, on SQLite and on PostgreSQL."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from articles.content.wordforms import words
from articles.models import Edition, SearchEntry
from articles.search import SearchIndex, search_index
from tests import factory

pytestmark = pytest.mark.django_db
TEXTS = [
    ("if you miss a dose", "how to take it", "take it when you remember"),
    ("side effects", "", "you can miss your balance and feel sleepy"),
    ("children", "", "not under 18 years"),
    ("sleep", "miss a dose", "naive people sleep"),
]


@pytest.fixture
def index() -> SearchIndex:
    index = search_index()
    index.clear()
    return index


@pytest.fixture
def edition(index: SearchIndex) -> Edition:
    _, edition = factory.make_live_article()
    index.clear()
    index.add(edition.pk, TEXTS)
    return edition


def positions(index: SearchIndex, *phrases: str, most: int = 10) -> list[int]:
    return [position for _, position in index.find(phrases, Edition.objects.all(), most)]


@pytest.mark.usefixtures("edition")
class TestFind:
    def test_a_heading_counts_more_than_a_section_and_that_more_than_the_text(self, index: SearchIndex) -> None:
        assert positions(index, "miss") == [0, 3, 1]

    def test_other_forms_of_a_word_are_the_same_word(self, index: SearchIndex) -> None:
        assert positions(index, "doses") == positions(index, "dose") == [0, 3]
        assert positions(index, "sleeping") == [3]

    def test_words_of_a_phrase_stand_side_by_side(self, index: SearchIndex) -> None:
        assert sorted(positions(index, "miss a dose")) == [0, 3]
        assert positions(index, "dose miss") == []

    def test_one_of_several_phrases_is_enough(self, index: SearchIndex) -> None:
        assert sorted(positions(index, "children", "nothing", "side effects")) == [1, 2]

    def test_no_more_than_are_wanted(self, index: SearchIndex) -> None:
        assert positions(index, "miss", most=1) == [0]

    def test_only_in_the_editions_that_it_is_told(self, index: SearchIndex, edition: Edition) -> None:
        assert index.find(["children"], Edition.objects.filter(pk=edition.pk), 5) == [(edition.pk, 2)]
        assert index.find(["children"], Edition.objects.exclude(pk=edition.pk), 5) == []
        assert index.find(["children"], Edition.objects.filter(title="no", medication__in=[edition.pk]), 5) == []

    def test_a_heading_by_the_beginning_of_a_word(self, index: SearchIndex) -> None:
        everywhere = Edition.objects.all()
        assert [position for _, position in index.find_beginning("chil", everywhere, 5)] == [2]
        assert index.find_beginning("balan", everywhere, 5) == []

    def test_asks_once(self, index: SearchIndex) -> None:
        with CaptureQueriesContext(connection) as queries:
            index.find(["miss", "children"], Edition.objects.all(), 5)
        assert len(queries) == 1

    def test_nothing_is_left_after_clear(self, index: SearchIndex) -> None:
        index.clear()
        assert positions(index, "miss") == []
        assert not SearchEntry.objects.exists()


@pytest.mark.parametrize("paragraphs", [1, 400])
def test_an_edition_is_added_in_as_many_queries_whatever_its_length(index: SearchIndex, paragraphs: int) -> None:
    _, edition = factory.make_live_article()
    index.clear()
    with CaptureQueriesContext(connection) as queries:
        index.add(edition.pk, TEXTS[:1] * paragraphs)
    assert len(queries) == (1 if connection.vendor == "postgresql" else 2)
    assert SearchEntry.objects.count() == paragraphs


class TestAnyWords(TestCase):
    """Whatever somebody types, once it is folded, is a question that each database understands."""

    @given(st.lists(st.text(alphabet=st.characters(), min_size=1), max_size=8))
    @settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow])
    def test_no_word_is_an_error(self, typed: list[str]) -> None:
        phrases = [" ".join(words(text)) for text in [*typed, "NEAR OR", "not", "²", "a" * 5000]]
        index, everywhere = search_index(), Edition.objects.all()
        assert index.find(list(filter(None, phrases)), everywhere, 5) == []
        for word in filter(None, " ".join(phrases).split()):
            assert index.find_beginning(word, everywhere, 5) == []
