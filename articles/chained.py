"""The audit chain as guards: each row of a chained table gets a link, which binds it to all links before it.

The database appends the link itself, so no path can forget one, and no role but the owner's writes the chain. On
PostgreSQL a row waits in `articles_unchained` until its transaction commits. Only then is the head locked, after all
other locks, so that no two transactions wait for each other. SQLite has one writer at a time: its rows never wait.
"""

from dataclasses import dataclass, replace
from typing import Any

HEAD, LINKS, WAITING = "articles_audithead", "articles_auditlink", "articles_unchained"
AS_STORED = {
    "postgresql": "COALESCE(LENGTH({0}::text) || ':' || {0}::text, '-')",
    # SQLite stores what it is given: the number 4 for a flag, a text for a number.
    "sqlite": "TYPEOF({0}) || COALESCE(LENGTH(CAST({0} AS BLOB)) || ':' || {0}, '')",
}
"""A stored value with its length: no two values of a column are written alike."""
LEAF = {"postgresql": "articles_leaf({})", "sqlite": "articles_leaf(CAST({} AS BLOB))"}
LOST_HEAD = "the audit chain has lost its head"
DEFINER = "SECURITY DEFINER SET search_path = public, pg_temp"


def key_of(connection: Any, table: str) -> str:
    """The column of a table's primary key; "" where there is none."""
    with connection.cursor() as cursor:
        return connection.introspection.get_primary_key_column(cursor, table) or ""


def columns_of(connection: Any, table: str) -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT * FROM {table} LIMIT 0")
        return sorted(column[0] for column in cursor.description)


def row_as_text(vendor: str, table: str, columns: str, row: str) -> str:
    """The SQL that writes a row of a table as one text, with the names of the table and of its columns before it."""
    values = (AS_STORED[vendor].format(f'{row}."{column}"') for column in columns.split())
    return " || ".join((f"'{len(table)}:{table}{len(columns)}:{columns}'", *values))


def _head_as_text(size: str, head_hash: str, vouched: str) -> str:
    """As `text.seal.message` writes it."""
    values = (f"CAST({value} AS TEXT)" for value in (size, head_hash, vouched))
    return " || ".join((f"'{len(HEAD)}:{HEAD}'", *(f"LENGTH({value}) || ':' || {value}" for value in values)))


EMPTY_HEAD = f"""
    INSERT INTO {HEAD} (id, size, hash, vouched, seal)
    SELECT 1, 0, '', 0, COALESCE(articles_seal({_head_as_text("0", "''", "0")}), '')
    WHERE NOT EXISTS (SELECT 1 FROM {LINKS}) AND NOT EXISTS (SELECT 1 FROM {HEAD})"""


@dataclass(frozen=True)
class Chain:
    """What appends a link for each row that comes to `articles_unchained`, and signs the head.

    A head that does not bear its seal is never signed again: the next row would put right what somebody changed.
    """

    def names(self, vendor: str) -> tuple[str, ...]:
        return (f"{WAITING}_chain",) if vendor == "postgresql" else (f"{WAITING}_chain", f"{LINKS}_head")

    def sqlite(self) -> list[str]:
        signed = _head_as_text("size", "hash", "vouched")
        grown = _head_as_text("NEW.position", "NEW.hash", "vouched")
        return [
            f"CREATE VIEW {WAITING} AS SELECT '' AS table_name, 0 AS row_key, '' AS columns, '' AS leaf WHERE 0",
            f"""CREATE TRIGGER {WAITING}_chain INSTEAD OF INSERT ON {WAITING} BEGIN {EMPTY_HEAD};
                SELECT RAISE(ABORT, '{LOST_HEAD}') WHERE NOT EXISTS (SELECT 1 FROM {HEAD} WHERE id = 1);
                INSERT INTO {LINKS} (position, table_name, row_key, columns, leaf, hash)
                SELECT size + 1, NEW.table_name, NEW.row_key, NEW.columns, NEW.leaf, articles_link(hash, NEW.leaf)
                FROM {HEAD} WHERE id = 1; END""",
            f"""CREATE TRIGGER {LINKS}_head AFTER INSERT ON {LINKS} BEGIN
                UPDATE {HEAD} SET size = NEW.position, hash = NEW.hash,
                seal = CASE WHEN articles_sealed({signed}, seal) THEN articles_seal({grown}) ELSE '' END
                WHERE id = 1; END""",
        ]

    def postgresql(self) -> list[str]:
        head = _head_as_text("head.size", "head.hash", "head.vouched")
        return [
            # Unlogged: no row outlives its transaction.
            f"CREATE UNLOGGED TABLE {WAITING} (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,"
            " table_name text NOT NULL, row_key bigint NOT NULL, columns text NOT NULL, leaf text NOT NULL)",
            "CREATE FUNCTION articles_leaf(stored text) RETURNS text LANGUAGE sql IMMUTABLE AS $$"
            r" SELECT encode(sha256('\x00'::bytea || convert_to($1, 'UTF8')), 'hex') $$",
            "CREATE FUNCTION articles_link(before text, leaf text) RETURNS text LANGUAGE sql IMMUTABLE AS $$"
            r" SELECT encode(sha256('\x01'::bytea || convert_to($1 || $2, 'UTF8')), 'hex') $$",
            f"CREATE FUNCTION articles_seal(message text) RETURNS text LANGUAGE sql STABLE {DEFINER} AS $$"
            " SELECT encode(sha256(outer_pad || sha256(inner_pad || convert_to($1, 'UTF8'))), 'hex')"
            " FROM articles_sealkey $$",
            f"""CREATE FUNCTION {WAITING}_chain() RETURNS trigger LANGUAGE plpgsql {DEFINER} AS $$
            DECLARE
                head {HEAD};
                waiting {WAITING};
                signed boolean;
            BEGIN
                -- The first row of a transaction takes all others with it.
                IF NOT EXISTS (SELECT 1 FROM {WAITING} WHERE id = NEW.id) THEN RETURN NULL; END IF;
                {EMPTY_HEAD} ON CONFLICT DO NOTHING;
                SELECT * INTO head FROM {HEAD} WHERE id = 1 FOR UPDATE;
                IF NOT FOUND THEN
                    RAISE EXCEPTION '{LOST_HEAD}' USING ERRCODE = 'integrity_constraint_violation';
                END IF;
                signed := articles_sealed({head}, head.seal);
                FOR waiting IN SELECT * FROM {WAITING} ORDER BY id LOOP
                    head.size := head.size + 1;
                    head.hash := articles_link(head.hash, waiting.leaf);
                    INSERT INTO {LINKS} (position, table_name, row_key, columns, leaf, hash) VALUES
                    (head.size, waiting.table_name, waiting.row_key, waiting.columns, waiting.leaf, head.hash);
                END LOOP;
                DELETE FROM {WAITING};
                UPDATE {HEAD} SET size = head.size, hash = head.hash,
                seal = CASE WHEN signed THEN COALESCE(articles_seal({head}), '') ELSE '' END WHERE id = 1;
                RETURN NULL;
            END $$""",
            f"CREATE CONSTRAINT TRIGGER {WAITING}_chain AFTER INSERT ON {WAITING} DEFERRABLE INITIALLY DEFERRED"
            f" FOR EACH ROW EXECUTE FUNCTION {WAITING}_chain()",
            f"REVOKE ALL ON {WAITING} FROM PUBLIC",
            f"REVOKE ALL ON FUNCTION articles_seal(text), {WAITING}_chain() FROM PUBLIC",
        ]

    def drop_sqlite(self) -> list[str]:
        return [f"DROP TRIGGER IF EXISTS {LINKS}_head", f"DROP VIEW IF EXISTS {WAITING}"]

    def drop_postgresql(self) -> list[str]:
        functions = f"{WAITING}_chain(), articles_seal(text), articles_link(text, text), articles_leaf(text)"
        return [f"DROP TABLE IF EXISTS {WAITING}", f"DROP FUNCTION IF EXISTS {functions}"]


