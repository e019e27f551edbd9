"""What the roles of the two processes may do, and that the database itself refuses them the rest."""

from collections.abc import Iterator

import pytest
from django.db import IntegrityError, ProgrammingError, connection, transaction
from django.test import Client
from psycopg.errors import InsufficientPrivilege

from articles.chained import key_of
from articles.lifecycle import Role
from articles.management.grants import READERS, READERS_COLUMNS, REPORTS, frozen
from articles.models import Person
from tests import factory
from tests.every_verb import every_verb
from tests.management.commands import fail, run
from tests.models import around

WEB, READER = "staff_process", "readers_process"


def tables() -> list[str]:
    return [*connection.introspection.django_table_names(only_existing=True), "django_migrations"]


def act_as(role: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"SET LOCAL ROLE {role}")


def give_temporary_tables(role: str) -> None:
    """Back to a role, to see what else stands in its way."""
    with connection.cursor() as cursor:
        cursor.execute(f"GRANT TEMPORARY ON DATABASE {connection.settings_dict['NAME']} TO {role}")


def is_refused(statement: str) -> bool:
    """Whether for want of a right and not for another reason."""
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement)
    except ProgrammingError as error:
        return isinstance(error.__cause__, InsufficientPrivilege)
    return False


@pytest.fixture
def roles(db: None) -> Iterator[None]:
    """Both roles with their rights; they go with the test's transaction."""
    with connection.cursor() as cursor:
        cursor.execute(f"CREATE ROLE {WEB} LOGIN; CREATE ROLE {READER} LOGIN")
    run("database_roles", "--web", WEB, "--reader", READER, "--apply")
    yield
    with connection.cursor() as cursor:
        cursor.execute("RESET ROLE")


@pytest.mark.postgres
def test_staff_process_can_do_every_verb(roles: None, client: Client) -> None:
    act_as(WEB)
    every_verb()

    said = {"username": Person.objects.filter(is_active=True)[0].username, "password": factory.PASSWORD}
    assert client.post("/accounts/sign-in/", said | {"password": "wrong"}).status_code == 200
    assert client.post("/accounts/sign-in/", said).status_code == 302
    assert client.post("/accounts/sign-out/").status_code == 302


@pytest.mark.postgres
def test_staff_process_changes_nothing_that_was_signed(roles: None) -> None:
    act_as(WEB)
    for table in frozen():
        for statement in (
            f"UPDATE {table} SET {key_of(connection, table)} = NULL",
            f"DELETE FROM {table}",
            f"TRUNCATE {table} CASCADE",
            f"ALTER TABLE {table} DISABLE TRIGGER ALL",
            f"ALTER TABLE {table} ADD COLUMN more integer",
            f"DROP TRIGGER {table}_no_update ON {table}",
            f"DROP TABLE {table} CASCADE",
        ):
            assert is_refused(statement), statement


@pytest.mark.postgres
def test_staff_process_owns_nothing_and_lifts_no_guard(roles: None) -> None:
    act_as(WEB)
    for statement in (
        "SET session_replication_role = replica",
        "CREATE TABLE own (id integer)",
        "CREATE TEMP TABLE articles_edition (id integer)",
        "CREATE TEMP VIEW articles_edition AS SELECT 1",
        "CREATE FUNCTION pg_temp.own() RETURNS integer LANGUAGE sql AS 'SELECT 1'",
        "CREATE OR REPLACE FUNCTION articles_edition_frozen() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN END'",
        "DROP FUNCTION articles_edition_frozen() CASCADE",
        "DELETE FROM articles_person",
        "DELETE FROM articles_document",
        "UPDATE auth_group SET name = 'x'",
        "DELETE FROM django_migrations",
        *(f"TRUNCATE {table} CASCADE" for table in tables()),
    ):
        assert is_refused(statement), statement


@pytest.mark.postgres
def test_staff_process_puts_no_table_of_its_own_before_a_rule(roles: None) -> None:
    article, version = factory.make_article_in_review(factory.make_pharmacist(Role.WRITER))
    connection.check_constraints()
    give_temporary_tables(WEB)
    act_as(WEB)
    with connection.cursor() as cursor:
        cursor.execute(
            "CREATE TEMP TABLE articles_contributor AS SELECT %s AS version_id, 0 AS person_id", [version.pk]
        )
        cursor.execute("GRANT ALL ON pg_temp.articles_contributor TO PUBLIC")
    with pytest.raises(IntegrityError, match="no contributor approves"), transaction.atomic():
        around.approval(version, article.author)


