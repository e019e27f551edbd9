from collections.abc import Callable

import pytest
from django.apps import apps
from django.core.management import call_command
from django.core.management.base import SystemCheckError
from django.db import IntegrityError, connection, models, transaction
from django.db.migrations.loader import MigrationLoader
from simple_history.models import HistoricalChanges

from articles.checks import expected_guards, guards_stand, standing_guards
from articles.guards import Frozen, InstallGuards
from articles.models import Article, Version
from articles.models.appendonly import AppendOnly, WrittenOnce
from tests import factory
from tests.models import states
from tests.models.around import drop_trigger

pytestmark = pytest.mark.django_db
POSTGRES = connection.vendor == "postgresql"
UPSERT = "INSERT INTO {table} SELECT * FROM {table} WHERE true ON CONFLICT ({key}) DO UPDATE SET {key} = 1"
REPLACE = "REPLACE INTO {table} SELECT * FROM {table}"
OVERWRITES = [UPSERT] if POSTGRES else [UPSERT, REPLACE]
MODELS = {model._meta.db_table: model for model in apps.get_app_config("articles").get_models()}


def frozen_tables() -> set[str]:
    migrations = MigrationLoader(None, ignore_no_migrations=True).disk_migrations.values()
    operations = [operation for migration in migrations for operation in migration.operations]
    guards = [guard for operation in operations if isinstance(operation, InstallGuards) for guard in operation.guards]
    return {guard.table for guard in guards if isinstance(guard, Frozen)}


FROZEN = sorted(frozen_tables())


@pytest.fixture
def full_house() -> None:
    """At least one row in each table that is written once."""
    states.something_of_everything()
    connection.check_constraints()  # PostgreSQL truncates nothing before it has looked at every key


def refused(sql: str, match: str) -> bool:
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(sql)
    except IntegrityError as error:
        return match in str(error)
    return False


def accepted(sql: str, match: str = "{table} rows are never changed or deleted") -> list[str]:
    """The tables in which a statement went through, or failed for another reason than its guard."""
    places = {table: {"table": table, "key": MODELS[table]._meta.pk.column} for table in FROZEN}
    return [table for table, place in places.items() if not refused(sql.format(**place), match.format(**place))]


def test_each_model_that_is_written_once_has_its_guard() -> None:
    written_once = {table for table, model in MODELS.items() if issubclass(model, AppendOnly | HistoricalChanges)}
    assert written_once - set(FROZEN) == set()


def test_nothing_written_once_is_changed_in_the_database(full_house: None) -> None:
    assert [table for table in FROZEN if not MODELS[table]._default_manager.exists()] == []
    assert accepted("UPDATE {table} SET {key} = {key}") == []


def test_nothing_written_once_is_deleted_in_the_database(full_house: None) -> None:
    assert accepted("DELETE FROM {table}") == []


@pytest.mark.parametrize("overwrite", OVERWRITES)
def test_nothing_written_once_is_overwritten_in_the_database(full_house: None, overwrite: str) -> None:
    """Where a rule stands before the guard, it is the rule that refuses."""
    assert accepted(overwrite, match="") == []
    assert refused(overwrite.format(table="articles_version", key="id"), "never changed or deleted")


@pytest.mark.postgres
def test_nothing_written_once_is_truncated(full_house: None) -> None:
    assert accepted("TRUNCATE {table} CASCADE") == []


@pytest.mark.postgres
def test_triggers_cannot_be_skipped_by_whoever_owns_no_table(full_house: None) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("CREATE ROLE owns_nothing; GRANT ALL ON ALL TABLES IN SCHEMA public TO owns_nothing")
        cursor.execute("SET LOCAL ROLE owns_nothing")
        for sql in ("ALTER TABLE articles_act DISABLE TRIGGER ALL", "SET session_replication_role = replica"):
            with pytest.raises(Exception, match="owner|permission"), transaction.atomic():
                cursor.execute(sql)
        assert accepted("TRUNCATE {table} CASCADE") == []


def test_orm_says_it_before_the_database_does() -> None:
    _, version = factory.make_article_in_review()
    version.note = "Other words."
    same = Version.objects.filter(pk=version.pk)
    writes: list[Callable[[], object]] = [
        version.save,
        version.delete,
        same.delete,
        lambda: same.update(note="Other words."),
        lambda: Version.objects.bulk_update([version], ["note"]),
        lambda: Version.objects.update_or_create(pk=version.pk, defaults={"note": "Other words."}),
        lambda: version.document.versions.update(note="Other words."),
        lambda: Version._base_manager.update(note="Other words."),
    ]
    for write in writes:
        with pytest.raises(WrittenOnce):
            write()
    with pytest.raises(IntegrityError, match="never changed"), transaction.atomic():
        models.QuerySet(Version).update(note="Other words.")
    with pytest.raises(IntegrityError, match="never changed"), transaction.atomic():
        Article.history.all().delete()


def test_check_finds_all_guards_standing() -> None:
    assert guards_stand(None, ["default"]) == []
    assert len(expected_guards(connection)) >= 2 * len(FROZEN)


@pytest.mark.parametrize(
    "name", ["articles_edition_no_update", "articles_historicalarticle_no_delete", "edition_signed_enough"]
)
def test_check_misses_a_dropped_trigger(name: str) -> None:
    drop_trigger(name)
    [error] = guards_stand(None, ["default"])
    assert (error.id, name in error.msg) == ("articles.E001", True)
    with pytest.raises(SystemCheckError, match=rf"articles\.E001.*{name}"):
        call_command("check", databases=["default"])


@pytest.mark.postgres
def test_check_misses_a_trigger_that_is_switched_off_or_no_longer_stops_truncate() -> None:
    drop_trigger("articles_edition_no_truncate")
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE articles_act DISABLE TRIGGER approval_by_another")
        cursor.execute("ALTER TABLE articles_act ENABLE REPLICA TRIGGER approval_of_digest")
    assert {"articles_edition_no_truncate", "approval_by_another", "approval_of_digest"} == (
        expected_guards(connection) - standing_guards(connection)
    )
    assert len(guards_stand(None, ["default"])) == 3
