from collections.abc import Iterator
from typing import Any

from django.core.management.base import BaseCommand
from django.db import connection, transaction

from articles.checks import installed


class Command(BaseCommand):
    help = "Take every guard in the database down and put it up again, in one transaction. As the tables' owner."
    requires_system_checks = ()  # that a guard is missing is why this is run

    def handle(self, *args: Any, **options: Any) -> None:
        with transaction.atomic(), connection.cursor() as cursor:
            for statement in _statements():
                cursor.execute(statement)
        self.stdout.write("All guards stand as the migrations installed them.")


def _statements() -> Iterator[str]:
    guards, postgres = list(installed(connection)), connection.vendor == "postgresql"
    for guard in guards:
        yield from guard.drop_postgresql() if postgres else guard.drop_sqlite()
    for guard in guards:
        yield from guard.postgresql() if postgres else guard.sqlite()
