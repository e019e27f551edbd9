"""Single changes behind the guards: of one value, of one row or of two, in any table that verify answers for."""

import random
from collections.abc import Iterator
from dataclasses import dataclass, field

from django.db import DatabaseError, connection, transaction

from articles.chained import HEAD, LINKS
from articles.management.rows import chained_tables

POSTGRES = connection.vendor == "postgresql"
NUMBERS, FLAGS, MOMENTS = {"integer", "bigint", "smallint"}, {"boolean", "bool"}, {"date", "datetime"}
MOMENTS |= {"timestamp with time zone"}
SPARE = -987_654_321
UNVOUCHED = {"articles_quarantined": {"state", "by_id", "at"}, "articles_person": {"password"}}
"""What verify does not answer for, as docs/operators.md says."""


@dataclass(frozen=True)
class Tampering:
    table: str
    keys: tuple[int, ...]
    """One of them, at least, has to be named."""
    sql: tuple[str, ...]

    def apply(self) -> bool:
        """Whether something else is stored now. The database still refuses what its constraints do."""
        before = image(self.table)
        try:
            with transaction.atomic(), connection.cursor() as cursor:
                for statement in self.sql:
                    cursor.execute(statement)
        except DatabaseError:
            return False
        return image(self.table) != before

    def is_named_in(self, fault: str) -> bool:
        """A change of the chain's own tables is one of the chain, or of the row that no longer fits its link."""
        if self.table in (HEAD, LINKS):
            return "chain" in fault or fault.startswith("Row ")
        return any(f"Row {key} of {self.table} " in fault for key in self.keys)


def image(table: str) -> list[tuple[str, ...]]:
    """All that is stored, with the types that SQLite stores it as."""
    text = "{0}::text" if POSTGRES else "TYPEOF({0}) || HEX({0})"
    with connection.cursor() as cursor:
        names = ", ".join(text.format(f'"{name}"') for name in types_of(table))
        cursor.execute(f"SELECT {names} FROM {table}")
        return sorted(tuple(map(str, row)) for row in cursor.fetchall())


def types_of(table: str) -> dict[str, str]:
    with connection.cursor() as cursor:
        if POSTGRES:
            cursor.execute(
                "SELECT column_name, data_type FROM information_schema.columns WHERE table_name = %s", [table]
            )
            return dict(cursor.fetchall())
        cursor.execute(f"PRAGMA table_info({table})")
        return {row[1]: row[2].split("(")[0] for row in cursor.fetchall()}


@dataclass
class Tamperer:
    """Makes them by chance, the same ones for the same seed."""

    seed: int
    tables: list[str] = field(default_factory=lambda: [*chained_tables(), LINKS, HEAD])

    def __post_init__(self) -> None:
        self.random = random.Random(self.seed)  # noqa: S311  # chosen by chance, not kept secret
        self.types = {table: types_of(table) for table in self.tables}
        self.key_of = {table: self._key(table) for table in self.tables}
        self.keys = {table: self._keys(table) for table in self.tables}

    def many(self, number: int) -> Iterator[Tampering]:
        """In the first and the last row of each table, then anywhere. Some change nothing: `apply` says so."""
        for table in self.tables:
            for key in (self.keys[table][0], self.keys[table][-1]):
                yield Tampering(table, *self.delete(table, key))
                yield from (self.one(table, key) for _ in range(2))
        for _ in range(number):
            table = self.random.choice(self.tables)
            yield self.one(table, self.random.choice(self.keys[table]))

    def one(self, table: str, key: int) -> Tampering:
        kind = self.random.choice(
            (self.change, self.change, self.change, self.delete, self.copy, self.forge, self.swap)
        )
        return Tampering(table, *kind(table, key))

    def change(self, table: str, key: int) -> tuple[tuple[int, ...], tuple[str, ...]]:
        column = self.random.choice([name for name in self.types[table] if name not in UNVOUCHED.get(table, ())])
        value = self.random.choice(self._others(self.types[table][column])).format(f'"{column}"')
        where = f"{self.key_of[table]} = {key}"
        return (key,), (f'UPDATE {table} SET "{column}" = {value} WHERE {where}',)

    def delete(self, table: str, key: int) -> tuple[tuple[int, ...], tuple[str, ...]]:
        return (key,), (f"DELETE FROM {table} WHERE {self.key_of[table]} = {key}",)

    def copy(self, table: str, key: int) -> tuple[tuple[int, ...], tuple[str, ...]]:
        return self._insert(table, key, {})

    def forge(self, table: str, key: int) -> tuple[tuple[int, ...], tuple[str, ...]]:
        """A copy that no unique constraint takes for one, without a seal."""
        numbers = {name: f'"{name}" + 1000' for name, kind in self.types[table].items() if kind in NUMBERS}
        return self._insert(table, key, numbers | {"seal": "''"})

    def swap(self, table: str, key: int) -> tuple[tuple[int, ...], tuple[str, ...]]:
        """Two rows change their keys, so that each says what the other said."""
        other, name = self.random.choice(self.keys[table]), self.key_of[table]
        moves = ((key, SPARE), (other, key), (SPARE, other))
        return (key, other), tuple(f"UPDATE {table} SET {name} = {to} WHERE {name} = {old}" for old, to in moves)

    def _insert(self, table: str, key: int, changed: dict[str, str]) -> tuple[tuple[int, ...], tuple[str, ...]]:
        new = self.random.choice((0, -1, self.keys[table][-1] + 1))
        values = {name: f'"{name}"' for name in self.types[table]} | changed | {self.key_of[table]: str(new)}
        names = [name for name in values if name in self.types[table]]
        columns, texts = ", ".join(f'"{name}"' for name in names), ", ".join(values[name] for name in names)
        where = f"{self.key_of[table]} = {key}"
        return (new,), (f"INSERT INTO {table} ({columns}) SELECT {texts} FROM {table} WHERE {where}",)

    def _others(self, kind: str) -> tuple[str, ...]:
        """Expressions over what is stored."""
        anything = () if POSTGRES else ("'garbage'", "4", "''", "CAST({} AS BLOB)", "CAST({} AS REAL)")
        if kind in NUMBERS:
            return ("{} + 1", "-{}", "0", "NULL", *anything)
        if kind in FLAGS:
            return ("NOT {}", *anything)
        if kind in MOMENTS:
            own = ("'infinity'", "{} + interval '1 day'") if POSTGRES else ("'2031-13-45'", "{} || '.0'", "{} || ' '")
            return (*own, "'2031-01-31'", "NULL", *anything)
        return ("{} || 'x'", "UPPER({})", "''", "' ' || {}", "NULL", *anything)

    def _key(self, table: str) -> str:
        with connection.cursor() as cursor:
            return str(connection.introspection.get_primary_key_column(cursor, table))

    def _keys(self, table: str) -> list[int]:
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT {self.key_of[table]} FROM {table} ORDER BY 1")
            return [key for (key,) in cursor.fetchall()]
