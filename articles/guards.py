"""What the database itself refuses, as triggers on SQLite and PostgreSQL. Migrations install them, a check looks
that all stand. A condition is one SQL expression over NEW that both databases understand.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.operations.base import Operation
from django.db.migrations.state import ProjectState

from .chained import Chain, Chained

AS_TEXT = {
    "postgresql": {
        "texts": "{}",
        "numbers": "{}::text",
        "flags": "{}::int::text",
        # Without BC a year before Christ reads like ours, and infinity like NULL.
        "moments": "COALESCE(REPLACE(TO_CHAR({0} AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI:SS.US BC'), ' AD', ''),"
        " {0}::text)",
        "days": "COALESCE(REPLACE(TO_CHAR({0}::timestamp, 'YYYY-MM-DD BC'), ' AD', ''), {0}::text)",
    },
    "sqlite": {
        "texts": "{}",
        "numbers": "CAST({} AS TEXT)",
        "flags": "CAST({} AS TEXT)",
        "moments": "({0} || SUBSTR('.000000', LENGTH({0}) - 18))",  # stored without a fraction where there is none
        "days": "{}",
    },
}
"""How each database writes a stored value as `text.seal` does."""
JSON_TEXT = re.compile(r"JSON\(([\w.]+), ([\w.]+)\)")


@dataclass(frozen=True)
class Frozen:
    """No UPDATE, DELETE or TRUNCATE of a table."""

    table: str

    def names(self, vendor: str) -> tuple[str, ...]:
        """SQLite has no TRUNCATE."""
        events = ("update", "delete", "truncate") if vendor == "postgresql" else ("update", "delete")
        return tuple(f"{self.table}_no_{event}" for event in events)

    def postgresql(self) -> list[str]:
        function = f"{self.table}_frozen"
        return [
            _function(function, f"{_raise(f'{self.table} rows are never changed or deleted')} RETURN NULL;"),
            *(
                f"CREATE TRIGGER {self.table}_no_{event} BEFORE {event.upper()} ON {self.table} "
                f"FOR EACH ROW EXECUTE FUNCTION {function}()"
                for event in ("update", "delete")
            ),
            f"CREATE TRIGGER {self.table}_no_truncate BEFORE TRUNCATE ON {self.table} "
            f"FOR EACH STATEMENT EXECUTE FUNCTION {function}()",
        ]

    def sqlite(self) -> list[str]:
        return [
            f"CREATE TRIGGER {self.table}_no_{event} BEFORE {event.upper()} ON {self.table} "
            f"BEGIN SELECT RAISE(ABORT, '{self.table} rows are never changed or deleted'); END"
            for event in ("update", "delete")
        ]

    def drop_postgresql(self) -> list[str]:
        return [f"DROP FUNCTION IF EXISTS {self.table}_frozen() CASCADE"]

    def drop_sqlite(self) -> list[str]:
        return [f"DROP TRIGGER IF EXISTS {name}" for name in self.names("sqlite")]


@dataclass(frozen=True)
class Rule:
    """No INSERT into a table (or UPDATE of it) while the condition over NEW and OLD holds, or is NULL.

    `JSON(column, key.key)` in a condition is the text at that place of a column that holds JSON. A rule of
    the same name in a later migration replaces it.
    """

    name: str
    table: str
    condition: str
    message: str
    event: str = "INSERT"

    def names(self, vendor: str) -> tuple[str, ...]:
        return (self.name,)

    def postgresql(self) -> list[str]:
        condition = JSON_TEXT.sub(_postgresql_json, self.condition)
        body = f"IF COALESCE(({condition}), TRUE) THEN {_raise(self.message)} END IF; RETURN NEW;"
        return [
            *self.drop_postgresql(),
            _function(self.name, body),
            f"CREATE TRIGGER {self.name} BEFORE {self.event} ON {self.table} "
            f"FOR EACH ROW EXECUTE FUNCTION {self.name}()",
        ]

    def sqlite(self) -> list[str]:
        condition = JSON_TEXT.sub(r"json_extract(\1, '$.\2')", self.condition)
        return [
            *self.drop_sqlite(),
            f"CREATE TRIGGER {self.name} BEFORE {self.event} ON {self.table} WHEN COALESCE(({condition}), TRUE) "
            f"BEGIN SELECT RAISE(ABORT, '{self.message}'); END",
        ]

    def drop_postgresql(self) -> list[str]:
        return [f"DROP FUNCTION IF EXISTS {self.name}() CASCADE"]

    def drop_sqlite(self) -> list[str]:
        return [f"DROP TRIGGER IF EXISTS {self.name}"]


@dataclass(frozen=True)
class Sealed:
    """No INSERT of a row that does not bear the seal over all of its columns, as `models.Sealed` makes it.

    Each word of `texts` … `days` is a column. Where a later migration gives the same table another one, that replaces
    it. The database's `articles_sealed(message, seal)` knows the key.
    """

    table: str
    texts: str = ""
    numbers: str = ""
    flags: str = ""
    moments: str = ""
    days: str = ""

    @property
    def columns(self) -> dict[str, str]:
        """By name, in the order in which they are sealed, the kind of each."""
        kinds = {kind: getattr(self, kind).split() for kind in AS_TEXT["sqlite"]}
        return dict(sorted((column, kind) for kind, columns in kinds.items() for column in columns))

    def names(self, vendor: str) -> tuple[str, ...]:
        return (f"{self.table}_sealed",)

    def postgresql(self) -> list[str]:
        [name] = self.names("postgresql")
        body = f"IF {self._unsealed('postgresql')} THEN {_raise(self._message)} END IF; RETURN NEW;"
        return [
            *self.drop_postgresql(),
            _function(name, body),
            f"CREATE TRIGGER {name} BEFORE INSERT ON {self.table} FOR EACH ROW EXECUTE FUNCTION {name}()",
        ]

    def sqlite(self) -> list[str]:
        [name] = self.names("sqlite")
        return [
            *self.drop_sqlite(),
            f"CREATE TRIGGER {name} BEFORE INSERT ON {self.table} WHEN {self._unsealed('sqlite')} "
            f"BEGIN SELECT RAISE(ABORT, '{self._message}'); END",
        ]

    def drop_postgresql(self) -> list[str]:
        return [f"DROP FUNCTION IF EXISTS {self.table}_sealed() CASCADE"]

    def drop_sqlite(self) -> list[str]:
        return [f"DROP TRIGGER IF EXISTS {self.table}_sealed"]

    @property
    def _message(self) -> str:
        return f"{self.table} rows bear a seal, made with the SEAL_KEY that migrate had"

    def _unsealed(self, vendor: str) -> str:
        texts = (AS_TEXT[vendor][kind].format(f"NEW.{column}") for column, kind in self.columns.items())
        parts = (f"COALESCE(LENGTH({text}) || ':' || {text}, '-')" for text in texts)
        message = " || ".join((f"'{len(self.table)}:{self.table}'", *parts))
        return f"articles_sealed({message}, NEW.seal) IS NOT TRUE"


Guard = Frozen | Rule | Sealed | Chain | Chained


def put_up(guard: Guard, connection: Any) -> list[str]:
    """The statements for this database."""
    if isinstance(guard, Chained):
        guard = guard.over(connection)
    return guard.postgresql() if connection.vendor == "postgresql" else guard.sqlite()


def take_down(guard: Guard, connection: Any) -> list[str]:
    return guard.drop_postgresql() if connection.vendor == "postgresql" else guard.drop_sqlite()


def _postgresql_json(match: re.Match[str]) -> str:
    return f"({match[1]}::json #>> '{{{match[2].replace('.', ',')}}}')"


def _raise(message: str) -> str:
    return f"RAISE EXCEPTION '{message}' USING ERRCODE = 'integrity_constraint_violation';"


def _function(name: str, body: str) -> str:
    """Runs with its owner's rights, so that a role that may insert need not read what the rule reads.

    Unless it is named last, pg_temp is searched first: a role's own temporary table would stand for the real one.
    """
    return (
        f"CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER "
        f"SET search_path = public, pg_temp AS $$ BEGIN {body} END $$"
    )


class _OfGuards(Operation):
    reduces_to_sql = True
    reversible = True

    def __init__(self, guards: list[Guard]) -> None:
        self.guards = guards

    def deconstruct(self) -> tuple[str, list[Any], dict[str, Any]]:
        return type(self).__name__, [self.guards], {}

    def state_forwards(self, app_label: str, state: ProjectState) -> None:
        """Triggers are no part of the models' state."""

    def _install(self, connection: Any, execute: Callable[..., object]) -> None:
        for guard in self.guards:
            for sql in put_up(guard, connection):
                execute(sql, params=None)
            if isinstance(guard, Chained):
                guard.over(connection).take_in(connection)

    def _remove(self, connection: Any, execute: Callable[..., object]) -> None:
        for guard in reversed(self.guards):
            for sql in take_down(guard, connection):
                execute(sql, params=None)


class InstallGuards(_OfGuards):
    """Installs triggers; backwards it takes them away."""

    def database_forwards(
        self, app_label: str, schema_editor: BaseDatabaseSchemaEditor, from_state: Any, to_state: Any
    ) -> None:
        self._install(schema_editor.connection, schema_editor.execute)

    def database_backwards(
        self, app_label: str, schema_editor: BaseDatabaseSchemaEditor, from_state: Any, to_state: Any
    ) -> None:
        self._remove(schema_editor.connection, schema_editor.execute)

    def describe(self) -> str:
        return f"Install {len(self.guards)} guards"


class RemoveGuards(_OfGuards):
    """Takes triggers away; backwards it installs them."""

    def database_forwards(
        self, app_label: str, schema_editor: BaseDatabaseSchemaEditor, from_state: Any, to_state: Any
    ) -> None:
        self._remove(schema_editor.connection, schema_editor.execute)

    def database_backwards(
        self, app_label: str, schema_editor: BaseDatabaseSchemaEditor, from_state: Any, to_state: Any
    ) -> None:
        self._install(schema_editor.connection, schema_editor.execute)

    def describe(self) -> str:
        return f"Remove {len(self.guards)} guards"
