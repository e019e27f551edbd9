"""System checks: the guards stand in the database."""

from collections.abc import Sequence
from typing import Any

from django.apps import AppConfig
from django.core.checks import CheckMessage, Error, Tags, register
from django.db import connections
from django.db.migrations.loader import MigrationLoader

from .guards import InstallGuards


def expected_guards(connection: Any) -> set[str]:
    """Names of the triggers that the applied migrations installed."""
    loader = MigrationLoader(connection)
    return {
        name
        for key, migration in loader.disk_migrations.items()
        if key[0] == "articles" and key in loader.applied_migrations
        for operation in migration.operations
        if isinstance(operation, InstallGuards)
        for guard in operation.guards
        for name in guard.names(connection.vendor)
    }


def standing_guards(connection: Any) -> set[str]:
    sql = {
        "sqlite": "SELECT name FROM sqlite_master WHERE type = 'trigger'",
        "postgresql": "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal AND tgenabled IN ('O', 'A')",
    }[connection.vendor]
    with connection.cursor() as cursor:
        cursor.execute(sql)
        return {name for (name,) in cursor.fetchall()}


@register(Tags.database)
def guards_stand(
    app_configs: Sequence[AppConfig] | None, databases: Sequence[str] | None = None, **_: Any
) -> list[CheckMessage]:
    missing = {
        name
        for alias in databases or ()
        for name in expected_guards(connections[alias]) - standing_guards(connections[alias])
    }
    return [
        Error(
            f"The database has lost its guard {name}.",
            hint="Find out who dropped it. docs/operators.md says how to put it back.",
            id="articles.E001",
        )
        for name in sorted(missing)
    ]
