"""Whoever gets past the guards changes nothing that verify does not name.

A bounded run, the same each time. `TAMPERINGS=1000 SEED=…` makes a longer one, each with the whole command.
"""

import os
from collections import Counter
from collections.abc import Callable

import pytest
from django.db import connection, transaction

from articles.chained import HEAD, LINKS
from articles.management import chain
from articles.management.rows import wrong_rows, wrong_rows_of
from articles.management.trails import DOCUMENT, followed_models, not_as_recorded
from tests.attack.tampering import Tamperer, Tampering
from tests.management.commands import fail, run
from tests.models import states
from tests.models.around import triggers

pytestmark = pytest.mark.django_db
LONG = "TAMPERINGS" in os.environ
NUMBER, SEED = int(os.environ.get("TAMPERINGS", "250")), int(os.environ.get("SEED", "4"))


@pytest.fixture
def open_house() -> None:
    """Two rows in every table at least, and no guard for the rest of this transaction."""
    for _ in range(2):
        states.something_of_everything()
    run("verify")
    with connection.cursor() as cursor:
        for statement in triggers(cursor)[0]:
            cursor.execute(statement)


def faults(tampering: Tampering) -> list[str]:
    if LONG:
        return fail("verify")[2].splitlines()
    found = chain.read()
    whole = tampering.table in (HEAD, LINKS)
    return [*found.faults, found.unsigned, *(wrong_rows(found) if whole else wrong_rows_of(tampering.table, found))]


def faults_of_what_may_change(tampering: Tampering) -> list[str]:
    return fail("verify")[2].splitlines() if LONG else list(not_as_recorded())


@pytest.mark.slow
def test_every_single_tampering_is_named(open_house: None) -> None:
    assert_every_one_is_named(Tamperer(SEED), faults)


@pytest.mark.slow
def test_so_is_every_one_of_drafts_and_accounts(open_house: None) -> None:
    """They change, so no link covers them; their last save in the edit trail does."""
    tables = [DOCUMENT, *(model._meta.db_table for model in followed_models())]
    assert_every_one_is_named(Tamperer(SEED, tables), faults_of_what_may_change)


def assert_every_one_is_named(tamperer: Tamperer, faults: Callable[[Tampering], list[str]]) -> None:
    done = Counter[str]()
    for tampering in tamperer.many(2 * NUMBER):
        if done.total() == NUMBER:
            break
        with transaction.atomic():
            if tampering.apply():
                done[tampering.table] += 1
                assert any(map(tampering.is_named_in, faults(tampering))), tampering
            transaction.set_rollback(True)
    assert set(done) == set(tamperer.tables)
    assert done.total() == NUMBER
