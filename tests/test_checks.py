"""The check that the database takes this process's seals. That guards stand: tests/models/test_guards.py."""

import pytest
from django.core.checks import ERROR, WARNING
from django.core.management import call_command
from django.core.management.base import SystemCheckError
from django.db import connection
from django.test import override_settings

from articles import checks
from articles.checks import nobody_administers_and_signs, python_reads_patterns, seals_are_taken
from articles.guards import Frozen
from articles.lifecycle import Role
from articles.models.sealed import store_key
from articles.workflow import people
from tests import factory
from tests.management.commands import run

pytestmark = pytest.mark.django_db
OTHER = "a key that migrate did not have, of more than fifty characters"


@pytest.mark.parametrize(("version", "is_refused"), [((3, 11, 4), True), ((3, 11, 5), False), ((3, 13, 0), False)])
def test_a_python_that_reads_patterns_wrongly_is_refused(version: tuple[int, ...], is_refused: bool) -> None:
    assert [one.id for one in python_reads_patterns(version=version)] == ["articles.E005"] * is_refused


def test_the_key_of_the_database_is_that_of_the_process() -> None:
    assert seals_are_taken(None, ["default"]) == []
    assert seals_are_taken(None, None) == []


@pytest.mark.postgres
@override_settings(SEAL_KEY=OTHER)
def test_the_owner_is_warned_and_replaces_the_key_by_migrate() -> None:
    [warning] = seals_are_taken(None, ["default"])
    assert (warning.level, warning.id) == (WARNING, "articles.W002")
    call_command("migrate", verbosity=0)
    assert seals_are_taken(None, ["default"]) == []


@pytest.mark.postgres
@override_settings(SEAL_KEY=OTHER)
def test_the_staff_process_is_told_what_to_do() -> None:
    with connection.cursor() as cursor:
        cursor.execute("CREATE ROLE web; CREATE ROLE reader")
        run("database_roles", "--web", "web", "--reader", "reader", "--apply")
        cursor.execute("SET LOCAL ROLE web")
    [error] = seals_are_taken(None, ["default"])
    assert (error.level, error.id) == (ERROR, "articles.E002")
    with pytest.raises(SystemCheckError, match=r"(?s)SEAL_KEY is not the key .* run migrate as the tables' owner"):
        call_command("check", databases=["default"])


@pytest.mark.postgres
def test_a_key_table_without_a_key_takes_nothing() -> None:
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM articles_sealkey")
    assert len(seals_are_taken(None, ["default"])) == 1
    store_key()
    assert seals_are_taken(None, ["default"]) == []


@override_settings(FACE="public", SEAL_KEY="")
def test_readers_process_has_nothing_to_ask() -> None:
    assert seals_are_taken(None, ["default"]) == []


@override_settings(SEAL_KEY="")
def test_nothing_is_asked_of_a_database_from_before_seals(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checks, "installed", lambda _: iter([Frozen("articles_act")]))
    assert seals_are_taken(None, ["default"]) == []


def test_who_administers_and_signs_is_named_and_stops_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    both = factory.make_pharmacist(Role.ADMINISTRATOR, name="Both")
    factory.make_pharmacist(Role.WRITER), factory.make_administrator()
    [warning] = nobody_administers_and_signs(None, ["default"])
    assert (warning.level, warning.id) == (WARNING, "articles.W003")
    assert warning.msg == f"Both ({both.username}) is administrator and pharmacist in one person."
    call_command("check", databases=["default"])
    assert "take one of the two roles away" in capsys.readouterr().err
    for allowed in ({"ONE_PERSON_MAY_ADMINISTER_AND_SIGN": True}, {"FACE": "public"}):
        with override_settings(**allowed):
            assert nobody_administers_and_signs(None, ["default"]) == []
    people.remove_role(person=both.pk, role=Role.PHARMACIST, by=factory.make_administrator())
    assert nobody_administers_and_signs(None, ["default"]) == nobody_administers_and_signs(None, None) == []
