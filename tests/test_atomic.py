"""Every verb happens wholly or not at all, wherever it is cut off."""

from contextlib import suppress
from inspect import isfunction
from itertools import count
from typing import Any

import pytest
from django.db import connection

from articles import workflow
from articles.models import Mail
from articles.workflow import people
from tests.snapshots import everything
from tests.verbs import VERBS

pytestmark = pytest.mark.django_db
COUNTED = ("articles_signingattempt", "articles_auditlink", "articles_audithead")
"""A password that was tried stays counted, whatever came after, and the audit chain has it."""
READS = {"export_article", "export_record", "pending", "unfinished"}
TELLS = {"submit", "request_changes", "approve", "cancel", "withdraw", "reaffirm", "remind", "remind_of_reports"}
TELLS |= {"waive", "grant", "refuse_waiver", "propose_address", "confirm_address", "confirm_address_by_link"}


class PowerCut(Exception):
    """A statement that never reached the database."""


class Cut:
    """Cuts off before the nth write."""

    def __init__(self, at: int) -> None:
        self.at, self.writes = at, 0

    def __call__(self, execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        self.writes += sql.startswith(("INSERT", "UPDATE", "DELETE"))
        if self.writes == self.at and not sql.startswith("ROLLBACK"):
            raise PowerCut
        return execute(sql, params, many, context)


def test_no_verb_is_left_out() -> None:
    public = {name for name in workflow.__all__ if isfunction(getattr(workflow, name))}
    public |= {name for name, door in vars(people).items() if getattr(door, "__module__", "") == people.__name__}
    assert {name for name in public if not name.startswith("_")} - READS == set(VERBS) & public, (
        "give each new verb a state and a call in tests/verbs.py"
    )


@pytest.mark.parametrize("name", VERBS)
def test_wholly_or_not_at_all(name: str) -> None:
    make_state, verb = VERBS[name]
    state = make_state()
    Mail.objects.all().delete()
    before = everything(*COUNTED)
    for at in count(1):
        cut = Cut(at)
        with suppress(PowerCut), connection.execute_wrapper(cut):
            verb(*state)
        if cut.writes < at:
            break
        assert everything(*COUNTED) == before
    assert at > 1 and everything(*COUNTED) != before
    assert Mail.objects.exists() == (name.split(maxsplit=1)[0] in TELLS)
