"""Demo people, named by role. They exist in the demo only."""

from datetime import date

from django.contrib.auth.models import Group

from ..lifecycle import Role
from ..models import Person, RoleAct

PASSWORD = "klonoinfo demo"  # noqa: S105  # printed at every start of the demo
_BOARD = {"credentials": "PharmD", "register": "Demo Board of Pharmacy"}
PEOPLE: dict[str, tuple[Role, dict[str, str]]] = {
    "writer": (Role.WRITER, {"name": "Demo writer", "credentials": "BSc"}),
    "writer2": (Role.WRITER, {"name": "Second demo writer", "credentials": "MSc"}),
    "pharmacist": (
        Role.PHARMACIST,
        {"name": "Demo pharmacist", "registration": "DEMO-0001", "slug": "demo-pharmacist", **_BOARD},
    ),
    "pharmacist2": (
        Role.PHARMACIST,
        {
            "name": "Second demo pharmacist",
            "registration": "DEMO-0002",
            "slug": "second-demo-pharmacist",
            **_BOARD,
        },
    ),
    "administrator": (Role.ADMINISTRATOR, {"name": "Demo administrator"}),
}


def make_people(today: date) -> dict[str, Person]:
    """The five accounts; registrations run for two more years."""
    return {username: _make(username, role, fields, today) for username, (role, fields) in PEOPLE.items()}


def _make(username: str, role: Role, fields: dict[str, str], today: date) -> Person:
    expires = date(today.year + 2, 12, 31) if role == Role.PHARMACIST else None
    person = Person.objects.create_user(username, PASSWORD, registration_expires=expires, **fields)
    person.groups.add(Group.objects.get(name=role.value))
    RoleAct.objects.create(person=person, role=role, verb=RoleAct.OPERATOR, by=None)
    return person
