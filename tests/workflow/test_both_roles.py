"""Who is administrator and pharmacist since before that was refused: lets nothing through, and may stop everything."""

from collections.abc import Callable
from datetime import timedelta

import pytest
import time_machine
from pytest_django import Settings

from articles import workflow, worklist
from articles.lifecycle import BOTH_ROLES, Role
from articles.models import Edition, Person, clock
from articles.workflow import WrongPerson, WrongState
from articles.workflow.people import deactivate, remove_role
from articles.workflow.publish import publish_scheduled
from tests import classes, factory
from tests.models import states
from tests.twins import twin_of
from tests.waivers import make_waiver_asked

pytestmark = pytest.mark.django_db


def over_one_account() -> Person:
    return factory.make_pharmacist(Role.ADMINISTRATOR)


def over_two_accounts() -> Person:
    pharmacist = factory.make_pharmacist()
    twin_of(pharmacist).groups.set(factory.make_administrator().groups.all())
    return pharmacist


BOTH = pytest.mark.parametrize("both", [over_one_account, over_two_accounts])


def approves(by: Person) -> object:
    return factory.approve(states.in_review(), by)


def approves_a_class_record(by: Person) -> object:
    return factory.approve(factory.submit(classes.make_class_record()), by)


def reaffirms(by: Person) -> object:
    return factory.reaffirm(states.live(), by)


def grants(by: Person) -> object:
    return workflow.grant(waiver=make_waiver_asked().pk, by=by)


LETS_THROUGH = pytest.mark.parametrize("does", [approves, approves_a_class_record, reaffirms, grants])


def withdraws(by: Person) -> object:
    return factory.withdraw(states.live(), by)


def requests_changes(by: Person) -> object:
    return factory.request_changes(states.in_review(), by)


def refuses_a_waiver(by: Person) -> object:
    return workflow.refuse_waiver(waiver=make_waiver_asked().pk, by=by, reason="No source.")


STOPS = pytest.mark.parametrize("does", [withdraws, requests_changes, refuses_a_waiver])


@BOTH
@LETS_THROUGH
def test_lets_nothing_through(both: Callable[[], Person], does: Callable[[Person], object]) -> None:
    with pytest.raises(WrongPerson) as refused:
        does(both())
    assert refused.value.sentence == BOTH_ROLES
    assert "take one of the two roles away" in BOTH_ROLES and "ONE_PERSON_MAY_ADMINISTER_AND_SIGN" in BOTH_ROLES


@BOTH
@STOPS
def test_stops_what_has_to_be_stopped(both: Callable[[], Person], does: Callable[[Person], object]) -> None:
    assert does(both())


@BOTH
@LETS_THROUGH
def test_where_the_house_allows_it(
    both: Callable[[], Person], does: Callable[[Person], object], settings: Settings
) -> None:
    settings.ONE_PERSON_MAY_ADMINISTER_AND_SIGN = True
    assert does(both())


@LETS_THROUGH
def test_once_a_role_is_taken_away(does: Callable[[Person], object]) -> None:
    both = over_one_account()
    remove_role(person=both.pk, role=Role.ADMINISTRATOR, by=factory.make_administrator())
    assert does(Person.objects.get(pk=both.pk))


def test_the_closed_account_of_an_administrator_is_none() -> None:
    pharmacist = factory.make_pharmacist()
    twin = twin_of(pharmacist)
    twin.groups.set(factory.make_administrator().groups.all())
    deactivate(person=twin.pk, by=None)
    assert approves(pharmacist)


@pytest.mark.parametrize("make", [factory.make_administrator, factory.make_writer])
@STOPS
def test_no_pharmacist_stops_nothing(make: Callable[[], Person], does: Callable[[Person], object]) -> None:
    with pytest.raises(WrongPerson):
        does(make())


def test_pages_say_it_before_the_password_is_asked_for() -> None:
    both, edition = over_one_account(), states.live()
    assert worklist.holding(edition.document, both).refusal == BOTH_ROLES


def test_what_they_signed_for_a_date_is_not_published_and_says_why(settings: Settings) -> None:
    settings.ONE_PERSON_MAY_ADMINISTER_AND_SIGN = True
    both, time = over_one_account(), clock.now() + timedelta(days=1)
    _, version = factory.make_scheduled_article(time, both)
    settings.ONE_PERSON_MAY_ADMINISTER_AND_SIGN = False
    with time_machine.travel(time + timedelta(minutes=1)):
        with pytest.raises(WrongState, match="is an administrator too, and here these are two people"):
            publish_scheduled(version=version.pk)
        assert not Edition.objects.filter(version=version).exists()
        settings.ONE_PERSON_MAY_ADMINISTER_AND_SIGN = True
        assert publish_scheduled(version=version.pk)
