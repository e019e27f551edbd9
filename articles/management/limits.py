"""What PostgreSQL gives every role and only a superuser can take: all connections, large objects, locks without a
table, the server's log, disk for sorting. Of these the processes of klonoinfo need few or none.
"""

from collections.abc import Iterator
from typing import Any

from django.db import connection

ROOM = 10
"""Connections that are left for the tables' owner, whatever the two roles take."""
SETTINGS = {
    "temp_file_limit": "1GB",
    # Defaults, which a role may change for itself: against mistakes and not against malice
    "statement_timeout": "60s",
    "idle_in_transaction_session_timeout": "5min",
}
# By what they are made of, or a later release adds one that nobody thought of
TAKEN_AWAY = r"""
    SELECT p.oid, p.oid::regprocedure::text FROM pg_proc p
    WHERE p.pronamespace = 'pg_catalog'::regnamespace
    AND (p.prosrc LIKE 'be\_lo%%' OR p.proname ~ '^pg_(try_)?advisory' OR p.proname = 'pg_logical_emit_message')
    AND has_function_privilege(%s, p.oid, 'EXECUTE')
    ORDER BY 2
"""

NEEDED_BY_STAFF = "pg_advisory_xact_lock(integer,integer)"
"""By it those who try to sign in from one address, or as one person, wait for each other."""


def statements(*, web: str, reader: str) -> Iterator[str]:
    """The SQL that takes it from both roles; nothing of what is taken already."""
    quote = connection.ops.quote_name
    with connection.cursor() as cursor:
        most = _most(cursor)
        for role in (web, reader):
            if not 0 < _limit(cursor, role) <= most:
                yield f"ALTER ROLE {quote(role)} CONNECTION LIMIT {most};"
            for name in _missing(cursor, role):
                yield f"ALTER ROLE {quote(role)} SET {name} = '{SETTINGS[name]}';"
        may = {role: _executable(cursor, role) for role in (web, reader)}
        for name in dict.fromkeys([*may[web], *may[reader]]):
            if name != NEEDED_BY_STAFF:
                yield f"REVOKE ALL ON FUNCTION {name} FROM PUBLIC, {quote(web)}, {quote(reader)};"
        if NEEDED_BY_STAFF in may[reader] or NEEDED_BY_STAFF not in may[web]:
            yield f"REVOKE ALL ON FUNCTION {NEEDED_BY_STAFF} FROM PUBLIC, {quote(reader)};"
            yield f"GRANT EXECUTE ON FUNCTION {NEEDED_BY_STAFF} TO {quote(web)};"


def _most(cursor: Any) -> int:
    """Each role's half of what there is, so that neither shuts the other out, nor both the owner."""
    cursor.execute(
        "SELECT current_setting('max_connections')::int - current_setting('superuser_reserved_connections')::int"
    )
    return max(1, (int(cursor.fetchone()[0]) - ROOM) // 2)


def _limit(cursor: Any, role: str) -> int:
    """-1 for none, as for a role that does not exist."""
    cursor.execute("SELECT rolconnlimit FROM pg_roles WHERE rolname = %s", [role])
    row = cursor.fetchone()
    return int(row[0]) if row else -1


def _missing(cursor: Any, role: str) -> list[str]:
    cursor.execute(
        "SELECT unnest(s.setconfig) FROM pg_db_role_setting s JOIN pg_roles r ON r.oid = s.setrole"
        " WHERE r.rolname = %s AND s.setdatabase = 0",
        [role],
    )
    present = {line.partition("=")[0] for (line,) in cursor.fetchall()}
    return [name for name in SETTINGS if name not in present]


def _executable(cursor: Any, role: str) -> list[str]:
    cursor.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [role])
    if cursor.fetchone() is None:
        return []
    cursor.execute(TAKEN_AWAY, [role])
    return [name for _, name in cursor.fetchall()]
