"""How the state machine walks: every verb is tried, and goes through exactly where the oracle says that it may."""

from collections.abc import Callable
from datetime import timedelta
from functools import partial
from typing import Any, ClassVar

from django.db import transaction
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, precondition

from articles.models import Edition, Version, clock
from articles.workflow import Refused
from tests.machine.house import PEOPLE, House
from tests.machine.made import Made, Note, Shown
from tests.machine.oracle import Oracle

who = st.integers(0, 95)
BARRED, ABLE = 1, 2
REVIEWER = 4 * sorted(PEOPLE).index("reviewer")
"""Who never writes, so that nothing but the state stands in the way."""
back = st.sampled_from([0, 0, 0, 0, 1, 2, 3])
"""How far from the newest; mostly that one itself."""


def some(name: str) -> Callable[[Any], Any]:
    """Only where the oracle has at least one of these."""
    return precondition(lambda machine: bool(getattr(machine.oracle, name)))


class Walk(RuleBasedStateMachine):
    house: ClassVar[House]

    def __init__(self) -> None:
        super().__init__()
        self.undone = transaction.atomic()
        self.undone.__enter__()
        self.oracle: Oracle = self.house.oracle()

    def teardown(self) -> None:
        transaction.set_rollback(True)
        self.undone.__exit__(None, None, None)

    def attempt(self, who: int, may: Callable[[str], bool], verb: Callable[..., Any]) -> tuple[str, Any]:
        """Who tried, and what the verb gave: None where it was refused. Any surprise ends the walk."""
        self.tick()
        by = self.somebody(who, may)
        run = partial(verb, by=self.house.person(by))
        return by, self.run(may(by), run)

    def tick(self) -> None:
        """Before each verb, so that it runs at the moment for which the oracle is asked."""
        self.oracle.now += timedelta(minutes=1)

    def somebody(self, who: int, may: Callable[[str], bool]) -> str:
        """Anybody, one of the staff who may not, or, half of the times, one who may; else any of the staff."""
        able = [name for name in sorted(PEOPLE) if may(name)]
        barred = sorted(self.oracle.staff.difference(able))
        chosen = (sorted(PEOPLE), barred, able, able)[who % 4] or sorted(self.oracle.staff)
        return chosen[who // 4 % len(chosen)]

    def run(self, legal: bool, verb: Callable[[], Any]) -> Any:
        refusal, outcome = "", None
        try:
            with clock.at(self.oracle.now):
                outcome = verb()
        except Refused as refused:
            refusal = refused.sentence
        assert legal == (not refusal), refusal or "went through"
        return outcome

    def version(self, back: int) -> Made:
        """Mostly the one that waits."""
        if not back and self.oracle.waiting:
            return self.oracle.waiting
        return self.oracle.versions[-1 - back % len(self.oracle.versions)]

    def edition(self, back: int) -> Shown:
        return self.oracle.editions[-1 - back % len(self.oracle.editions)]

    def note(self, back: int) -> Note:
        return self.oracle.notes[-1 - back % len(self.oracle.notes)]

    def stored(self, version: Made) -> Version:
        return Version.objects.get(pk=version.key)

    def public(self, edition: Shown) -> Edition:
        return Edition.objects.get(version=edition.version.key)
