"""Whoever can write what the staff's process writes, by SQL of their own, still makes nothing that readers see."""

import logging
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.conf import settings
from django.db import IntegrityError, ProgrammingError, connection, transaction
from django.test import override_settings
from django.test.utils import CaptureQueriesContext

from articles.guards import Sealed as Guard
from articles.models import Act, Reaffirmation, Version
from articles.models.appendonly import AppendOnly
from articles.models.sealed import Sealed, store_key
from articles.seal import pads, seal
from tests import factory, verbs
from tests.management.commands import run
from tests.management.test_database_roles import give_temporary_tables
from tests.models import around, states, test_sealed
from tests.snapshots import pages

pytestmark = pytest.mark.django_db
POSTGRES = connection.vendor == "postgresql"
FORGERIES: dict[str, tuple[Callable[[], Any], Callable[[Any], object]]] = {
    "version": (states.in_review, around.nobodys),
    "act": (states.in_review, around.approval),
    "edition": (states.approved, around.as_edition),
    "withdrawal": (states.live, around.withdrawal),
    "reaffirmation": (states.live, around.reaffirmation),
    "ruling": (states.waived, around.ruling),
}
SEALS: dict[str, Callable[[Sealed], str]] = {
    "none": lambda _: "",
    "one of another key": lambda row: seal("guessed", row._message()),
    "that of another row": lambda _: Act.objects.exclude(seal="").latest("pk").seal,
}


def test_each_sealed_table_has_its_forgery() -> None:
    assert set(FORGERIES) == {model._meta.model_name for model in test_sealed.SEALED}


@pytest.fixture
def web() -> Iterator[Callable[[], None]]:
    """Go on as the staff's process; SQLite knows no roles."""
    with connection.cursor() as cursor:
        if POSTGRES:
            cursor.execute("CREATE ROLE web; CREATE ROLE reader")
            run("database_roles", "--web", "web", "--reader", "reader", "--apply")
        yield lambda: become("web")
        become("NONE")


def become(role: str) -> None:
    if POSTGRES:
        with connection.cursor() as cursor:
            cursor.execute(f"SET LOCAL ROLE {role}")


def seal_with(give: Callable[[Sealed], str], patch: pytest.MonkeyPatch) -> None:
    """The INSERT that Django writes, with a seal as somebody without the key would give it."""

    def save(row: Sealed, *args: Any, **kwargs: Any) -> None:
        row.seal = give(row)
        AppendOnly.save(row, *args, **kwargs)

    patch.setattr(Sealed, "save", save)


@pytest.mark.slow
@pytest.mark.parametrize("name", FORGERIES)
def test_nothing_is_made_up(name: str, web: Callable[[], None], monkeypatch: pytest.MonkeyPatch) -> None:
    state, write = FORGERIES[name]
    row, before = state(), pages()
    web()
    for give in SEALS.values():
        seal_with(give, monkeypatch)
        with pytest.raises(IntegrityError, match=f"articles_{name} rows bear a seal"), transaction.atomic():
            write(row)
    assert pages(before) == before


@pytest.mark.parametrize("name", FORGERIES)
def test_nothing_but_the_seal_stands_in_the_way(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each forgery is a row that every other rule lets through."""
    state, write = FORGERIES[name]
    row, before = state(), rows_in(f"articles_{name}")
    lift(f"articles_{name}")
    seal_with(lambda _: "", monkeypatch)
    write(row)
    assert rows_in(f"articles_{name}") == before + 1


def rows_in(table: str) -> int:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT COUNT(*) FROM {table}")
        return int(cursor.fetchone()[0])


def lift(table: str) -> None:
    connection.check_constraints()
    guard = Guard(table)
    with connection.cursor() as cursor:
        for sql in guard.drop_postgresql() if POSTGRES else guard.drop_sqlite():
            cursor.execute(sql)


@pytest.mark.slow
def test_an_older_reaffirmation_is_not_signed_again(web: Callable[[], None]) -> None:
    article = verbs.live_twice()
    factory.reaffirm(article.editions.get(number=2))
    before = pages()
    columns = ", ".join(str(field.column) for field in Reaffirmation._meta.concrete_fields if field.column != "id")
    web()
    for moved in (columns, columns.replace("review_due", "'2099-01-01'"), columns.replace("seal", "''")):
        sql = f"INSERT INTO articles_reaffirmation ({columns}) SELECT {moved} FROM articles_reaffirmation LIMIT 1"
        with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(sql)
    assert (pages(before), Reaffirmation.objects.count()) == (before, 2)


@pytest.mark.postgres
@pytest.mark.parametrize("role", ["web", "reader"])
def test_no_role_learns_the_key_or_a_seal(web: Callable[[], None], role: str) -> None:
    become(role)
    for sql in (
        "SELECT inner_pad FROM articles_sealkey",
        "INSERT INTO articles_sealkey VALUES ('a', 'b')",
        "UPDATE articles_sealkey SET inner_pad = 'a'",
        "DELETE FROM articles_sealkey",
        "TRUNCATE articles_sealkey",
        "ALTER TABLE articles_sealkey ADD COLUMN more integer",
        "CREATE OR REPLACE FUNCTION articles_sealed(text, text) RETURNS boolean LANGUAGE sql AS 'SELECT TRUE'",
        "COPY articles_sealkey TO STDOUT",
    ):
        refused = pytest.raises(ProgrammingError, match="permission denied|must be owner")
        with refused, transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(sql)


@pytest.mark.postgres
def test_no_table_of_their_own_stands_for_the_key(web: Callable[[], None]) -> None:
    give_temporary_tables("web")
    web()
    with connection.cursor() as cursor:
        cursor.execute("CREATE TEMP TABLE articles_sealkey (inner_pad bytea, outer_pad bytea)")
        cursor.execute("INSERT INTO pg_temp.articles_sealkey VALUES (%s, %s)", pads("own"))
        cursor.execute("GRANT ALL ON pg_temp.articles_sealkey TO PUBLIC")
        asked = [("text", seal(key, "text")) for key in ("own", settings.SEAL_KEY)]
        answers = [cursor.execute("SELECT articles_sealed(%s, %s)", pair).fetchone() for pair in asked]
    assert answers == [(False,), (True,)]


@pytest.mark.postgres
def test_the_key_is_replaced_without_a_trace(caplog: pytest.LogCaptureFixture) -> None:
    """In no statement: neither Django's log nor the server's has it."""
    caplog.set_level(logging.DEBUG)
    with override_settings(SEAL_KEY="another", DEBUG=True), CaptureQueriesContext(connection) as captured:
        store_key()
        around.approval(states.in_review())
    told = caplog.text + str(captured.captured_queries)
    assert "COPY articles_sealkey" in told
    assert not [pad for pad in pads("another") if pad.hex() in told or str(pad)[2:-1] in told]
    with pytest.raises(IntegrityError, match="rows bear a seal"):
        around.nobodys(Version.objects.latest("pk"))
