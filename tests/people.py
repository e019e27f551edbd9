"""People by role, with a registration where they sign."""

from datetime import date
from itertools import count
from typing import Any

from articles.lifecycle import Role
from articles.models import Person, clock
from articles.models.people import ensure_roles
from articles.workflow.people import _grant

PASSWORD = "a long pass phrase"
_numbers = count(1)


def make_person(*roles: Role, **fields: Any) -> Person:
    ensure_roles()
    number = next(_numbers)
    username = fields.pop("username", f"person{number}")
    fields = {"name": f"Person {number}", "email": f"{username}@example.org"} | fields
    person = Person.objects.create_user(username, PASSWORD, **fields)
    for role in roles:
        _grant(person, role, by=None, verb="operator")
    return person


def make_writer(**fields: Any) -> Person:
    return make_person(Role.WRITER, **({"credentials": "MA"} | fields))


def make_pharmacist(*also: Role, **fields: Any) -> Person:
    number = next(_numbers)
    registered = {
        "credentials": "PharmD",
        "register": "Test Board of Pharmacy",
        "registration": f"TEST-{number}",
        "registration_expires": date(clock.today().year + 2, 1, 31),
        "slug": f"reviewer-{number}",
    }
    return make_person(Role.PHARMACIST, *also, **(registered | fields))


def make_administrator(**fields: Any) -> Person:
    return make_person(Role.ADMINISTRATOR, **fields)
