"""One registration, or one mail address, is one person: as Python asks it, and as the database does."""

import importlib
from itertools import product
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, models, transaction
from hypothesis import given
from hypothesis import strategies as st

from articles.lifecycle import Role
from articles.models import Person
from articles.models.one_person import one_person, people_among, ties_of
from articles.workflow import people
from tests import factory
from tests.twins import keeper_of, twin_of

pytestmark = pytest.mark.django_db
MIGRATION: Any = importlib.import_module("articles.migrations.0007_one_person")
BOARD = {"register": "State Board", "registration": "TW-1"}


@pytest.mark.parametrize(
    "second",
    [
        {"register": "State Board", "registration": "TW-1"},
        {"register": "STATE  BOARD", "registration": "tw 1"},
        {"register": "State-Board.", "registration": "T.W/1"},
        {"email": "Twin@example.org"},
    ],
    ids=str,
)
def test_the_database_takes_no_second_account(second: dict[str, str]) -> None:
    factory.make_person(email="twin@example.org", **BOARD)
    with pytest.raises(IntegrityError), transaction.atomic():
        factory.make_person(**second)


def test_many_may_have_neither() -> None:
    for _ in range(2):
        factory.make_person(email="", registration="")
        factory.make_person(email="", registration="-", register="State Board")
    factory.make_person(**BOARD)
    factory.make_person(register="Another Board", registration="TW-1")
    assert Person.objects.count() == 6


def test_the_form_says_who_has_it() -> None:
    factory.make_person(username="first", name="First", email="twin@example.org", **BOARD)
    again = Person(username="second", name="S", email="TWIN@example.org", register="stateboard", registration="tw–1")
    with pytest.raises(ValidationError) as refused:
        again.full_clean(exclude=["password"])
    told = refused.value.message_dict
    assert told["registration"] == ["First (first) has this registration already. One person has one account."]
    assert told["email"] == ["First (first) has this mail address already. One person has one account."]


def test_what_an_account_had_once_still_tells_whose_it_is() -> None:
    person, stranger = factory.make_pharmacist(), factory.make_pharmacist()
    twin = twin_of(person)
    assert one_person(person.pk, twin.pk) and one_person(twin.pk, person.pk)
    assert not one_person(person.pk, stranger.pk)
    assert people_among([person.pk, stranger.pk, twin.pk, person.pk]) == 2
    assert ties_of(twin.pk).own == {twin.pk, person.pk}


def test_a_number_that_was_written_around_the_trail_tells_it_too() -> None:
    person, other = factory.make_pharmacist(), factory.make_pharmacist()
    number = person.registration
    for key, registration in ((person.pk, "X-1"), (other.pk, number)):
        models.QuerySet(Person).filter(pk=key).update(registration=registration)
    assert one_person(person.pk, other.pk)


def test_administrators_are_tied_to_the_accounts_that_they_kept() -> None:
    first, second = factory.make_administrator(), factory.make_administrator()
    asked, closed, made, stranger = (factory.make_writer() for _ in range(4))
    people.ask_role(person=asked.pk, role=Role.ADMINISTRATOR, by=first)
    people.confirm_role(person=asked.pk, role=Role.ADMINISTRATOR, by=second)
    people.deactivate(person=closed.pk, by=first)
    vars(made)["_history_user"] = first
    made.save()
    twin = twin_of(asked)
    assert ties_of(first.pk).kept == {asked.pk, twin.pk, closed.pk, made.pk}
    assert ties_of(second.pk).kept == {asked.pk, twin.pk}
    assert not ties_of(stranger.pk).kept
    assert ties_of(keeper_of(stranger).pk).kept == {stranger.pk}


def test_two_accounts_are_one_person_over_a_third_one() -> None:
    first, between, last = (factory.make_pharmacist(email=f"{name}@example.org") for name in ("a", "b", "c"))
    stranger = factory.make_pharmacist()
    _trail_row(between, register=first.register, registration=first.registration).save()
    _trail_row(last, email="B@example.org").save()
    assert one_person(first.pk, last.pk) and one_person(last.pk, first.pk)
    assert ties_of(first.pk).own == {first.pk, between.pk, last.pk}
    assert people_among([first.pk, last.pk, stranger.pk]) == 2
    assert people_among([first.pk, stranger.pk], without=[last.pk]) == 1
    assert ties_of(keeper_of(last).pk).kept == {first.pk, between.pk, last.pk}
    keys = [first.pk, between.pk, last.pk, stranger.pk]
    assert {*_in_sql(keys)} == {(stranger.pk, stranger.pk), *product(keys[:3], keys[:3])}


TIES = st.lists(st.tuples(st.integers(0, 6), st.sampled_from(["number", "address"]), st.integers(0, 4)), max_size=14)


@pytest.mark.slow
@given(ties=TIES)
def test_python_and_the_database_follow_any_ties_alike(ties: list[tuple[int, str, int]]) -> None:
    with transaction.atomic():
        accounts = [factory.make_person(email="") for _ in range(7)]
        for account, kind, which in ties:
            held = {"registration": f"N-{which}", "register": "Board"}
            _trail_row(accounts[account], **(held if kind == "number" else {"email": f"{which}@example.org"})).save()
        keys = [account.pk for account in accounts]
        found = {pair for pair in product(keys, keys) if one_person(*pair)}
        assert found == _groups([keys[account] for account in range(7)], ties) == {*_in_sql(keys)}
        transaction.set_rollback(True)


def _groups(keys: list[int], ties: list[tuple[int, str, int]]) -> set[tuple[int, int]]:
    """By painting: each tie gives all that have its colour, or the account's, one colour."""
    colours: dict[object, object] = {key: key for key in keys}
    for account, kind, which in ties:
        own, other = colours[keys[account]], colours.setdefault((kind, which), (kind, which))
        colours = {thing: own if colour == other else colour for thing, colour in colours.items()}
    return {(first, second) for first, second in product(keys, keys) if colours[first] == colours[second]}


def test_the_database_compares_as_python_does() -> None:
    rows = list(product(("", "-", "TW-1", "tw1", "t w.1"), ("", "Board", "BOARD "), ("", "a@example.org")))
    accounts = [factory.make_person(email="") for _ in rows]
    for person, (number, register, email) in zip(accounts, rows, strict=True):
        _trail_row(person, registration=number, register=register, email=email).save()
    keys = [person.pk for person in accounts]
    assert {pair for pair in product(keys, keys) if one_person(*pair)} == set(_in_sql(keys))


def _trail_row(person: Person, **changes: str) -> Any:
    row = person.history.latest()
    values = {field.attname: getattr(row, field.attname) for field in row._meta.concrete_fields}
    return type(row)(**(values | changes | {"history_id": None}))


def _in_sql(keys: list[int]) -> list[tuple[int, int]]:
    condition = MIGRATION.one_person("x.id", "y.id")
    listed = ", ".join(map(str, keys))
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT x.id, y.id FROM articles_person x JOIN articles_person y ON {condition}"
            f" WHERE x.id IN ({listed}) AND y.id IN ({listed})"
        )
        return [(first, second) for first, second in cursor.fetchall()]
