"""SQL of the staff's own role: refused, or without any effect on what readers get."""

import re
from collections.abc import Iterator
from typing import Any

import psycopg
import pytest
from django.db import connection
from psycopg import errors

from articles.checks import guards_stand
from articles.models import Edition
from tests import verbs
from tests.attack.staff_sql import HARMLESS, REFUSED
from tests.management.commands import fail, run
from tests.snapshots import pages

pytestmark = [pytest.mark.postgres, pytest.mark.django_db(transaction=True)]
MAY_CHANGE = "articles_(person|document|article|medication|reference|question|name|boxedtopic)"
"""What the role writes, and verify holds against the trail: SQL there is named, and nothing that was signed is."""
WANTS_RIGHTS = (errors.InsufficientPrivilege, errors.IntegrityConstraintViolation)


@pytest.fixture
def names() -> Iterator[dict[str, object]]:
    database = str(connection.settings_dict["NAME"])
    web, reader = f"{database}_staff", f"{database}_readers"
    with connection.cursor() as cursor:
        cursor.execute(f'CREATE ROLE "{web}" LOGIN; CREATE ROLE "{reader}" LOGIN')
        [pid] = cursor.execute("SELECT pg_backend_pid()").fetchone()
    run("database_roles", "--web", web, "--reader", reader, "--apply")
    yield {"web": web, "reader": reader, "owner": connection.settings_dict["USER"], "database": database, "pid": pid}
    with connection.cursor() as cursor:
        cursor.execute(f'DROP OWNED BY "{web}", "{reader}"; DROP ROLE "{web}", "{reader}"')


def connected(role: str) -> psycopg.Connection[Any]:
    here = connection.settings_dict
    place = {"host": here["HOST"], "port": here["PORT"] or None, "dbname": here["NAME"]}
    return psycopg.connect(user=role, autocommit=True, **place)


def outcome(web: psycopg.Connection[Any], statement: str) -> str:
    """ "refused", "went through", or another error, by its name."""
    try:
        web.execute(statement)
    except WANTS_RIGHTS:
        return "refused"
    except psycopg.Error as error:
        return type(error).__name__
    return "went through"


def test_the_staffs_role_changes_nothing_that_readers_get(names: dict[str, object]) -> None:
    article = verbs.live_twice()
    public, editions = pages(), list(Edition.objects.order_by("pk").values_list())
    with connected(str(names["web"])) as web:
        refused = {line: outcome(web, line.format(**names)) for line in REFUSED}
        harmless = {line: outcome(web, line.format(**names)) for line in HARMLESS}
    assert {line: how for line, how in refused.items() if how != "refused"} == {}
    assert {line: how for line, how in harmless.items() if how != "went through"} == {}
    assert len(refused) > 90
    assert (pages(public), list(Edition.objects.order_by("pk").values_list())) == (public, editions)
    assert guards_stand(None, ["default"]) == []
    found = fail("verify")[2].splitlines()
    assert [fault for fault in found if not re.match(rf"Row \S+ of ({MAY_CHANGE}) ", fault)] == []
    assert article.editions.count() == 2
