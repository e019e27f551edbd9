import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from threading import Barrier, Thread
from typing import Any

import pytest
from django.conf import settings
from django.db import DatabaseError, IntegrityError, connections, models
from django.db.migrations import (
    AddField,
    AlterField,
    CreateModel,
    DeleteModel,
    RemoveField,
    RenameField,
    RenameModel,
)
from django.db.migrations.operations.base import Operation
from django.db.migrations.state import ProjectState
from django.db.transaction import atomic
from django.test import override_settings

from articles.seal import seal

ALIAS = "guarded"
SHELF = CreateModel("shelf", [("id", models.AutoField(primary_key=True)), ("name", models.TextField())])
BOOK = CreateModel(
    "book",
    [
        ("id", models.AutoField(primary_key=True)),
        ("title", models.TextField()),
        ("price", models.IntegerField(default=1)),
        ("shelf", models.ForeignKey("shop.shelf", models.CASCADE, null=True)),
    ],
)
SIGNED = (
    "CREATE TRIGGER book_stands BEFORE UPDATE ON shop_book BEGIN SELECT RAISE(ABORT, 'a book stands'); END",
    "CREATE TRIGGER book_stays BEFORE DELETE ON shop_book BEGIN SELECT RAISE(ABORT, 'a book stays'); END",
    "CREATE TRIGGER shelf_full BEFORE INSERT ON shop_shelf WHEN (SELECT COUNT(title) FROM shop_book) > 1 "
    "BEGIN SELECT RAISE(ABORT, 'the shelves are full'); END",
)
ISBN = AddField("book", "isbn", models.TextField(null=True, unique=True))
REMAKES = {
    "AddField": ISBN,
    "RemoveField": RemoveField("book", "shelf"),
    "AlterField": AlterField("book", "price", models.TextField(null=True)),
    "RenameField": RenameField("book", "shelf", "place"),
    "RenameColumn": RenameField("book", "title", "heading"),
    "RenameModel": RenameModel("book", "volume"),
    "a table that a trigger of another reads": AlterField("shelf", "name", models.TextField(null=True)),
}


class Shop:
    """A database of two tables and three triggers, one of which reads the other table."""

    def __init__(self) -> None:
        self.connection = connections[ALIAS]
        self.state = ProjectState()
        self.migrate(SHELF, BOOK)
        for statement in SIGNED:
            self.run(statement)
        self.run("INSERT INTO shop_book (title, price) VALUES ('first', 1), ('second', 2)")

    def run(self, sql: str) -> list[tuple[Any, ...]]:
        with self.connection.cursor() as cursor:
            cursor.execute(sql)
            return list(cursor.fetchall())

    def migrate(self, *operations: Operation) -> None:
        with self.connection.schema_editor() as editor:
            for operation in operations:
                before, after = self.state, self.state.clone()
                operation.state_forwards("shop", after)
                operation.database_forwards("shop", editor, before, after)
                self.state = after

    def triggers(self) -> set[str]:
        return {name for (name,) in self.run("SELECT name FROM sqlite_master WHERE type = 'trigger'")}


@pytest.fixture
def shop(tmp_path: Path, django_db_blocker: Any, monkeypatch: pytest.MonkeyPatch) -> Iterator[Shop]:
    name = {**connections["default"].settings_dict, "ENGINE": "klonoinfo.sqlite", "OPTIONS": {}}
    monkeypatch.setitem(connections.databases, ALIAS, {**name, "NAME": str(tmp_path / "shop.sqlite3")})
    with django_db_blocker.unblock():
        yield Shop()
        connections[ALIAS].close()
        del connections[ALIAS]


def test_connection_is_guarded(shop: Shop) -> None:
    pragmas = ("journal_mode", "recursive_triggers", "foreign_keys", "busy_timeout")
    assert [shop.run(f"PRAGMA {pragma}") for pragma in pragmas] == [[("wal",)], [(1,)], [(1,)], [(20_000,)]]


