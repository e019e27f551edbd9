"""What PostgreSQL gives to every role, and the roles of the two processes have not."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import connection

from articles.management.limits import ROOM, SETTINGS
from tests.management.commands import fail, run
from tests.management.test_database_roles import READER, WEB, act_as, is_refused

pytestmark = [pytest.mark.postgres, pytest.mark.django_db]
ROLES = ("--web", WEB, "--reader", READER)
OWNER = "owners_process"


def ask(sql: str, *values: Any) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        return list(cursor.fetchall()) if cursor.description else []


@pytest.fixture
def roles() -> Iterator[None]:
    ask(f"CREATE ROLE {WEB} LOGIN; CREATE ROLE {READER} LOGIN")
    yield
    ask("RESET ROLE")


@pytest.fixture
def limited(roles: None) -> None:
    run("database_roles", *ROLES, "--apply")


def limits() -> list[int]:
    rows = ask("SELECT rolconnlimit FROM pg_roles WHERE rolname IN (%s, %s) ORDER BY 1", WEB, READER)
    return [limit for (limit,) in rows]


@pytest.mark.parametrize("before", [-1, 95, 0, 5])
def test_neither_takes_all_connections(roles: None, before: int) -> None:
    ask(f"ALTER ROLE {READER} CONNECTION LIMIT {before}")
    run("database_roles", *ROLES, "--apply")
    [(free,)] = ask(
        "SELECT current_setting('max_connections')::int - current_setting('superuser_reserved_connections')::int"
    )
    assert sum(limits()) + ROOM <= free and min(limits()) > 0
    assert (5 in limits()) == (before == 5)


@pytest.mark.parametrize("role", [WEB, READER])
def test_no_function_of_large_objects_is_left(limited: None, role: str) -> None:
    """By name, where the command goes by what they are made of."""
    found = ask(
        "SELECT p.oid::regprocedure::text, has_function_privilege(%s, p.oid, 'EXECUTE') FROM pg_proc p"
        " WHERE p.pronamespace = 'pg_catalog'::regnamespace AND p.proname ~ '^lo(_|read|write)'",
        role,
    )
    assert len(found) > 15
    assert [name for name, may in found if may] == []


STATEMENTS = (
    "SELECT lo_from_bytea(0, 'x')",
    "SELECT lo_creat(-1)",
    "SELECT lo_create(0)",
    "SELECT lo_open(1, 131072)",
    "SELECT pg_advisory_lock(1)",
    "SELECT pg_try_advisory_xact_lock(1, 2)",
    "SELECT pg_logical_emit_message(false, 'a', 'b')",
    "SET temp_file_limit = -1",
    "ALTER ROLE {role} SET temp_file_limit = -1",
    "ALTER ROLE {role} CONNECTION LIMIT -1",
    "ALTER ROLE {other} SET statement_timeout = 1",
    "ALTER ROLE {other} PASSWORD 'theirs'",
    "CREATE ROLE more",
    "CREATE SCHEMA more",
    "CREATE EXTENSION dblink",
    "CREATE PUBLICATION more",
    "CREATE TABLE more (id integer)",
    "CREATE TEMP TABLE more (id integer)",
    "CREATE FUNCTION public.more() RETURNS integer LANGUAGE sql AS 'SELECT 1'",
    "COPY (SELECT 1) TO PROGRAM 'true'",
    "COPY (SELECT 1) TO '/tmp/more'",
    "SELECT pg_read_file('PG_VERSION')",
    "SELECT pg_reload_conf()",
    "SELECT pg_switch_wal()",
    "SELECT pg_stat_reset()",
    "LOCK TABLE articles_version IN ACCESS EXCLUSIVE MODE",
)


@pytest.mark.parametrize("role", [WEB, READER])
def test_what_neither_may(limited: None, role: str) -> None:
    other = WEB if role == READER else READER
    act_as(role)
    assert [sql for sql in STATEMENTS if not is_refused(sql.format(role=role, other=other))] == []


def test_staff_keep_the_lock_by_which_people_sign_in_one_after_another(limited: None) -> None:
    lock = "SELECT pg_advisory_xact_lock(1, 2)"
    act_as(WEB)
    assert not is_refused(lock)
    act_as(READER)
    assert is_refused(lock)


def test_readers_lock_no_row_and_take_no_number(limited: None) -> None:
    act_as(READER)
    for sql in (
        "SELECT 1 FROM articles_edition FOR SHARE",
        "LOCK TABLE articles_edition IN SHARE MODE",
        "SELECT nextval(pg_get_serial_sequence('articles_edition', 'id'))",
        "SELECT setval(pg_get_serial_sequence('articles_edition', 'id'), 1)",
    ):
        assert is_refused(sql), sql


def test_a_mistake_ends_by_itself(limited: None) -> None:
    for role in (WEB, READER):
        [(found,)] = ask(
            "SELECT s.setconfig FROM pg_db_role_setting s JOIN pg_roles r ON r.oid = s.setrole WHERE r.rolname = %s",
            role,
        )
        assert found == [f"{name}={value}" for name, value in SETTINGS.items()]


def test_what_was_given_to_everybody_is_taken_back(roles: None) -> None:
    ask("GRANT ALL ON articles_article, articles_edition TO PUBLIC")
    run("database_roles", *ROLES, "--apply")
    act_as(READER)
    assert is_refused("SELECT 1 FROM articles_article") and is_refused("DELETE FROM articles_edition")


@pytest.mark.parametrize(
    ("given", "why"),
    [
        (f"ALTER ROLE {READER} CREATEROLE", "may make roles"),
        (f"ALTER ROLE {WEB} REPLICATION", "copy the server"),
        (f"GRANT pg_signal_backend TO {READER}", "belongs to “pg_signal_backend”"),
        (f"GRANT pg_execute_server_program TO {WEB}", "belongs to “pg_execute_server_program”"),
        (
            f"CREATE ROLE more; GRANT DELETE ON articles_edition TO more; GRANT more TO {READER}",
            "may DELETE articles_edi",
        ),
        (
            f"CREATE ROLE more; GRANT UPDATE (title) ON articles_edition TO more; GRANT more TO {WEB}",
            "may UPDATE article",
        ),
    ],
)
def test_a_role_that_may_more_by_another_way_is_refused(roles: None, given: str, why: str) -> None:
    ask(given)
    assert why in fail("database_roles", *ROLES, "--apply")[0]


def test_the_owner_is_told_what_takes_a_superuser_and_then_goes_on_alone(roles: None) -> None:
    ask(f"CREATE ROLE {OWNER}; GRANT {connection.settings_dict['USER']} TO {OWNER}")
    act_as(OWNER)
    assert "take a superuser of PostgreSQL. Nothing was changed." in fail("database_roles", *ROLES, "--apply")[0]
    assert limits() == [-1, -1]

    out, _ = run("database_roles", *ROLES)
    ask("RESET ROLE")
    ask(out.partition("-- As the owner")[0])
    act_as(OWNER)
    out, _ = run("database_roles", *ROLES, "--apply")
    assert "superuser" not in out
    act_as(READER)
    assert not is_refused("SELECT 1 FROM articles_edition")
