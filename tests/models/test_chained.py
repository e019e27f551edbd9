"""The database itself links every row that is written once, whoever writes it and whatever happens at the same time."""

from concurrent.futures import ThreadPoolExecutor
from functools import partial
from threading import Barrier

import pytest
from django.db import connection, transaction
from django.db.migrations import AddField, RemoveField
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.operations.base import Operation
from django.db.models import TextField

from articles import checks
from articles.chained import LINKS, Chained
from articles.checks import frozen_tables_are_chained, installed
from articles.guards import Frozen, Guard, InstallGuards, RemoveGuards
from articles.management.rows import chained_tables
from articles.models import AuditHead, AuditLink, Person
from tests import factory
from tests.management.commands import fail, run
from tests.management.test_database_roles import WEB, act_as, is_refused
from tests.management.test_database_roles import roles as roles  # noqa: PLC0414  # a fixture
from tests.models import states

POSTGRES = connection.vendor == "postgresql"


@pytest.mark.django_db
def test_every_frozen_table_is_chained() -> None:
    frozen = {guard.table for guard in installed(connection) if isinstance(guard, Frozen)}
    in_part = {guard.table for guard in installed(connection) if isinstance(guard, Chained) and guard.only}
    assert frozen - {LINKS} == set(chained_tables()) - in_part, (
        "See the hint of articles.W004: a Chained guard in a migration."
    )
    assert frozen_tables_are_chained(None, ["default"]) == []


@pytest.mark.django_db
def test_the_check_names_a_frozen_table_that_is_not_chained(monkeypatch: pytest.MonkeyPatch) -> None:
    guards = [Frozen("articles_act"), Frozen("articles_later"), Chained("articles_act")]
    monkeypatch.setattr(checks, "installed", lambda _: guards)
    [warning] = frozen_tables_are_chained(None, ["default"])
    assert "articles_later" in warning.msg and 'Chained("articles_later")' in str(warning.hint)


@pytest.mark.django_db
def test_every_column_of_a_chained_table_is_covered() -> None:
    """A column that came later needs the guard once more: it covers what there is when it is installed."""
    for guard in {guard.table: guard for guard in installed(connection) if isinstance(guard, Chained)}.values():
        assert f"'{guard.over(connection).columns}'" in definition(f"{guard.table}_chained"), (
            f"End the migration that changed {guard.table} with InstallGuards([{guard!r}])."
        )


def definition(name: str) -> str:
    sqlite, postgres = "SELECT sql FROM sqlite_master WHERE name", "SELECT prosrc FROM pg_proc WHERE proname"
    with connection.cursor() as cursor:
        cursor.execute(f"{postgres if POSTGRES else sqlite} = %s", [name])
        return str(cursor.fetchone()[0])


@pytest.mark.django_db
def test_each_row_has_one_link() -> None:
    states.something_of_everything()
    run("verify")
    with connection.cursor() as cursor:
        counts = {}
        for table in chained_tables():
            cursor.execute(f"SELECT COUNT(*) FROM {table}")
            [counts[table]] = cursor.fetchone()
    assert 0 not in counts.values()
    links = AuditLink.objects.all()
    assert {table: links.filter(table_name=table).count() for table in counts} == counts
    assert [link.position for link in links.order_by("position")] == [*range(1, sum(counts.values()) + 1)]


@pytest.mark.django_db
def test_what_is_rolled_back_leaves_no_gap() -> None:
    factory.make_writer()
    with transaction.atomic():
        states.in_review()
        transaction.set_rollback(True)
    factory.make_writer()
    assert "all are what was signed" in run("verify")[0]


@pytest.mark.postgres
def test_staff_process_writes_no_link_and_signs_no_head(roles: None) -> None:
    act_as(WEB)
    for statement in (
        "INSERT INTO articles_auditlink VALUES (1, 'articles_act', 1, 'id', '', '')",
        "INSERT INTO articles_audithead VALUES (1, 0, '', 0, '')",
        "UPDATE articles_audithead SET size = size",
        "DELETE FROM articles_audithead",
        "INSERT INTO articles_unchained (table_name, row_key, columns, leaf) VALUES ('articles_act', 1, 'id', '')",
        "SELECT * FROM articles_unchained",
        "SELECT articles_seal('19:articles_audithead')",
        "ALTER TABLE articles_act DISABLE TRIGGER articles_act_chained",
        "DROP FUNCTION articles_act_chained() CASCADE",
    ):
        assert is_refused(statement), statement


def write_many(line: Barrier, person: Person) -> None:
    """Rows in the trail, each of whose foreign keys has to be looked at while others change that person."""
    try:
        line.wait()
        for number in range(5):
            with transaction.atomic():
                person.slug = f"slug-{person.pk}-{number}"  # unique: PostgreSQL locks it like a key
                person.save()
                factory.make_writer()
    finally:
        connection.close()


@pytest.mark.postgres
@pytest.mark.race
@pytest.mark.django_db(transaction=True)
def test_writers_at_the_same_time_leave_one_chain() -> None:
    people, line = [factory.make_writer() for _ in range(6)], Barrier(6)
    with ThreadPoolExecutor(6) as pool:
        list(pool.map(partial(write_many, line), people))
    run("verify")
    assert AuditHead.objects.get().size == AuditLink.objects.count() > 60


@pytest.mark.postgres
@pytest.mark.race
@pytest.mark.django_db(transaction=True)
def test_nobody_waits_for_a_key_while_the_head_is_locked() -> None:
    """One has changed a person's key and still has to link a row; the other links a row that points at that person."""
    person, line = factory.make_pharmacist(), Barrier(2)

    def change() -> None:
        try:
            with transaction.atomic():
                person.slug = "another"
                person.save()
                line.wait()
                line.wait()
        finally:
            connection.close()

    def sign() -> None:
        try:
            with transaction.atomic():
                line.wait()
                person.signing_attempts.create(right=True)
                line.wait()
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as pool:
        for future in [pool.submit(change), pool.submit(sign)]:
            future.result(timeout=30)
    assert "all are what was signed" in run("verify")[0]


@pytest.mark.race
@pytest.mark.django_db(transaction=True)
def test_columns_come_and_go() -> None:
    """What was linked before keeps its columns; what loses one is linked again, and a kept head tells of it."""
    table, more = "articles_recheck", AddField("recheck", "more", TextField(db_default="more"))
    states.something_of_everything()
    migrate(more, InstallGuards([Chained(table)]))
    try:
        run("verify")
        states.something_of_everything()
        kept = run("verify", "--head")[0].strip()
        assert [*columns_of_links(table)] == [False, True]
    finally:
        guards: list[Guard] = [Chained(table)]
        migrate(RemoveGuards(guards), RemoveField("recheck", "more"), InstallGuards(guards), after=more)
    run("verify")
    assert [*columns_of_links(table)] == [False, True, False]
    again = AuditLink.objects.filter(table_name=table).latest("position").row_key
    assert fail("verify", "--since", kept)[2] == f"Row {again} of {table} was chained again since {kept}.\n"


def columns_of_links(table: str) -> list[bool]:
    links = AuditLink.objects.filter(table_name=table).order_by("position")
    return ["more" in link.columns.split() for link in links]


def migrate(*operations: Operation, after: AddField | None = None) -> None:
    state = MigrationLoader(connection).project_state()
    if after:
        after.state_forwards("articles", state)
    with connection.schema_editor() as editor:
        for operation in operations:
            before, state = state, state.clone()
            operation.state_forwards("articles", state)
            operation.database_forwards("articles", editor, before, state)
