"""Who may do what in PostgreSQL: the process of the staff, and that of the readers. Neither owns anything."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from django.db import connection
from django.db.migrations.loader import MigrationLoader

from ..guards import Frozen, InstallGuards
from ..models import (
    Article,
    AuditHead,
    AuditLink,
    Document,
    Edition,
    Medication,
    Person,
    Quarantined,
    Reaffirmation,
    Report,
    ReportOutcome,
    SearchEntry,
    Withdrawal,
)
from ..models.sealed import KEY_TABLE

READERS = tuple(model._meta.db_table for model in (Edition, Withdrawal, Reaffirmation, ReportOutcome, SearchEntry))
READERS_COLUMNS = {AuditHead._meta.db_table: "id, size", AuditLink._meta.db_table: "position, table_name, row_key"}
"""What readers' processes learn by: that something was published, and which row it is. Not what a row says, nor its
hash.
"""
REPORTS = Report._meta.db_table
"""Readers' processes add to it, and cannot read what others wrote there."""
KEPT = frozenset(
    model._meta.db_table for model in (Document, Article, Medication, Person, Quarantined, Report, ReportOutcome)
)
"""Written and changed, never deleted."""
ADDED = frozenset({SearchEntry._meta.db_table})
"""Written with an edition and never changed; only the tables' owner makes the index anew."""
WRITTEN_BY_MIGRATIONS = frozenset(
    {"django_migrations", "django_content_type", "auth_permission", "auth_group", "auth_group_permissions"}
)
WRITTEN_BY_TRIGGERS = frozenset(model._meta.db_table for model in (AuditLink, AuditHead))


def frozen() -> set[str]:
    """The tables in which the database itself refuses every change of a row."""
    operations = [
        operation
        for migration in MigrationLoader(None, ignore_no_migrations=True).disk_migrations.values()
        for operation in migration.operations
        if isinstance(operation, InstallGuards)
    ]
    return {guard.table for operation in operations for guard in operation.guards if isinstance(guard, Frozen)}


def rights(tables: Iterable[str]) -> dict[str, str]:
    """By table, what the staff's process may do."""
    once = frozen()
    return {table: _right(table, once) for table in sorted(tables)}


def _right(table: str, once: set[str]) -> str:
    if table in WRITTEN_BY_MIGRATIONS | WRITTEN_BY_TRIGGERS:
        return "SELECT"
    if table in once | ADDED:
        return "SELECT, INSERT"
    return "SELECT, INSERT, UPDATE" if table in KEPT else "SELECT, INSERT, UPDATE, DELETE"


def readers_rights() -> dict[str, str]:
    """By table, what the readers' process may do."""
    return {**dict.fromkeys((*READERS, *READERS_COLUMNS), "SELECT"), REPORTS: "INSERT"}


def statements(*, web: str, reader: str, tables: Iterable[str]) -> Iterator[str]:
    """The SQL that gives both roles these rights and no others. Run it again after each migration."""
    quote = connection.ops.quote_name
    yield f"REVOKE TEMPORARY ON DATABASE {quote(database())} FROM PUBLIC, {quote(web)}, {quote(reader)};"
    yield "REVOKE CREATE ON SCHEMA public FROM PUBLIC;"
    yield f"REVOKE ALL ON {quote(KEY_TABLE)} FROM PUBLIC;"
    yield f"REVOKE ALL ON FUNCTION articles_sealed(text, text) FROM PUBLIC, {quote(web)}, {quote(reader)};"
    for role in (web, reader):
        yield f"REVOKE ALL ON ALL TABLES IN SCHEMA public FROM PUBLIC, {quote(role)};"
        yield f"REVOKE ALL ON ALL SEQUENCES IN SCHEMA public FROM PUBLIC, {quote(role)};"
        yield f"GRANT USAGE ON SCHEMA public TO {quote(role)};"
    for table, right in rights(tables).items():
        yield f"GRANT {right} ON {quote(table)} TO {quote(web)};"
    yield f"GRANT EXECUTE ON FUNCTION articles_sealed(text, text) TO {quote(web)};"
    for table, right in readers_rights().items():
        columns = f" ({READERS_COLUMNS[table]})" if table in READERS_COLUMNS else ""
        yield f"GRANT {right}{columns} ON {quote(table)} TO {quote(reader)};"


def database() -> str:
    return str(connection.settings_dict["NAME"])


def role_refusal(cursor: Any, role: str) -> str:
    """Why this role would keep none of the promises, or ""."""
    cursor.execute(
        "SELECT rolsuper, pg_has_role(oid, current_user, 'MEMBER'), rolcreaterole OR rolcreatedb OR rolreplication"
        " OR rolbypassrls FROM pg_roles WHERE rolname = %s",
        [role],
    )
    row = cursor.fetchone()
    if row is None:
        return f"There is no role “{role}”. Make it first: CREATE ROLE {role} LOGIN PASSWORD '…';"
    if any(row[:2]):
        return f"The role “{role}” is a superuser or may act as the tables' owner. Choose one that may not."
    if row[2]:
        return f"The role “{role}” may make roles or databases, copy the server or pass row security. Take that away."
    return ""


def left_over(cursor: Any, role: str) -> str:
    """Why this role, whatever was taken from it, could still make seals, or tables that stand for the real ones."""
    cursor.execute(
        "SELECT has_any_column_privilege(%s, %s, 'SELECT'), has_database_privilege(%s, %s, 'TEMPORARY')",
        [role, KEY_TABLE, role, database()],
    )
    may_read, may_shadow = cursor.fetchone()
    if may_read:
        return f"The role “{role}” may read the key of the seals, through a role that it belongs to."
    if may_shadow:
        return f"The role “{role}” may make temporary tables: only the database's owner can take that from it."
    cursor.execute(
        "SELECT rolname FROM pg_roles WHERE rolname LIKE 'pg\\_%%' AND pg_has_role(%s, oid, 'MEMBER') ORDER BY 1",
        [role],
    )
    for (more,) in cursor.fetchall():
        return f"The role “{role}” belongs to “{more}”, which may more than it needs. Take it out of there."
    return ""


EFFECTIVE = """
    SELECT t.relname, r.name FROM pg_class t
    CROSS JOIN unnest(ARRAY['SELECT', 'INSERT', 'UPDATE', 'REFERENCES', 'DELETE', 'TRUNCATE', 'TRIGGER']) r(name)
    WHERE t.relnamespace = 'public'::regnamespace AND t.relkind IN ('r', 'p', 'v', 'm')
    AND CASE WHEN r.name IN ('DELETE', 'TRUNCATE', 'TRIGGER') THEN has_table_privilege(%(role)s, t.oid, r.name)
        ELSE has_any_column_privilege(%(role)s, t.oid, r.name) END
    ORDER BY 1, 2
"""


def excess(cursor: Any, role: str, rights: Mapping[str, str]) -> str:
    """What this role may do to a table, however it came by it, beyond its rights, or ""."""
    cursor.execute(EFFECTIVE, {"role": role})
    for table, right in cursor.fetchall():
        if right not in rights.get(table, "").split(", "):
            return f"The role “{role}” may {right} {table}, through a role that it belongs to. Take that away."
    return ""
