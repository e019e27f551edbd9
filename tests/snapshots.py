"""The database and the readers' pages as plain values, to see whether anything in them changed."""

from collections.abc import Iterable

from django.db import connection
from django.test import Client

from tests.urls import readers_paths


def everything(*but: str) -> dict[str, list[str]]:
    """The rows of all the project's own tables."""
    tables = {name for name in connection.introspection.table_names() if name.startswith("articles_")}
    return {table: rows(table) for table in sorted(tables - set(but))}


def rows(table: str) -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT * FROM {table}")
        return sorted(map(repr, cursor.fetchall()))


def pages(paths: Iterable[str] = ()) -> dict[str, tuple[int, bytes]]:
    """Status and bytes of readers' pages; without paths, of every one that there is now."""
    answers = {path: Client().get(path) for path in paths or readers_paths()}
    return {path: (answer.status_code, answer.content) for path, answer in answers.items()}
