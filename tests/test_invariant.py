"""Whoever does what and when: readers get the bytes of an approved, unwithdrawn, unexpired edition, signed by
nobody who had a hand in it.
"""

from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis.stateful import invariant, run_state_machine_as_test

from articles import published
from articles.models import Document, Edition, Version, clock
from articles.published.records import MedicinePage, Notice, Page
from tests.machine.house import House
from tests.machine.made import Shown
from tests.machine.scenes import MEANWHILE, Scenes
from tests.machine.writing import ANSWERS

WALKS = settings(
    max_examples=16,
    stateful_step_count=20,
    report_multiple_bugs=False,
    deadline=None,
    derandomize=True,
    database=None,
    print_blob=False,
    suppress_health_check=list(HealthCheck),
)


class Machine(Scenes):
    def teardown(self) -> None:
        try:
            self.permanent_addresses_give_what_was_signed()
            self.moments_rise()
        finally:
            super().teardown()

    def permanent_addresses_give_what_was_signed(self) -> None:
        with clock.at(self.oracle.now):
            for number, edition in enumerate(self.oracle.editions, 1):
                up = self.oracle.is_up if edition is self.oracle.newest else not edition.down
                self.check(published.edition(*self.house.address, number), edition, up=up)
            assert published.edition(*self.house.address, len(self.oracle.editions) + 1) is None

    @invariant()
    def readers_get_what_was_signed(self) -> None:
        with clock.at(self.oracle.now):
            self.check(published.article(*self.house.address), self.oracle.newest, up=self.oracle.is_up)

    def moments_rise(self) -> None:
        for version in Version.objects.filter(document=self.house.article).prefetch_related("acts"):
            found = [version.made_at, *(act.at for act in version.acts.all())]
            edition = Edition.objects.filter(version=version).first()
            found += [edition.published_at] if edition else []
            assert sorted(set(found)) == found

    def check(self, page: object, edition: Shown | None, *, up: bool) -> None:
        if edition is None:
            assert page is None
        elif not up:
            assert isinstance(page, Notice)
        else:
            assert isinstance(page, Page)
            assert page.fragment == edition.version.fragment
            assert {signature.name for signature in page.signatures}.isdisjoint(edition.version.people)

    @invariant()
    def the_record_shows_what_is_up(self) -> None:
        fragment, _ = self.oracle.records[-1]
        with clock.at(self.oracle.now):
            found = published.medicine(self.house.address[0])
        if self.oracle.record_up:
            assert isinstance(found, MedicinePage) and found.page.fragment == fragment
            assert len(found.articles) == self.oracle.is_up
        else:
            assert isinstance(found, Notice) and len(found.also) == self.oracle.is_up

    @invariant()
    def both_answers_agree(self) -> None:
        state = Document.objects.with_state(self.oracle.now).get(pk=self.house.article)
        waiting, newest = self.oracle.waiting, self.oracle.newest
        assert (state.live, state.waiting) == (self.oracle.live, self.oracle.waiting_words)
        assert (state.waiting_id, state.waiting_number) == ((waiting.key, waiting.number) if waiting else (None, None))
        shown = (len(self.oracle.editions), newest.due) if newest else (None, None)
        assert (state.edition_number, state.review_due) == shown
        assert state.revision == len(self.oracle.texts)


@pytest.fixture
def machine(db: None, settings: Any) -> type[Machine]:
    settings.DEMO = True
    Machine.house = House()
    return Machine


def test_readers_get_signed_bytes_and_no_others(machine: type[Machine]) -> None:
    run_state_machine_as_test(machine, settings=WALKS)


@pytest.mark.slow
@pytest.mark.parametrize("days", [0, 1], ids=["at once", "for a date"])
def test_whatever_happens_before_the_signature_or_its_date(machine: type[Machine], days: int) -> None:
    for then in MEANWHILE:
        walk = machine()
        try:
            walk.begin(1, (0, 0))
            walk.bring_out(0, 4, ("Echo.", ANSWERS[1]), days, then)
            walk.readers_get_what_was_signed()
            walk.both_answers_agree()
        finally:
            walk.teardown()
