"""A SQLite backend for Django on which the guards of the database hold: triggers, seals, one writer at a time."""

import os
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db.backends.sqlite3 import base

from articles.chain import leaf, link
from articles.seal import is_seal, seal
from klonoinfo.sqlite.schema import GuardedSchemaEditor

# Without recursive triggers an INSERT OR REPLACE deletes the old row unseen by its DELETE trigger.
PRAGMAS = ("PRAGMA recursive_triggers = ON", "PRAGMA journal_mode = WAL")


class DatabaseWrapper(base.DatabaseWrapper):
    """Django's SQLite backend, on which triggers hold and writers wait for each other."""

    SchemaEditorClass = GuardedSchemaEditor

    def get_connection_params(self) -> dict[str, Any]:
        parameters = {"timeout": 20, **super().get_connection_params()}
        self.transaction_mode = "IMMEDIATE"
        if _never_changes(Path(parameters["database"])):
            parameters["database"] = f"{Path(parameters['database']).absolute().as_uri()}?immutable=1"
        return parameters

    def get_new_connection(self, conn_params: dict[str, Any]) -> Any:
        connection = super().get_new_connection(conn_params)
        for pragma in PRAGMAS:
            connection.execute(pragma)
        connection.create_function("articles_sealed", 2, _sealed, deterministic=True)
        connection.create_function("articles_seal", 1, _seal, deterministic=True)
        connection.create_function("articles_leaf", 1, leaf, deterministic=True)
        connection.create_function("articles_link", 2, link, deterministic=True)
        return connection


def _never_changes(file: Path) -> bool:
    """On a read-only file system SQLite opens a file only when it is told that nobody writes to it. It then looks at
    no log, so that one which still holds something, a withdrawal perhaps, forbids it. The file system is asked, since
    that this account may not write says nothing of others.
    """
    log = file.with_name(f"{file.name}-wal")
    has_log = log.exists() and log.stat().st_size > 0
    return file.exists() and not has_log and bool(os.statvfs(file).f_flag & os.ST_RDONLY)


def _sealed(message: str, seal: str) -> bool:
    """What triggers ask. Another program's connection has no such function, so it writes nothing that is sealed."""
    return is_seal(settings.SEAL_KEY, message, seal)


def _seal(message: str) -> str:
    """What the trigger signs the head of the audit chain with; a process without the key signs nothing."""
    return seal(settings.SEAL_KEY, message) if settings.SEAL_KEY else ""