@pytest.mark.parametrize(
    "write",
    [
        "UPDATE shop_book SET price = 3",
        "DELETE FROM shop_book",
        "REPLACE INTO shop_book VALUES (1, '', 1, NULL)",
    ],
)
def test_triggers_refuse(shop: Shop, write: str) -> None:
    with pytest.raises(IntegrityError, match="a book sta"):
        shop.run(write)


@pytest.mark.parametrize("operation", REMAKES.values(), ids=REMAKES.keys())
def test_triggers_outlive(shop: Shop, operation: Operation) -> None:
    shop.migrate(operation)
    assert shop.triggers() == {"book_stands", "book_stays", "shelf_full"}
    with pytest.raises(IntegrityError, match="the shelves are full"):
        shop.run("INSERT INTO shop_shelf (name) VALUES ('high')")
    table = "shop_volume" if isinstance(operation, RenameModel) else "shop_book"
    with pytest.raises(IntegrityError, match="a book stands"):
        shop.run(f"UPDATE {table} SET id = 3")


def test_failing_migration_leaves_triggers_and_tables(shop: Shop) -> None:
    unique = AddField("book", "barcode", models.TextField(default="same", unique=True))
    with pytest.raises(IntegrityError, match="UNIQUE"):
        shop.migrate(ISBN, unique)
    assert shop.triggers() == {"book_stands", "book_stays", "shelf_full"}
    assert shop.run("SELECT * FROM shop_book") == [(1, "first", 1, None), (2, "second", 2, None)]


def test_remake_that_breaks_a_trigger_is_refused(shop: Shop) -> None:
    shop.run(
        "CREATE TRIGGER shelf_in_use BEFORE DELETE ON shop_shelf WHEN (SELECT MAX(shelf_id) FROM shop_book) "
        "BEGIN SELECT RAISE(ABORT, 'books stand on it'); END"
    )
    with pytest.raises(DatabaseError, match="error in trigger shelf_in_use"):
        shop.migrate(REMAKES["RemoveField"])
    assert "shelf_in_use" in shop.triggers()


def test_triggers_of_a_deleted_table_go_with_it(shop: Shop) -> None:
    shop.run("DROP TRIGGER shelf_full")
    shop.run("DROP TRIGGER book_stays")
    shop.migrate(DeleteModel("book"), AlterField("shelf", "name", models.TextField(null=True)))
    assert shop.triggers() == set()


def test_only_a_process_with_the_key_writes_what_is_sealed(shop: Shop) -> None:
    shop.run(
        "CREATE TRIGGER book_sealed BEFORE INSERT ON shop_book WHEN articles_sealed('book', NEW.title) IS NOT TRUE "
        "BEGIN SELECT RAISE(ABORT, 'no seal'); END"
    )
    insert = f"INSERT INTO shop_book (title, price) VALUES ('{seal(settings.SEAL_KEY, 'book')}', 1)"
    shop.run(insert)
    with pytest.raises(IntegrityError, match="no seal"):
        shop.run(insert.upper())
    with override_settings(SEAL_KEY=""), pytest.raises(IntegrityError, match="no seal"):
        shop.run(insert)
    program = sqlite3.connect(shop.connection.settings_dict["NAME"])
    with closing(program), pytest.raises(sqlite3.OperationalError, match="no such function: articles_sealed"):
        program.execute(insert)


@pytest.mark.race
def test_writers_wait_for_each_other(shop: Shop) -> None:
    barrier, failures = Barrier(2), list[Exception]()
    shop.run("DROP TRIGGER book_stands")
    threads = [Thread(target=add_one, args=(barrier, failures.append)) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (failures, shop.run("SELECT price FROM shop_book WHERE id = 1")) == ([], [(21,)])


def add_one(barrier: Barrier, report: Callable[[Exception], None]) -> None:
    barrier.wait()
    try:
        for _ in range(10):
            with atomic(ALIAS), connections[ALIAS].cursor() as cursor:
                (price,) = cursor.execute("SELECT price FROM shop_book WHERE id = 1").fetchone()
                cursor.execute("UPDATE shop_book SET price = %s WHERE id = 1", [price + 1])
    except DatabaseError as error:
        report(error)
    finally:
        connections[ALIAS].close()
