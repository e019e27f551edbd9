from datetime import date, timedelta

import pytest
import time_machine
from django.core.exceptions import ValidationError
from pytest_django import Settings

from articles.lifecycle import Role
from articles.models import Person, clock
from articles.workflow import Incomplete, WrongPerson, WrongState
from articles.workflow.people import (
    add_person,
    ask_role,
    confirm_role,
    deactivate,
    refuse_role,
    remove_role,
)
from tests import factory

pytestmark = pytest.mark.django_db


def fresh(person: Person) -> Person:
    return Person.objects.get(pk=person.pk)


def test_a_role_takes_two_administrators() -> None:
    asker, second, person = factory.make_administrator(), factory.make_administrator(), factory.make_person()
    ask_role(person=person.pk, role=Role.PHARMACIST, by=asker)
    assert not fresh(person).has_role(Role.PHARMACIST)
    with pytest.raises(WrongPerson):
        confirm_role(person=person.pk, role=Role.PHARMACIST, by=asker)
    confirm_role(person=person.pk, role=Role.PHARMACIST, by=second)
    assert fresh(person).has_role(Role.PHARMACIST)
    assert list(person.role_acts.values_list("verb", flat=True)) == ["ask", "confirm"]


@pytest.mark.parametrize("asks", ["a second administrator", "they themselves"])
def test_nobody_makes_themselves_a_pharmacist(asks: str, settings: Settings) -> None:
    settings.ONE_PERSON_MAY_ADMINISTER_AND_SIGN = True
    administrator, other = factory.make_administrator(), factory.make_administrator()
    asker = other if asks == "a second administrator" else administrator
    ask_role(person=administrator.pk, role=Role.PHARMACIST, by=asker)
    for by in {administrator, asker}:
        with pytest.raises(WrongPerson, match="second administrator"):
            confirm_role(person=administrator.pk, role=Role.PHARMACIST, by=by)
    assert fresh(administrator).roles == {Role.ADMINISTRATOR}


def test_every_step_of_a_role_is_tracked_with_its_person() -> None:
    first, second, person = factory.make_administrator(), factory.make_administrator(), factory.make_person()
    steps = [(ask_role, first), (refuse_role, first), (ask_role, second), (confirm_role, first), (remove_role, second)]
    for verb, by in steps:
        verb(person=person.pk, role=Role.PHARMACIST, by=by)
    told = [(act.verb, act.by) for act in person.role_acts.all()]
    assert told == list(zip(["ask", "refuse", "ask", "confirm", "remove"], [by for _, by in steps], strict=True))
    assert not fresh(person).roles


def test_a_role_is_confirmed_once_and_needs_asking_anew_after_it_was_taken_away() -> None:
    first, second, person = factory.make_administrator(), factory.make_administrator(), factory.make_person()
    ask_role(person=person.pk, role=Role.PHARMACIST, by=first)
    confirm_role(person=person.pk, role=Role.PHARMACIST, by=second)
    remove_role(person=person.pk, role=Role.PHARMACIST, by=first)
    with pytest.raises(WrongState, match="Nobody asked"):
        confirm_role(person=person.pk, role=Role.PHARMACIST, by=second)
    assert not fresh(person).roles


def test_a_closed_account_gets_no_role_and_can_lose_one() -> None:
    first, second, person = factory.make_administrator(), factory.make_administrator(), factory.make_writer()
    ask_role(person=person.pk, role=Role.PHARMACIST, by=first)
    deactivate(person=person.pk, by=second)
    with pytest.raises(WrongState, match="deactivated"):
        confirm_role(person=person.pk, role=Role.PHARMACIST, by=second)
    with pytest.raises(WrongState, match="deactivated"):
        ask_role(person=person.pk, role=Role.ADMINISTRATOR, by=first)
    remove_role(person=person.pk, role=Role.WRITER, by=first)
    assert not fresh(person).roles


