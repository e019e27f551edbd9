"""Every column of a sealed row is under its seal, and both databases read it as Python does."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

import psycopg
import pytest
from django.apps import apps
from django.db import IntegrityError, connection, models, transaction

from articles.checks import installed
from articles.guards import Frozen, Rule
from articles.guards import Sealed as Guard
from articles.models import Act, Version
from articles.models.sealed import Sealed
from tests.models import around, states

pytestmark = pytest.mark.django_db
SEALED = [model for model in apps.get_app_config("articles").get_models() if issubclass(model, Sealed)]
KINDS: dict[str, tuple[type[Any], ...]] = {
    "moments": (models.DateTimeField,),
    "days": (models.DateField,),
    "flags": (models.BooleanField,),
    "numbers": (models.IntegerField, models.ForeignKey),
    "texts": (models.CharField, models.TextField),
}
TRICKY = "7:é😀-\n1:"
LINE = TRICKY.replace("\n", " ")
WHOLE, BROKEN = datetime(2031, 1, 2, tzinfo=UTC), datetime(2031, 12, 31, 23, 59, 59, 1, tzinfo=UTC)
BACKDATED = "'2001-01-01 00:00:00.000001+00'" if connection.vendor == "postgresql" else "'2001-01-01 00:00:00.000001'"
CHANGED = {
    "texts": "'~' || SUBSTR({0}, 2)",
    "numbers": "COALESCE({0}, 0) + 1",
    "flags": "NOT {0}",
    "moments": BACKDATED,
    "days": "'2001-01-01'",
}


def guards() -> dict[str, Guard]:
    """The newest one of each table."""
    return {guard.table: guard for guard in installed(connection) if isinstance(guard, Guard)}


def kind(field: object) -> str:
    return next(name for name, classes in KINDS.items() if isinstance(field, classes))


@pytest.mark.parametrize("model", SEALED)
def test_every_column_is_sealed(model: type[Sealed]) -> None:
    columns = {str(field.column): kind(field) for field in model._meta.concrete_fields}
    sealed = {column: kind for column, kind in sorted(columns.items()) if column not in ("id", "seal")}
    assert list(guards()[model._meta.db_table].columns.items()) == list(sealed.items()), (
        "A column was added or taken away: end its migration with InstallGuards([Sealed(…)]) that names them all."
    )
    assert not any(getattr(field, "auto_now", False) for field in model._meta.concrete_fields), "it changes in save()"


def test_what_readers_and_signatures_rest_on_is_sealed() -> None:
    tables = {"act", "edition", "reaffirmation", "ruling", "version", "withdrawal"}
    assert {model._meta.model_name for model in SEALED} == tables
    assert set(guards()) == {f"articles_{name}" for name in tables}


@pytest.mark.parametrize("model", SEALED)
def test_no_seal_is_used_twice(model: type[Sealed]) -> None:
    names = {constraint.name for constraint in model._meta.constraints}
    assert f"{model._meta.model_name}_sealed_once" in names


def version(**changes: Any) -> None:
    around.nobodys(states.in_review(), **changes)


WRITES: dict[str, Callable[..., object]] = {
    "articles_version": version,
    "articles_act": lambda **changes: around.approval(states.in_review(), **changes),
    "articles_edition": lambda **changes: around.as_edition(states.approved(), **changes),
    "articles_withdrawal": lambda **changes: around.withdrawal(states.live(), **changes),
    "articles_reaffirmation": lambda **changes: around.reaffirmation(states.live(), **changes),
    "articles_ruling": lambda **changes: around.ruling(states.waived(), **changes),
}
VALUES: dict[str, dict[str, Any]] = {
    "articles_version": {"made_at": WHOLE, "note": LINE, "urgent": True, "base_edition_id": None},
    "articles_act": {"at": BROKEN, "publish_at": WHOLE, "reason": TRICKY, "registration_expires": None},
    "articles_edition": {
        "published_at": WHOLE,
        "reviewed_at": BROKEN,
        "signatures": TRICKY,
        "review_due": "2031-01-31",
    },
    "articles_withdrawal": {"at": WHOLE, "reason": TRICKY, "registration_expires": date(2031, 1, 31)},
    "articles_reaffirmation": {"at": BROKEN, "note": LINE, "checklist": "3:a\t", "review_due": date(2031, 1, 31)},
    "articles_ruling": {"at": WHOLE, "conflict": LINE, "meaning": "", "registration_expires": None},
}


@pytest.mark.parametrize("model", SEALED)
def test_what_the_database_took_bears_its_seal_when_read_again(model: type[Sealed]) -> None:
    table = model._meta.db_table
    WRITES[table](**VALUES[table])
    row = model.objects.latest("pk")
    assert {name: str(getattr(row, name)) for name in VALUES[table]} == {n: str(v) for n, v in VALUES[table].items()}
    assert row.bears_seal()


def copy(model: type[Sealed], row: Sealed, **changed: str) -> None:
    """Insert the row once more, by SQL, with other expressions for some columns."""
    columns = [str(field.column) for field in model._meta.concrete_fields if field.column != "id"]
    values = [changed.get(column, column) for column in columns]
    table = model._meta.db_table
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO {table} ({', '.join(columns)}) SELECT {', '.join(values)} FROM {table} WHERE id = {row.pk}"
        )


def lift_rules(table: str) -> None:
    """All but the seal: a rule that refuses too would hide whether the seal does."""
    connection.check_constraints()
    with connection.cursor() as cursor:
        for guard in installed(connection):
            if isinstance(guard, Rule) and guard.table == table:
                for sql in guard.drop_postgresql() if connection.vendor == "postgresql" else guard.drop_sqlite():
                    cursor.execute(sql)


@pytest.mark.parametrize("model", SEALED)
def test_a_change_of_any_column_breaks_the_seal(model: type[Sealed]) -> None:
    table = model._meta.db_table
    WRITES[table]()
    row = model.objects.latest("pk")
    lift_rules(table)
    with pytest.raises(IntegrityError, match=r"(?i)unique"):
        copy(model, row)
    for column, kind in guards()[table].columns.items():
        with pytest.raises(IntegrityError, match=f"{table} rows bear a seal"):
            copy(model, row, **{column: CHANGED[kind].format(column)})
    for seal in ("''", "'x'", "UPPER(seal)"):
        with pytest.raises(IntegrityError, match=f"{table} rows bear a seal"):
            copy(model, row, seal=seal)


@pytest.mark.postgres
def test_neither_another_era_nor_infinity_bears_the_seal() -> None:
    around.approval(states.in_review(), registration_expires=date(2031, 1, 31))
    row = Act.objects.latest("pk")
    lift_rules("articles_act")
    for changed in (
        {"at": "(TO_CHAR(at AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI:SS.US') || '+00 BC')::timestamptz"},
        {"registration_expires": "'2031-01-31 BC'"},
        {"publish_at": "'infinity'"},
        {"publish_at": "'-infinity'"},
    ):
        with pytest.raises(IntegrityError, match="articles_act rows bear a seal"):
            copy(Act, row, **changed)


@pytest.mark.postgres
@pytest.mark.parametrize("model", SEALED)
def test_no_other_connection_reads_a_row_before_it_stands(model: type[Sealed]) -> None:
    """Whoever could would have a seal that is not used yet."""
    table = model._meta.db_table
    with connection.cursor() as cursor:
        [backend] = cursor.execute("SELECT pg_backend_pid()").fetchone()
    with psycopg.connect(**connection.get_connection_params()) as other:
        WRITES[table]()
        shown = other.execute("SELECT query FROM pg_stat_activity WHERE pid = %s", [backend]).fetchall()
    row = model.objects.latest("pk")
    assert f'INSERT INTO "{table}"' in str(shown)
    assert row.seal not in str(shown)


def test_nothing_without_a_seal_gets_in_by_the_orm() -> None:
    row = Version(**around.copied(states.in_review(), number=7, note="Other"))
    for write in (lambda: Version.objects.bulk_create([row]), lambda: row.save_base(force_insert=True)):
        with pytest.raises(IntegrityError, match="articles_version rows bear a seal"), transaction.atomic():
            write()
    row.save()


def test_a_sealed_table_is_frozen_too() -> None:
    """Or a row could change after its seal was looked at."""
    frozen = {guard.table for guard in installed(connection) if isinstance(guard, Frozen)}
    assert set(guards()) <= frozen
