"""Migrations on SQLite that keep triggers."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db.backends.sqlite3.schema import DatabaseSchemaEditor
from django.db.transaction import atomic

TRIGGERS = "SELECT name, tbl_name, sql FROM sqlite_master WHERE type = 'trigger' ORDER BY rowid"

# SQLite reads every trigger again when it renames a table: one that no longer fits the tables
# stops the migration here instead of a writer later.
REREAD = (
    "CREATE TABLE reread_triggers (id)",
    "ALTER TABLE reread_triggers RENAME TO triggers_reread",
    "DROP TABLE triggers_reread",
)


class GuardedSchemaEditor(DatabaseSchemaEditor):
    """Keeps every trigger when Django remakes a table.

    SQLite drops the triggers of a table that is dropped, and refuses the rename at the end of a remake
    where a trigger of another table reads it: so all of them step aside, inside one transaction.
    """

    def _remake_table(self, model: Any, *args: Any, **kwargs: Any) -> None:
        with atomic(self.connection.alias), self.triggers_aside():
            super()._remake_table(model, *args, **kwargs)  # type: ignore[misc]  # absent from the stubs

    @contextmanager
    def triggers_aside(self) -> Iterator[None]:
        with self.connection.cursor() as cursor:
            triggers = cursor.execute(TRIGGERS).fetchall()
        for name, _, _ in triggers:
            self.execute(f"DROP TRIGGER {self.quote_name(name)}", None)
        yield
        tables = self.connection.introspection.table_names(include_views=True)
        for statement in (*(sql for _, table, sql in triggers if table in tables), *REREAD):
            self.execute(statement, None)
