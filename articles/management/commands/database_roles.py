from collections.abc import Iterable, Mapping
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import connection, transaction

from articles.management import grants, limits


class Command(BaseCommand):
    help = "Print the SQL that lets the staff's and the readers' process do their work in PostgreSQL and no more."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--web", required=True, metavar="NAME", help="the role of the staff's process")
        parser.add_argument("--reader", required=True, metavar="NAME", help="the role of the readers' process")
        parser.add_argument("--apply", action="store_true", help="run it too, as the owner of the tables")

    def handle(self, *args: Any, web: str, reader: str, apply: bool, **options: Any) -> None:
        if connection.vendor != "postgresql":
            raise CommandError("Only PostgreSQL has roles: set DATABASE_URL to an address that starts postgres://.")
        if web == reader:
            raise CommandError("Give two roles: readers must not have what the staff have.")
        tables = [
            *connection.introspection.django_table_names(only_existing=True, include_views=False),
            "django_migrations",
        ]
        for_superuser = list(limits.statements(web=web, reader=reader))
        for_owner = list(grants.statements(web=web, reader=reader, tables=tables))
        if apply:
            _run(for_superuser, for_owner, {web: grants.rights(tables), reader: grants.readers_rights()})
        if for_superuser:
            self.stdout.write("\n".join(["-- As a superuser of PostgreSQL, in this database:", *for_superuser]))
        self.stdout.write("\n".join(["-- As the owner of the tables:", *for_owner]))


@transaction.atomic
def _run(for_superuser: list[str], for_owner: list[str], rights: Mapping[str, Mapping[str, str]]) -> None:
    with connection.cursor() as cursor:
        _refuse(grants.role_refusal(cursor, role) for role in rights)
        for statement in [*_as_superuser(cursor, for_superuser), *for_owner]:
            cursor.execute(statement)
        _refuse(grants.left_over(cursor, role) for role in rights)
        _refuse(grants.excess(cursor, role, may) for role, may in rights.items())


def _as_superuser(cursor: Any, statements: list[str]) -> list[str]:
    """Raises CommandError where there is something to run and this is no superuser."""
    cursor.execute("SELECT rolsuper FROM pg_roles WHERE rolname = current_user")
    if statements and not cursor.fetchone()[0]:
        raise CommandError(
            "Some limits take a superuser of PostgreSQL. Nothing was changed. Run this command without --apply, and "
            "give what it prints to psql in this database, as a superuser."
        )
    return statements


def _refuse(refusals: Iterable[str]) -> None:
    for refusal in filter(None, refusals):
        raise CommandError(refusal)