@pytest.mark.postgres
def test_readers_process_sees_few_tables_and_adds_to_one(roles: None) -> None:
    seen = ("edition", "withdrawal", "reaffirmation", "reportoutcome", "searchentry")
    assert set(READERS) == {f"articles_{name}" for name in seen}
    assert REPORTS not in READERS
    act_as(READER)
    for table in tables():
        assert is_refused(f"SELECT 1 FROM {table} LIMIT 1") is (table not in {*READERS, *READERS_COLUMNS}), table
        assert is_refused(f"DELETE FROM {table}"), table
        if table != REPORTS:
            assert is_refused(f"INSERT INTO {table} DEFAULT VALUES"), table


@pytest.mark.postgres
def test_readers_process_learns_that_something_was_published_and_no_more(roles: None) -> None:
    act_as(READER)
    for table, columns in READERS_COLUMNS.items():
        assert not is_refused(f"SELECT {columns} FROM {table} LIMIT 1")
        assert is_refused(f"SELECT hash FROM {table} LIMIT 1")
    assert is_refused("SELECT leaf FROM articles_auditlink LIMIT 1")


@pytest.mark.postgres
def test_no_role_reads_the_key_and_readers_ask_nothing_of_it(roles: None) -> None:
    for role in (WEB, READER):
        act_as(role)
        for table in ("articles_sealkey", "pg_catalog.pg_authid"):
            assert is_refused(f"SELECT * FROM {table}"), table
        assert is_refused("SELECT articles_sealed('', '')") is (role == READER)


@pytest.mark.postgres
def test_prints_what_it_would_run_and_runs_it_only_when_asked(roles: None) -> None:
    with connection.cursor() as cursor:
        cursor.execute("CREATE ROLE another")
    out, _ = run("database_roles", "--web", WEB, "--reader", "another")

    assert 'GRANT SELECT ON "articles_edition" TO "another";' in out
    assert 'GRANT INSERT ON "articles_report" TO "another";' in out
    assert f'GRANT SELECT, INSERT ON "articles_act" TO "{WEB}";' in out
    act_as("another")
    assert is_refused("SELECT 1 FROM articles_edition")


@pytest.mark.postgres
def test_takes_back_what_a_role_had_before(roles: None) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"GRANT ALL ON articles_edition, articles_article, articles_report TO {READER}")
        cursor.execute(
            f"GRANT ALL ON articles_sealkey TO {WEB}, PUBLIC; GRANT SELECT (inner_pad) ON articles_sealkey TO {WEB}"
        )
    run("database_roles", "--web", WEB, "--reader", READER, "--apply")

    act_as(READER)
    assert is_refused("SELECT 1 FROM articles_article") and is_refused("DELETE FROM articles_edition")
    assert is_refused("SELECT 1 FROM articles_report")
    act_as(WEB)
    assert is_refused("SELECT inner_pad FROM articles_sealkey")


@pytest.mark.postgres
def test_refuses_roles_that_would_keep_no_promise(roles: None) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"CREATE ROLE mighty SUPERUSER; GRANT {connection.settings_dict['USER']} TO {WEB}")
    apply = ("--reader", READER, "--apply")

    assert "Make it first: CREATE ROLE nobody_here LOGIN" in fail("database_roles", "--web", "nobody_here", *apply)[0]
    assert "is a superuser" in fail("database_roles", "--web", "mighty", *apply)[0]
    assert "may act as the tables' owner" in fail("database_roles", "--web", WEB, *apply)[0]


@pytest.mark.postgres
def test_refuses_a_role_that_reads_the_key_through_another(roles: None) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"GRANT pg_read_all_data TO {WEB}")

    assert "may read the key of the seals" in fail("database_roles", "--web", WEB, "--reader", READER, "--apply")[0]


@pytest.mark.postgres
def test_refuses_a_role_that_makes_temporary_tables_through_another(roles: None) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"CREATE ROLE maker; GRANT maker TO {WEB}")
    give_temporary_tables("maker")

    assert "may make temporary tables" in fail("database_roles", "--web", WEB, "--reader", READER, "--apply")[0]


@pytest.mark.postgres
def test_one_role_for_both_is_refused() -> None:
    assert "Give two roles" in fail("database_roles", "--web", "one", "--reader", "one")[0]


def test_other_databases_have_no_roles(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connection, "vendor", "sqlite")
    assert "Only PostgreSQL has roles" in fail("database_roles", "--web", "one", "--reader", "two")[0]
