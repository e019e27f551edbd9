"""The list of all medicines by every name, and the names that are easily mixed up."""

import pytest
from pytest_django import DjangoAssertNumQueries

from articles import published
from articles.models import Edition, Medication, Name, drafting
from articles.published.entries import LookAlike, MedicineLink
from tests import factory

pytestmark = pytest.mark.django_db


def name_it(record: Medication, *names: tuple[str, str, str]) -> Edition:
    """Each with its role and its country."""
    with drafting(record, by=record.author, reason="Names."):
        for position, (role, name, country) in enumerate(names, 10):
            Name(medication=record, position=position, role=role, name=name, country=country, source="label").save()
    return factory.publish(record)


def letters() -> dict[str, list[MedicineLink]]:
    return {letter.letter: list(letter.medicines) for letter in published.medicines().letters}


def test_medicines_stand_under_their_letters_and_so_do_their_brands() -> None:
    record = factory.make_live_medication(name="zetazepam", slug="zetazepam")
    brand = record.names.get(role="brand").name

    [own] = letters()["Z"]
    assert (own.name, own.path, own.brands, own.of) == ("Zetazepam", "/medicines/zetazepam/", (brand,), "")
    [other] = letters()["B"]
    assert (other.name, other.path, other.of, other.countries) == (
        brand,
        "/medicines/zetazepam/",
        "zetazepam",
        ("the United States",),
    )


def test_a_name_stands_there_once_with_all_its_countries() -> None:
    record = factory.make_medication(name="zetazepam", slug="zetazepam")
    name_it(record, ("brand", "Qua", "DE"), ("brand", "Qua", "FR"), ("other", "Qvet", ""), ("misspelling", "qwa", ""))

    assert [(one.name, one.role, one.countries) for one in letters()["Q"]] == [
        ("Qua", "brand", ("Germany", "France")),
        ("Qvet", "other", ()),
    ]


def test_a_brand_that_is_no_longer_sold_is_marked() -> None:
    record = factory.make_medication(name="zetazepam", slug="zetazepam")
    edition = name_it(record, ("discontinued", "Qold", "US"))

    [own], [old] = letters()["Z"], letters()["Q"]
    assert (old.name, old.role, old.countries) == ("Qold", "discontinued", ("the United States",))
    assert "Qold" not in own.brands and "sold as Qold" not in edition.fragment


def test_a_name_outside_the_alphabet_is_listed_too() -> None:
    record = factory.make_medication()
    name_it(record, ("other", "Клоназепам", ""), ("other", "Éclair", ""))

    assert [one.name for one in letters()["#"]] == ["Клоназепам"]
    assert [one.name for one in letters()["E"]] == ["Éclair"]


def test_what_is_down_or_unsigned_is_in_no_list() -> None:
    record = factory.make_live_medication()
    factory.make_medication()
    assert letters()
    factory.withdraw(Edition.objects.get(document=record.pk))

    medicines = published.medicines()

    assert (medicines.letters, medicines.classes, medicines.look_alikes) == ((), (), ())


def test_names_not_to_be_confused_say_which_is_which_and_each_pair_once() -> None:
    one = factory.make_medication(name="clonazepam", slug="clonazepam")
    two = factory.make_medication(name="clobazam", slug="clobazam", drug_class="")
    for record in (one, two):
        with drafting(record, by=record.author, reason="Names."):
            record.names.filter(role="look-alike").get().delete()
    name_it(one, ("look-alike", "clobazam", ""), ("look-alike", "clonidine", ""))
    name_it(two, ("look-alike", "Clonazepam", ""))

    path, family = "/medicines/clonazepam/", "benzodiazepine"
    assert published.medicines().look_alikes == (
        LookAlike("Clobazam", "/medicines/clobazam/", "", "Clonazepam", path, family),
        LookAlike("Clonazepam", path, family, "Clonidine", "", ""),
    )


def test_queries_do_not_grow_with_the_shelf(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    for number in (1, 2):
        factory.make_live_medication()
        with django_assert_num_queries(2):
            medicines = published.medicines()
        assert len({entry.path for letter in medicines.letters for entry in letter.medicines}) == number
