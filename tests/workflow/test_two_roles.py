"""Administrator and pharmacist are two people, and so are an administrator who asks and one who confirms."""

import pytest
from pytest_django import Settings

from articles.lifecycle import Role
from articles.models import Person
from articles.workflow import Incomplete, WrongPerson, WrongState
from articles.workflow.people import add_person, ask_role, confirm_role, remove_role
from tests import factory
from tests.twins import become_one, twin_of

pytestmark = pytest.mark.django_db


def fresh(person: Person) -> Person:
    return Person.objects.get(pk=person.pk)


BOTH = [(Role.ADMINISTRATOR, Role.PHARMACIST), (Role.PHARMACIST, Role.ADMINISTRATOR)]


@pytest.mark.parametrize(("held", "wanted"), BOTH)
def test_nobody_administers_and_signs(held: Role, wanted: Role, settings: Settings) -> None:
    first, second, person = factory.make_administrator(), factory.make_administrator(), factory.make_person(held)
    with pytest.raises(WrongState, match="not both administrator and pharmacist"):
        ask_role(person=person.pk, role=wanted, by=first)
    settings.ONE_PERSON_MAY_ADMINISTER_AND_SIGN = True
    ask_role(person=person.pk, role=wanted, by=first)
    settings.ONE_PERSON_MAY_ADMINISTER_AND_SIGN = False
    with pytest.raises(WrongState, match="ONE_PERSON_MAY_ADMINISTER_AND_SIGN"):
        confirm_role(person=person.pk, role=wanted, by=second)
    assert fresh(person).roles == {held}
    settings.ONE_PERSON_MAY_ADMINISTER_AND_SIGN = True
    confirm_role(person=person.pk, role=wanted, by=second)
    assert fresh(person).roles == {held, wanted}


def test_nor_over_two_accounts() -> None:
    pharmacist = factory.make_pharmacist(email="one@example.org")
    twin = twin_of(pharmacist)
    remove_role(person=twin.pk, role=Role.PHARMACIST, by=factory.make_administrator())
    with pytest.raises(WrongState, match="not both administrator and pharmacist"):
        ask_role(person=twin.pk, role=Role.ADMINISTRATOR, by=factory.make_administrator())
    with pytest.raises(Incomplete, match="One person has one account"):
        add_person(username="new", role=Role.ADMINISTRATOR, name="N", password=factory.PASSWORD, email=pharmacist.email)
    number = {"register": pharmacist.history.earliest().register, "registration": f"{twin.registration}"}
    twin.registration = "GIVEN-UP"
    twin.save()
    with pytest.raises(WrongState, match="not both administrator and pharmacist"):
        add_person(username="new", role=Role.ADMINISTRATOR, name="N", password=factory.PASSWORD, **number)
    assert not Person.objects.filter(username="new").exists()


def test_another_account_of_who_asked_confirms_nothing() -> None:
    first, second = factory.make_administrator(registration="A-1"), factory.make_administrator(registration="A-2")
    person = factory.make_person()
    ask_role(person=person.pk, role=Role.WRITER, by=first)
    become_one(second, first)
    with pytest.raises(WrongPerson, match="second administrator"):
        confirm_role(person=person.pk, role=Role.WRITER, by=second)


def test_a_second_account_is_refused_with_its_holder_named() -> None:
    held = factory.make_pharmacist(username="held", name="Held")
    number = {"register": held.register.upper(), "registration": held.registration.replace("-", " ")}
    with pytest.raises(Incomplete, match=r"Held \(held\) has this registration already"):
        add_person(username="new", role=Role.WRITER, name="New", password=factory.PASSWORD, **number)
