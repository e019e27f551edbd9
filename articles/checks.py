"""System checks: the guards stand in the database, all that is frozen is chained, and it takes this process's seals."""

import sys
from collections.abc import Sequence
from typing import Any

from django.apps import AppConfig
from django.conf import settings
from django.core.checks import ERROR, WARNING, CheckMessage, Error, Tags, register
from django.db import connections
from django.db.migrations.loader import MigrationLoader

from .chained import LINKS, Chained
from .guards import Frozen, Guard, InstallGuards, RemoveGuards, Sealed
from .lifecycle import Role
from .models import Person
from .models.sealed import KEY_TABLE
from .seal import seal

OLDEST_PYTHON = (3, 11, 5)
QUESTION = "Does this process seal as the database checks?"
"""No row's message, so that its seal lets nothing in."""


def installed(connection: Any = None) -> list[Guard]:
    """What the applied migrations installed and did not remove, in their order. Without a connection, what all of them
    do: then nothing that a database says of itself is believed.
    """
    guards: list[Guard] = []
    loader = MigrationLoader(connection)
    for key, migration in sorted(loader.disk_migrations.items()):
        if key[0] == "articles" and (connection is None or key in loader.applied_migrations):
            for operation in migration.operations:
                if isinstance(operation, RemoveGuards):
                    guards = [guard for guard in guards if guard not in operation.guards]
                elif isinstance(operation, InstallGuards):
                    guards += operation.guards
    return guards


def expected_guards(connection: Any) -> set[str]:
    """Names of the triggers that the applied migrations installed."""
    return {name for guard in installed(connection) for name in guard.names(connection.vendor)}


def standing_guards(connection: Any) -> set[str]:
    sql = {
        "sqlite": "SELECT name FROM sqlite_master WHERE type = 'trigger'",
        "postgresql": "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal AND tgenabled IN ('O', 'A')",
    }[connection.vendor]
    with connection.cursor() as cursor:
        cursor.execute(sql)
        return {name for (name,) in cursor.fetchall()}


@register()
def python_reads_patterns(version: tuple[int, ...] = sys.version_info[:3], **_: object) -> list[CheckMessage]:
    """Before 3.11.5 a possessive repetition around a group could match too little
    (https://github.com/python/cpython/issues/106052), and amounts and sentences are read with such patterns.
    """
    if version >= OLDEST_PYTHON:
        return []
    return [
        Error(
            "This Python reads some patterns wrongly, and with them doses.",
            hint="Run klonoinfo with Python 3.11.5 or newer.",
            id="articles.E005",
        )
    ]


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


@register(Tags.database)
def frozen_tables_are_chained(
    app_configs: Sequence[AppConfig] | None, databases: Sequence[str] | None = None, **_: Any
) -> list[CheckMessage]:
    """What is written once and not chained could be changed behind the guards, and `verify` would not see it."""
    guards = [guard for alias in databases or () for guard in installed(connections[alias])]
    chained = {guard.table for guard in guards if isinstance(guard, Chained)}
    frozen = {guard.table for guard in guards if isinstance(guard, Frozen)}
    return [
        CheckMessage(
            WARNING,
            f"Rows of {table} are written once, but the audit chain does not have them.",
            hint=f'Add InstallGuards([Chained("{table}")]) to the migration that froze it, or to a new one.',
            id="articles.W004",
        )
        for table in sorted(frozen - chained - {LINKS} if chained else ())
    ]


@register(Tags.database)
def seals_are_taken(
    app_configs: Sequence[AppConfig] | None, databases: Sequence[str] | None = None, **_: Any
) -> list[CheckMessage]:
    """Whoever may replace the key is about to, by migrate: to them it is a warning, which does not stop that."""
    if settings.FACE == "public":
        return []
    chosen = map(connections.__getitem__, databases or ())
    return [_other_key(connection) for connection in chosen if not _takes_seals(connection)]


def _other_key(connection: Any) -> CheckMessage:
    level, letter = (WARNING, "W") if _may_replace_key(connection) else (ERROR, "E")
    return CheckMessage(
        level,
        "SEAL_KEY is not the key that the database checks seals with: nothing can be submitted, signed or published.",
        hint="Give all processes but the readers' the same SEAL_KEY and run migrate as the tables' owner.",
        id=f"articles.{letter}002",
    )


def _takes_seals(connection: Any) -> bool:
    if not any(isinstance(guard, Sealed) for guard in installed(connection)):
        return True
    with connection.cursor() as cursor:
        cursor.execute("SELECT articles_sealed(%s, %s)", [QUESTION, seal(settings.SEAL_KEY, QUESTION)])
        return bool(cursor.fetchone()[0])


def _may_replace_key(connection: Any) -> bool:
    if connection.vendor != "postgresql":
        return False
    with connection.cursor() as cursor:
        cursor.execute("SELECT has_table_privilege(%s, 'INSERT')", [KEY_TABLE])
        return bool(cursor.fetchone()[0])


@register(Tags.database)
def nobody_administers_and_signs(
    app_configs: Sequence[AppConfig] | None, databases: Sequence[str] | None = None, **_: Any
) -> list[CheckMessage]:
    """A warning, since it may be from before the rule: an error would stop the migration that brings it."""
    if settings.FACE == "public" or settings.ONE_PERSON_MAY_ADMINISTER_AND_SIGN:
        return []
    return [
        CheckMessage(
            WARNING,
            f"{person.name} ({person.username}) is administrator and pharmacist in one person.",
            hint="Let an administrator take one of the two roles away: until then they sign nothing but what stops a "
            "text. docs/operators.md says what else can be done.",
            id="articles.W003",
        )
        for alias in databases or ()
        for person in _with_both_roles(connections[alias])
    ]


def _with_both_roles(connection: Any) -> list[Person]:
    """None in a database that has no tables yet."""
    if Person._meta.db_table not in connection.introspection.table_names():
        return []
    pharmacists = Person.objects.using(connection.alias).filter(is_active=True, groups__name=Role.PHARMACIST)
    return [person for person in pharmacists if person.administers]
