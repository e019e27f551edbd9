from collections.abc import Iterable
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import connection, transaction

from articles.management import grants


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
        tables = connection.introspection.django_table_names(only_existing=True, include_views=False)
        statements = list(grants.statements(web=web, reader=reader, tables=[*tables, "django_migrations"]))
        if apply:
            _run(statements, web, reader)
        self.stdout.write("\n".join(statements))


@transaction.atomic
def _run(statements: list[str], *roles: str) -> None:
    with connection.cursor() as cursor:
        _refuse(grants.role_refusal(cursor, role) for role in roles)
        for statement in statements:
            cursor.execute(statement)
        _refuse(grants.left_over(cursor, role) for role in roles)


def _refuse(refusals: Iterable[str]) -> None:
    for refusal in filter(None, refusals):
        raise CommandError(refusal)
