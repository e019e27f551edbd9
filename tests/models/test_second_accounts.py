"""Where a house has two accounts of one person already, the migration says which, and what to do."""

import importlib
from types import SimpleNamespace
from typing import Any

import pytest
from django.apps import apps
from django.core.management.base import CommandError
from django.db import connection

from articles.models import Person
from tests import factory
from tests.models.around import drop_trigger

pytestmark = pytest.mark.django_db
MIGRATION: Any = importlib.import_module("articles.migrations.0007_one_person")


@pytest.fixture(autouse=True)
def before_the_migration() -> None:
    drop_trigger("address_confirmed")
    with connection.cursor() as cursor:
        cursor.execute("DROP INDEX person_email_once")
        cursor.execute("DROP INDEX person_registration_once")


def look() -> None:
    MIGRATION.refuse_second_accounts(apps, SimpleNamespace(connection=connection))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"email": "Tw@example.org"}, {"email": "tw@example.org"}),
        ({"register": "Board X", "registration": "TW-1"}, {"register": "board-x", "registration": "tw 1"}),
        ({"register": "Öst", "registration": "É1"}, {"register": "öst", "registration": "é 1"}),
        ({"registration": "***"}, {"registration": "***"}),
    ],
    ids=str,
)
def test_names_them_and_changes_nothing(one: dict[str, str], other: dict[str, str]) -> None:
    for name, shared in (("first", one), ("second", other)):
        factory.make_person(username=name, **shared)
    before = list(Person.objects.order_by("pk").values())
    with pytest.raises(CommandError, match=r"first, second: .*\S\n(.|\n)*docs/operators.md .* Then run migrate again"):
        look()
    assert list(Person.objects.order_by("pk").values()) == before
    Person.objects.filter(username="second").update(email="", registration="")
    look()


def test_lets_everybody_else_through() -> None:
    for _ in range(2):
        factory.make_person(email="", registration="-", register="Board")
        factory.make_pharmacist()
    before = list(Person.objects.order_by("pk").values())
    look()
    assert list(Person.objects.order_by("pk").values()) == before
