from collections.abc import Iterator
from typing import Any

from django.core.management.base import BaseCommand
from django.db import connection, transaction

from articles.checks import installed
from articles.guards import put_up, take_down


class Command(BaseCommand):
    help = "Take every guard in the database down and put it up again, in one transaction. As the tables' owner."
    requires_system_checks = ()  # that a guard is missing is why this is run

    def handle(self, *args: Any, **options: Any) -> None:
        with transaction.atomic(), connection.cursor() as cursor:
            for statement in _statements():
                cursor.execute(statement)
        self.stdout.write("All guards stand as the migrations installed them.")


def _statements() -> Iterator[str]:
    guards = list(installed(connection))
    if connection.vendor == "postgresql":
        yield "SET CONSTRAINTS ALL IMMEDIATE"  # no trigger is dropped that has rows to look at
    for guard in guards:
        yield from take_down(guard, connection)
    for guard in guards:
        yield from put_up(guard, connection)