def test_refused_and_not_asked() -> None:
    asker, second, person = factory.make_administrator(), factory.make_administrator(), factory.make_person()
    with pytest.raises(WrongState):
        confirm_role(person=person.pk, role=Role.WRITER, by=second)
    ask_role(person=person.pk, role=Role.WRITER, by=asker)
    with pytest.raises(WrongState):
        ask_role(person=person.pk, role=Role.WRITER, by=second)
    refuse_role(person=person.pk, role=Role.WRITER, by=second)
    with pytest.raises(WrongState):
        confirm_role(person=person.pk, role=Role.WRITER, by=second)


def test_only_administrators_handle_roles() -> None:
    person = factory.make_person()
    for stranger in (factory.make_writer(), factory.make_pharmacist()):
        with pytest.raises(WrongPerson):
            ask_role(person=person.pk, role=Role.WRITER, by=stranger)
        with pytest.raises(WrongPerson):
            remove_role(person=person.pk, role=Role.WRITER, by=stranger)
        with pytest.raises(WrongPerson):
            deactivate(person=person.pk, by=stranger)


def test_a_role_is_taken_away() -> None:
    pharmacist = factory.make_pharmacist()
    remove_role(person=pharmacist.pk, role=Role.PHARMACIST, by=factory.make_administrator())
    assert fresh(pharmacist).signing_refusal() == "Only a pharmacist signs."


def test_changes_of_people_are_tracked() -> None:
    person = factory.make_pharmacist()
    person.registration = "TEST-NEW"
    person.save()
    assert person.history.latest().registration == "TEST-NEW"
    assert person.history.count() == 2


def test_people_are_never_deleted() -> None:
    with pytest.raises(ValidationError):
        factory.make_person().delete()


def test_deactivating_oneself_or_twice() -> None:
    administrator, person = factory.make_administrator(), factory.make_person()
    with pytest.raises(WrongPerson):
        deactivate(person=administrator.pk, by=administrator)
    deactivate(person=person.pk, by=None)
    with pytest.raises(WrongState):
        deactivate(person=person.pk, by=administrator)


def test_a_pharmacist_needs_a_registration() -> None:
    with pytest.raises(Incomplete, match="registration"):
        add_person(username="new", role=Role.PHARMACIST, name="New", password="a good long phrase")
    with pytest.raises(Incomplete, match="expired"):
        add_person(
            username="new",
            role=Role.PHARMACIST,
            name="New",
            password="a good long phrase",
            credentials="PharmD",
            register="Board",
            registration="1",
            registration_expires=date(2020, 1, 1),
            slug="new",
        )


def test_weak_password_and_taken_name_make_no_account() -> None:
    with pytest.raises(Incomplete):
        add_person(username="new", role=Role.WRITER, name="New", password="123")
    add_person(username="new", role=Role.WRITER, name="New", password="a good long phrase")
    with pytest.raises(Incomplete):
        add_person(username="new", role=Role.WRITER, name="New", password="a good long phrase")
    assert Person.objects.filter(username="new").count() == 1


def test_registration_warns_sixty_days_ahead() -> None:
    person = factory.make_pharmacist(registration_expires=clock.today() + timedelta(days=61))
    assert person.registration_warning == ""
    with time_machine.travel(clock.now() + timedelta(days=1, minutes=1)):
        assert "is valid until" in person.registration_warning
    with time_machine.travel(clock.now() + timedelta(days=62)):
        assert "was valid until" in person.registration_warning
    assert factory.make_writer(registration_expires=clock.today()).registration_warning == ""


def test_an_address_under_signatures_is_given_to_nobody_else() -> None:
    signer = factory.make_pharmacist()
    factory.make_live_article()
    _, version = factory.make_article_in_review()
    factory.approve(version, signer)
    slug, signer.slug = signer.slug, None
    signer.save()
    with pytest.raises(Incomplete, match="address"):
        add_person(username="new", role=Role.WRITER, name="New", password="a good long phrase", slug=slug)


def test_the_trail_of_a_person_says_who_closed_the_account() -> None:
    leaver, administrator = factory.make_writer(), factory.make_administrator()
    deactivate(person=leaver.pk, by=administrator)
    row = leaver.history.latest()
    assert (row.is_active, row.history_user) == (False, administrator)
