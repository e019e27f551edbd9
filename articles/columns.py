"""Where a column stands in its table. SQLite goes through a row from its beginning: whoever asks for what stands behind
a long text has it read all of that text.
"""

from typing import Any

from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.operations.base import Operation
from django.db.migrations.state import ProjectState


class MoveLast(Operation):
    """Columns behind all others of their table. PostgreSQL keeps long texts elsewhere, so it has nothing to move."""

    reversible = True

    def __init__(self, model: str, *fields: str) -> None:
        self.model, self.fields = model, fields

    def state_forwards(self, app_label: str, state: ProjectState) -> None:
        """A later migration that remakes the table then leaves them there."""
        known = state.models[app_label, self.model].fields
        for name in self.fields:
            known[name] = known.pop(name)
        state.reload_model(app_label, self.model)

    def database_forwards(
        self, app_label: str, schema_editor: BaseDatabaseSchemaEditor, from_state: ProjectState, to_state: ProjectState
    ) -> None:
        editor: Any = schema_editor
        if editor.connection.vendor == "sqlite":
            editor._remake_table(to_state.apps.get_model(app_label, self.model))

    def database_backwards(
        self, app_label: str, schema_editor: BaseDatabaseSchemaEditor, from_state: ProjectState, to_state: ProjectState
    ) -> None:
        self.database_forwards(app_label, schema_editor, from_state, to_state)

    def describe(self) -> str:
        return f"Move {', '.join(self.fields)} of {self.model} behind its other columns"
