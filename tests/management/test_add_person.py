from datetime import date

import pytest
from django.core.management import CommandError

from articles.models import Person
from tests import factory
from tests.management.commands import run, type_in

pytestmark = pytest.mark.django_db

WRITER = ("add_person", "new", "--role", "writer", "--name", "New Writer", "--password-stdin")
PHARMACIST = (
    *("add_person", "new", "--role", "pharmacist", "--name", "New Pharmacist", "--password-stdin"),
    *("--credentials", "PharmD", "--register", "Test Board", "--registration", "T-1"),
)


@pytest.fixture(autouse=True)
def typed(monkeypatch: pytest.MonkeyPatch) -> None:
    type_in(monkeypatch, f"{factory.PASSWORD}\nsecond line\n")


def test_makes_a_writer_with_the_first_line_as_password() -> None:
    out, _ = run(*WRITER, "--email", "new@example.org")

    person = Person.objects.get(username="new")
    assert person.check_password(factory.PASSWORD)
    assert (set(person.roles), person.email, person.slug) == ({"Writer"}, "new@example.org", None)
    assert out == "New Writer signs in as new. Role: writer.\n"


def test_the_trail_says_that_the_operator_did_it() -> None:
    run(*WRITER)
    person = Person.objects.get(username="new")
    assert [(act.verb, act.role, act.by) for act in person.role_acts.all()] == [("operator", "Writer", None)]
    assert [row.history_user for row in person.history.all()] == [None]
    assert not hasattr(person.history.get(), "password")


def test_makes_a_pharmacist_who_may_sign() -> None:
    run(*PHARMACIST, "--expires", "2099-01-31")

    person = Person.objects.get(username="new")
    assert (person.slug, person.registration_expires) == ("new-pharmacist", date(2099, 1, 31))
    assert person.signing_refusal() == ""


def test_two_pharmacists_of_one_name_get_two_addresses() -> None:
    factory.make_pharmacist(slug="new-pharmacist")
    run(*PHARMACIST, "--expires", "2099-01-31")

    assert Person.objects.get(username="new").slug == "new-pharmacist-2"


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (PHARMACIST, "registration_expires is missing"),
        ((*PHARMACIST, "--expires", "2001-01-31"), "This registration expired on 31 January 2001"),
        ((*PHARMACIST, "--expires", "31/1/2099"), "“31/1/2099” is no date. Write it as 2028-01-31."),
        (WRITER[:-1], "--password-stdin"),
        (("add_person", "new", "--role", "editor", "--name", "N", "--password-stdin"), "invalid choice: 'editor'"),
    ],
)
def test_says_what_is_wrong_and_makes_nobody(arguments: tuple[str, ...], sentence: str) -> None:
    with pytest.raises(CommandError, match=sentence):
        run(*arguments)

    assert not Person.objects.exists()


def test_refuses_a_weak_password_and_a_taken_name(monkeypatch: pytest.MonkeyPatch) -> None:
    type_in(monkeypatch, "12345\n")
    with pytest.raises(CommandError, match="too short"):
        run(*WRITER)
    factory.make_writer(username="new")
    type_in(monkeypatch, factory.PASSWORD)
    with pytest.raises(CommandError, match="already exists"):
        run(*WRITER)


def test_no_password_at_all_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    type_in(monkeypatch, "")
    with pytest.raises(CommandError, match="too short"):
        run(*WRITER)
