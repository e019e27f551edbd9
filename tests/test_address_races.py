"""Two answers to one new address at the same moment, and two accounts that want the same one."""

from functools import partial

import pytest

from articles import workflow
from articles.lifecycle import Role
from articles.models import AddressAct, Person
from articles.workflow.people import add_person
from tests import factory
from tests.models.states import with_a_proposed_address
from tests.test_races import ROUNDS, run_together, won

pytestmark = [pytest.mark.race, pytest.mark.postgres, pytest.mark.django_db(transaction=True)]


def test_confirm_and_refuse() -> None:
    for number in range(ROUNDS):
        person, administrator = with_a_proposed_address(f"new{number}@example.org"), factory.make_administrator()
        confirm = partial(workflow.confirm_address, person=person.pk, by=administrator)
        refuse = partial(workflow.refuse_address, person=person.pk, by=person)
        assert won(run_together(confirm, refuse)) == [False, True]
        last = AddressAct.objects.filter(person=person).latest("pk")
        changed = Person.objects.get(pk=person.pk).email != person.email
        assert (person.address_acts.count(), changed) == (2, last.verb == AddressAct.CONFIRM)


def test_two_accounts_and_one_address() -> None:
    for number in range(ROUNDS):
        email = f"same{number}@example.org"
        person, other = with_a_proposed_address(email), with_a_proposed_address(email)
        confirms = [
            partial(workflow.confirm_address, person=one.pk, by=factory.make_administrator()) for one in (person, other)
        ]
        assert won(run_together(confirms[0], confirms[1])) == [False, True]
        assert Person.objects.filter(email=email).count() == 1


def test_two_accounts_of_one_registration() -> None:
    for number in range(ROUNDS):
        words = {"name": "New", "password": factory.PASSWORD, "registration": f"R-{number}"}
        adds = [partial(add_person, username=f"{which}{number}", role=Role.WRITER, **words) for which in ("a", "b")]
        assert won(run_together(adds[0], adds[1])) == [False, True]
        assert Person.objects.filter(registration=f"R-{number}").count() == 1
