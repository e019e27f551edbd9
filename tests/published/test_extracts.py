"""What lists need of a text is read once, and remembered with an end."""

import pytest
from pytest_django import DjangoAssertNumQueries

from articles.models import Edition
from articles.published import extracts
from articles.published.extracts import extract, read_extracts
from tests import factory

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def nothing_remembered(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(extracts, "_extracts", {})


def bare() -> list[Edition]:
    return list(Edition.objects.defer("content_json", "fragment").order_by("pk"))


def test_many_are_read_in_one_query_and_none_twice(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    factory.make_live_article()
    factory.make_live_article()
    with django_assert_num_queries(2):
        read_extracts(bare())
    with django_assert_num_queries(1):
        editions = bare()
        read_extracts(editions)
        assert len({extract(edition).name for edition in editions}) == 3  # two medicines, and "" for articles


def test_alone_it_is_the_same() -> None:
    _, edition = factory.make_live_article()
    alone = extract(edition)
    extracts._extracts.clear()
    read_extracts([edition])
    assert extract(edition) == alone


def test_the_oldest_is_forgotten_and_read_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(extracts, "AT_MOST", 2)
    factory.make_live_article()
    factory.make_live_article()
    editions = bare()
    read_extracts(editions)
    assert list(extracts._extracts) == [edition.digest for edition in editions[-2:]]
    assert extract(editions[0]).name == Edition.objects.get(pk=editions[0].pk).record.name


@pytest.mark.parametrize(
    ("partner", "names"),
    [
        ("warfarin", ["warfarin"]),
        ("sulfonylureas such as glipizide", ["sulfonylureas such as glipizide", "glipizide"]),
        (
            "Valproate (valproic acid, divalproex)",
            ["valproate valproic acid divalproex", "valproic acid", "divalproex"],
        ),
        ("opioids, for example codeine or morphine", ["", "codeine", "morphine"]),
        ("medicines that make you sleepy (and there are many of these around you)", [""]),
    ],
)
def test_the_medicines_that_a_row_names_as_examples_are_known(partner: str, names: list[str]) -> None:
    read = list(extracts._partners(partner))
    assert [name if expected else "" for name, expected in zip(read, names, strict=True)] == names
