"""What administrators do with accounts and roles."""

from collections.abc import Callable

from django.forms import Form
from django.urls import reverse

from ..lifecycle import Role
from ..models import AddressAct, Person, RoleAct
from ..workflow import address, people
from .step_forms import AddressForm, HandOverForm, Nothing, RoleForm
from .steps import Step

KEEPING = (Role.ADMINISTRATOR,)


def person_url(person: Person) -> str:
    return reverse("admin:articles_person_change", args=[person.pk])


def _role(verb: str, button: str, done: str, do: Callable[..., RoleAct]) -> Step:
    def sentence(act: RoleAct) -> str:
        return done.format(person=act.person, role=Role(act.role).with_article)

    return Step(verb, Person, "person", button, sentence, person_url, do, RoleForm, roles=KEEPING)


def _address(verb: str, button: str, done: str, do: Callable[..., AddressAct], form: type[Form] = Nothing) -> Step:
    def sentence(act: AddressAct) -> str:
        return done.format(person=act.person, email=act.email)

    return Step(verb, Person, "person", button, sentence, person_url, do, form, roles=KEEPING)


PERSON_STEPS = (
    _role(
        "ask_role",
        "Ask for this role",
        "You asked that {person} be {role}. A second administrator has to confirm it.",
        people.ask_role,
    ),
    _role("confirm_role", "Confirm", "{person} is {role} now.", people.confirm_role),
    _role("refuse_role", "Refuse", "{person} does not become {role}.", people.refuse_role),
    _role("remove_role", "Take this role away", "{person} is no longer {role}.", people.remove_role),
    _address(
        "propose_address",
        "Propose this address",
        "You proposed {email} for {person}. They, or a second administrator, have to confirm it.",
        address.propose_address,
        AddressForm,
    ),
    _address("confirm_address", "Confirm", "Mail of {person} goes to {email} now.", address.confirm_address),
    _address("refuse_address", "Refuse", "The address of {person} stays as it is.", address.refuse_address),
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
