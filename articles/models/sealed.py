"""Rows that only this application can have written: each bears a seal, and the database refuses it without."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, ClassVar

from django.conf import settings
from django.db import DEFAULT_DB_ALIAS, connections, models, transaction
from django.db.models import Q

from ..seal import is_seal, message, pads, seal
from .appendonly import AppendOnly

KEY_TABLE = "articles_sealkey"


class Sealed(AppendOnly):
    """`save` seals. What goes around it (bulk_create, fixtures, SQL) has no seal that the database takes."""

    seal = models.CharField(max_length=64, default="", editable=False, help_text="Empty in rows older than seals.")

    class Meta(AppendOnly.Meta):
        abstract = True
        constraints: ClassVar[tuple[models.BaseConstraint, ...]] = (
            models.UniqueConstraint("seal", condition=~Q(seal=""), name="%(class)s_sealed_once"),
        )

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.seal = seal(settings.SEAL_KEY, self._message())
        with _out_of_sight(kwargs.get("using") or DEFAULT_DB_ALIAS):
            super().save(*args, **kwargs)

    def bears_seal(self) -> bool:
        """Whether the row is, column by column, one that a holder of this key wrote."""
        return is_seal(settings.SEAL_KEY, self._message(), self.seal)

    def _message(self) -> str:
        """Every column as it is stored, but the seal itself and the key that the database gives."""
        fields = {str(field.column): field for field in self._meta.concrete_fields}
        values = [
            field.get_prep_value(getattr(self, field.attname))
            for column, field in sorted(fields.items())
            if column not in ("id", "seal")
        ]
        return message(self._meta.db_table, values)


@contextmanager
def _out_of_sight(using: str) -> Iterator[None]:
    """Values go beside the statement and not in it: PostgreSQL shows a role the statements of all its connections, so
    that SQL of its own could end the connection, take row and seal from there, and insert them later.
    """
    connection = connections[using]
    if connection.vendor != "postgresql":
        yield
        return
    import psycopg  # noqa: PLC0415  # a tenth of the start of a process, for which SQLite has no use

    connection.ensure_connection()
    raw = connection.connection
    usual, raw.cursor_factory = raw.cursor_factory, psycopg.Cursor
    try:
        yield
    finally:
        raw.cursor_factory = usual


def store_key(using: str = DEFAULT_DB_ALIAS, **_: Any) -> None:
    """Give PostgreSQL the key to check seals with, after each migration, as the tables' owner.

    By COPY: what is copied stands in no statement, so that no log and no error shows it. SQLite asks the process.
    """
    connection = connections[using]
    if connection.vendor != "postgresql" or not settings.SEAL_KEY:
        return
    with transaction.atomic(using), connection.cursor() as cursor:
        if KEY_TABLE in connection.introspection.table_names(cursor):
            cursor.execute("DELETE FROM articles_sealkey")
            with cursor.copy("COPY articles_sealkey (inner_pad, outer_pad) FROM STDIN") as copy:
                copy.write_row(pads(settings.SEAL_KEY))