@dataclass(frozen=True)
class Chained:
    """Each row of a table that comes gets its link. It covers the columns that the table has on installation, or only
    those that are said to stay as they are.
    """

    table: str
    only: str = ""
    key: str = ""
    columns: str = ""

    def over(self, connection: Any) -> "Chained":
        """The same with the table's key and columns, as they are in the database now."""
        return replace(self, key=key_of(connection, self.table), columns=self._covered(connection))

    def _covered(self, connection: Any) -> str:
        return " ".join(sorted(self.only.split()) or columns_of(connection, self.table))

    def names(self, vendor: str) -> tuple[str, ...]:
        return (f"{self.table}_chained",)

    def sqlite(self) -> list[str]:
        return [
            *self.drop_sqlite(),
            f"CREATE TRIGGER {self.table}_chained AFTER INSERT ON {self.table}"
            f" BEGIN {self._insert()} SELECT {self._link('sqlite', 'NEW')}; END",
        ]

    def postgresql(self) -> list[str]:
        name = f"{self.table}_chained"
        return [
            *self.drop_postgresql(),
            f"CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql {DEFINER} SET TimeZone = 'UTC'"
            f" SET DateStyle = 'ISO' AS $$ BEGIN {self._insert()} SELECT {self._link('postgresql', 'NEW')};"
            " RETURN NULL; END $$",
            # Deferred: what it puts into the queue comes after all foreign keys, which lock the rows that they look at.
            f"CREATE CONSTRAINT TRIGGER {name} AFTER INSERT ON {self.table} DEFERRABLE INITIALLY DEFERRED"
            f" FOR EACH ROW EXECUTE FUNCTION {name}()",
            f"REVOKE ALL ON FUNCTION {name}() FROM PUBLIC",
        ]

    def take_in(self, connection: Any) -> None:
        """Chain what is there already: all of a table that never was in the chain, and else the rows whose link names
        a column that is gone, so that nothing can be held against it any more.
        """
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT DISTINCT columns FROM {LINKS} WHERE table_name = %s", [self.table])
            known = [columns for (columns,) in cursor.fetchall()]
            gone = [columns for columns in known if not set(columns.split()) <= set(self.columns.split())]
            if known and not gone:
                return
            link = self._link(connection.vendor, "stored")
            last = f"(SELECT columns FROM {LINKS} WHERE table_name = '{self.table}' AND row_key = stored.{self.key}"
            named = f"WHERE {last} ORDER BY position DESC LIMIT 1) IN ({', '.join(['%s'] * len(gone))})" if gone else ""
            cursor.execute(f"{self._insert()} SELECT {link} FROM {self.table} stored {named} ORDER BY 2", gone)
            if connection.vendor == "postgresql":
                cursor.execute("SET CONSTRAINTS ALL IMMEDIATE; SET CONSTRAINTS ALL DEFERRED")

    def drop_sqlite(self) -> list[str]:
        return [f"DROP TRIGGER IF EXISTS {self.table}_chained"]

    def drop_postgresql(self) -> list[str]:
        return [f"DROP FUNCTION IF EXISTS {self.table}_chained() CASCADE"]

    def _insert(self) -> str:
        return f"INSERT INTO {WAITING} (table_name, row_key, columns, leaf)"

    def _link(self, vendor: str, row: str) -> str:
        leaf = LEAF[vendor].format(row_as_text(vendor, self.table, self.columns, row))
        return f"'{self.table}', {row}.{self.key}, '{self.columns}', {leaf}"
