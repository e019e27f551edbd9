import sys
from datetime import date
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.text import slugify

from articles.lifecycle import Role
from articles.management.asking import refusals_told
from articles.models import Person
from articles.workflow.people import add_person

ROLES = {role.value.lower(): role for role in Role}


class Command(BaseCommand):
    help = "Make an account with its role. The first line of standard input is its password."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("username", help="the name to sign in with")
        parser.add_argument("--role", required=True, choices=ROLES)
        parser.add_argument("--name", required=True, help="as it is printed under a signature")
        parser.add_argument("--email", default="", help="where notices and password resets go")
        parser.add_argument("--credentials", default="", help="post-nominals, for example PharmD")
        parser.add_argument("--register", default="", help="the body that keeps the register")
        parser.add_argument("--registration", default="", help="the number in that register")
        parser.add_argument("--expires", type=_day, help="the registration's last day, for example 2028-01-31")
        parser.add_argument("--password-stdin", required=True, action="store_true", help="say that it comes there")

    def handle(self, *args: Any, username: str, role: str, name: str, **options: Any) -> None:
        particulars = {key: options[key] for key in ("email", "credentials", "register", "registration")}
        if ROLES[role] == Role.PHARMACIST:
            particulars["slug"] = _free_slug(slugify(name) or slugify(username))
        with refusals_told():
            person = add_person(
                username=username,
                role=ROLES[role],
                name=name,
                password=sys.stdin.readline().rstrip("\r\n"),
                registration_expires=options["expires"],
                **particulars,
            )
        self.stdout.write(f"{person.titled_name} signs in as {person.username}. Role: {role}.")


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise CommandError(f"--expires: “{text}” is no date. Write it as 2028-01-31.") from error


def _free_slug(wanted: str) -> str:
    used = set(Person.objects.filter(slug__startswith=wanted).values_list("slug", flat=True))
    return next(slug for n in range(1, 10_000) if (slug := wanted if n == 1 else f"{wanted}-{n}") not in used)
