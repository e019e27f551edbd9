"""A SQLite file on a file system that nobody can write to, as far as that system says."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from django.db import OperationalError, connections

from klonoinfo.unavailable import Trouble, trouble_of

ALIAS = "read_only"
MAKE = """
import os, sqlite3, sys
connection = sqlite3.connect(sys.argv[1], isolation_level=None)
connection.execute("PRAGMA journal_mode = WAL")
connection.execute("CREATE TABLE shelf (name TEXT)")
connection.execute("INSERT INTO shelf VALUES ('first')")
{}
"""
Run = Callable[[str], list[Any]]


@pytest.fixture
def shelf(tmp_path: Path, django_db_blocker: Any, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[str], Run]]:
    """Makes the file in a process that ends as it is told, and gives what runs a statement."""
    file = tmp_path / "shelf.sqlite3"
    settings = {**connections["default"].settings_dict, "ENGINE": "klonoinfo.sqlite", "NAME": str(file), "OPTIONS": {}}
    monkeypatch.setitem(connections.databases, ALIAS, settings)
    monkeypatch.setattr(os, "statvfs", lambda _: SimpleNamespace(f_flag=os.ST_RDONLY))

    def run(sql: str) -> list[Any]:
        with connections[ALIAS].cursor() as cursor:
            cursor.execute(sql)
            return list(cursor.fetchall())

    def make(ending: str) -> Run:
        subprocess.run([sys.executable, "-c", MAKE.format(ending), file], check=True)
        return run

    with django_db_blocker.unblock():
        yield make
        connections[ALIAS].close()
        del connections[ALIAS]


def test_after_a_clean_stop_it_is_read_and_not_written(shelf: Callable[[str], Run], tmp_path: Path) -> None:
    run = shelf("connection.close()")
    assert run("SELECT name FROM shelf") == [("first",)]
    with pytest.raises(OperationalError) as caught:
        run("INSERT INTO shelf VALUES ('second')")
    assert trouble_of(caught.value) is Trouble.READ_ONLY
    assert [file.name for file in tmp_path.iterdir()] == ["shelf.sqlite3"]


def test_a_log_that_was_left_behind_is_read_too(shelf: Callable[[str], Run], tmp_path: Path) -> None:
    """What stands in it alone may be a withdrawal."""
    run = shelf("os._exit(0)")
    assert (tmp_path / "shelf.sqlite3-wal").stat().st_size
    assert run("SELECT name FROM shelf") == [("first",)]


def test_a_file_that_cannot_be_opened_is_a_database_that_is_away(shelf: Callable[[str], Run], tmp_path: Path) -> None:
    run = shelf("connection.close()")
    (tmp_path / "shelf.sqlite3").unlink()
    (tmp_path / "shelf.sqlite3").mkdir()
    with pytest.raises(OperationalError) as caught:
        run("SELECT name FROM shelf")
    assert trouble_of(caught.value) is Trouble.AWAY
