"""What administrators do with accounts and roles."""

from typing import Any

from django.urls import reverse

from ..lifecycle import Role
from ..models import Person
from ..workflow import people
from .step_forms import HandOverForm, Nothing, RoleForm
from .steps import Step

KEEPING = (Role.ADMINISTRATOR,)


def person_url(person: Any) -> str:
    return reverse("admin:articles_person_change", args=[person.pk])


def _role(verb: str, button: str, done: str, do: Any) -> Step:
    def said(act: Any) -> str:
        return done.format(person=act.person, role=act.role.lower())

    return Step(verb, Person, "person", button, said, person_url, do, RoleForm, roles=KEEPING)


PERSON_STEPS = (
    _role(
        "ask_role",
        "Ask for this role",
        "You asked that {person} be a {role}. A second administrator has to confirm it.",
        people.ask_role,
    ),
    _role("confirm_role", "Confirm", "{person} is a {role} now.", people.confirm_role),
    _role("refuse_role", "Refuse", "{person} does not become a {role}.", people.refuse_role),
    _role("remove_role", "Take this role away", "{person} is no longer a {role}.", people.remove_role),
    Step(
        "deactivate",
        Person,
        "person",
        "Deactivate this account",
        lambda person: f"{person} can no longer sign in. What they signed stands.",
        person_url,
        people.deactivate,
        Nothing,
        roles=KEEPING,
    ),
    Step(
        "hand_over",
        Person,
        "leaver",
        "Hand over the unfinished drafts",
        lambda documents: f"{len(documents)} draft{' has' if len(documents) == 1 else 's have'} a new named author.",
        person_url,
        people.hand_over,
        HandOverForm,
        roles=KEEPING,
    ),
)
