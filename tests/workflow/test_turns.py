"""One check of a person at a time, each with an end, so that nobody's text keeps a process from its other work."""

from collections.abc import Iterator
from queue import Queue
from threading import Event, Thread

import pytest
from django.test import override_settings

from articles.deadline import go_on
from articles.workflow import turns
from articles.workflow.turns import StillChecking, Uncheckable, limited, turn

pytestmark = pytest.mark.race
PERSON, OTHER = 1, 2


@pytest.fixture(autouse=True)
def no_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(turns, "WAIT", 0.5)


class Check(Thread):
    """Goes on until it is ended, and tells how; or until it is finished."""

    def __init__(self, person: int, *, typing: bool) -> None:
        super().__init__(daemon=True)
        self.person, self.typing, self.began, self.finished = person, typing, Event(), Event()
        self.ended: Queue[Exception] = Queue()
        self.start()

    def run(self) -> None:
        try:
            with turn(self.person, typing=self.typing):
                self.began.set()
                while not self.finished.wait(0.01):
                    go_on()
        except Uncheckable as refused:
            self.ended.put(refused)


@pytest.fixture
def running() -> Iterator[Check]:
    check = Check(PERSON, typing=False)
    assert check.began.wait(30)
    yield check
    check.finished.set()
    check.join(30)


def never_ending() -> None:
    with limited():
        while True:
            go_on()


@override_settings(CHECK_SECONDS=1)
def test_a_check_ends_when_its_time_is_over() -> None:
    with pytest.raises(Uncheckable, match="more than 1 seconds"):
        never_ending()
    go_on()


def test_what_was_typed_last_ends_the_check_of_what_was_typed_before() -> None:
    before = Check(PERSON, typing=True)
    assert before.began.wait(30)
    with turn(PERSON, typing=True):
        assert "What you typed since" in str(before.ended.get(timeout=30))
        go_on()


def test_a_second_check_is_answered_at_once(running: Check) -> None:
    with pytest.raises(StillChecking, match="still being checked"), turn(PERSON):
        pass


def test_other_people_are_checked_meanwhile(running: Check) -> None:
    with turn(OTHER):
        go_on()
    assert running.is_alive()


def test_a_turn_is_given_back_whatever_happens() -> None:
    with pytest.raises(ZeroDivisionError), turn(PERSON):
        raise ZeroDivisionError
    with turn(PERSON):
        pass
