"""Accounts that are one person, and administrators who sign, as a house has them that is older than the rules."""

from articles.lifecycle import Role
from articles.models import Person, RoleAct, Version
from tests import factory


def twin_of(person: Person) -> Person:
    """A pharmacist who has the number that the other one had once."""
    register, number = person.register or "Test Board of Pharmacy", person.registration or f"OLD-{person.pk}"
    person.register, person.registration = register, number
    person.save()
    person.registration = f"{number}-NEW"
    person.save()
    return factory.make_pharmacist(register=register.upper(), registration=number.replace("-", " ").lower())


def distant_twin_of(person: Person) -> Person:
    """A pharmacist who shares nothing with the other one, but with an account that does."""
    between, distant = twin_of(person), factory.make_pharmacist()
    become_one(between, distant)
    return distant


def become_one(one: Person, other: Person) -> None:
    """The first account gets the number that the other one had until now."""
    number = other.registration
    other.registration = f"{number}-NEW"
    other.save()
    one.register, one.registration = other.register, number
    one.save()


def signer(version: Version) -> Person:
    person: Person = version.acts.get(verb="approve").person
    return person


def keeper_of(person: Person) -> Person:
    """A pharmacist who was an administrator when they asked for a role for this person."""
    keeper = factory.make_pharmacist()
    RoleAct.objects.create(person=person, role=Role.PHARMACIST, verb=RoleAct.ASK, by=keeper)
    RoleAct.objects.create(person=person, role=Role.PHARMACIST, verb=RoleAct.REFUSE, by=keeper)
    return keeper
