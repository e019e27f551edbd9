"""Rows as they are stored, read by SQL as text: Django takes some values for others, and stops at some."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db import connection, transaction

from articles.chained import row_as_text


@contextmanager
def one_moment() -> Iterator[None]:
    """All is read as it stood at one moment, while others go on writing."""
    if connection.in_atomic_block:
        if connection.vendor == "postgresql":  # what this transaction wrote has no link before it ends
            _run("SET CONSTRAINTS ALL IMMEDIATE; SET CONSTRAINTS ALL DEFERRED")
        yield
        return
    opened: Any = connection
    usual = getattr(opened, "transaction_mode", None)
    if connection.vendor == "sqlite":
        opened.transaction_mode = "DEFERRED"  # the usual mode would keep all writers out
    try:
        with transaction.atomic():
            if connection.vendor == "postgresql":
                _run("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
            yield
    finally:
        if connection.vendor == "sqlite":
            opened.transaction_mode = usual


def count(table: str) -> int:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT COUNT(*) FROM {table}")
        return int(cursor.fetchone()[0])


def values(table: str, columns: str, order: str) -> Iterator[tuple[str, ...]]:
    """The columns of each row as text. The first one says by which types SQLite stores them, "" on PostgreSQL."""
    names = columns.split()
    postgres = connection.vendor == "postgresql"
    types = "''" if postgres else " || ' ' || ".join(f"TYPEOF({name})" for name in names)
    texts = (f"CAST({name} AS {'TEXT' if postgres else 'BLOB'})" for name in names)
    for row in read(f"SELECT {types}, {', '.join(texts)} FROM {table} ORDER BY {table}.{order}"):
        yield tuple(map(_text, row))


def rows(table: str, key: str, columns: str) -> Iterator[tuple[str, bytes]]:
    """The key of each row, and the row as its leaf is made of."""
    text = row_as_text(connection.vendor, table, columns, "stored")
    if connection.vendor == "sqlite":
        text = f"CAST({text} AS BLOB)"
    for name, row in read(f"SELECT CAST({key} AS TEXT), {text} FROM {table} stored"):
        yield name, row.encode() if isinstance(row, str) else row


def keys(table: str, key: str) -> Iterator[str]:
    for (name,) in read(f"SELECT CAST({key} AS TEXT) FROM {table} ORDER BY {table}.{key}"):
        yield name


def read(sql: str) -> Iterator[Any]:
    with connection.chunked_cursor() as cursor:
        cursor.execute(sql)
        while rows := cursor.fetchmany(500):
            yield from rows


def _run(sql: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(sql)


def _text(value: str | bytes | None) -> str:
    """Bytes that are no text stay apart from all that is."""
    return value.decode("utf-8", "backslashreplace") if isinstance(value, bytes) else value or ""
