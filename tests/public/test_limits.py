"""How many reports a process takes in an hour."""

import pytest
from django.test import Client
from pytest_django import Settings

from articles.models import Report
from articles.public import limits, reports
from articles.public.limits import FROM_ONE_NETWORK, HOUR, Arrivals
from tests import factory
from tests.public import forms as form
from tests.public.forms import nobody_came_before

__all__ = ["nobody_came_before"]


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    now = [1_000.0]
    monkeypatch.setattr(limits, "monotonic", lambda: now[0])
    return now


def test_one_network_and_all_together_have_an_end(settings: Settings, clock: list[float]) -> None:
    settings.REPORTS_PER_HOUR = FROM_ONE_NETWORK + 2
    arrivals = Arrivals()
    assert [arrivals.admit("192.0.2.1") for _ in range(FROM_ONE_NETWORK + 1)] == [True] * FROM_ONE_NETWORK + [False]
    assert [arrivals.admit(f"192.0.2.{last}") for last in (2, 3, 4)] == [True, True, False]


def test_what_is_refused_does_not_count_and_an_hour_later_it_begins_anew(clock: list[float]) -> None:
    arrivals = Arrivals()
    admitted = [arrivals.admit(None) for _ in range(3 * FROM_ONE_NETWORK)]
    assert sum(admitted) == FROM_ONE_NETWORK == len(arrivals.last_hour)
    clock[0] += HOUR - 1
    assert not arrivals.admit(None)
    clock[0] += 1
    assert arrivals.admit(None) and len(arrivals.last_hour) == 1


def test_no_address_is_kept(clock: list[float]) -> None:
    arrivals = Arrivals()
    arrivals.admit("192.0.2.1")
    assert "192.0.2" not in repr(arrivals)


@pytest.mark.django_db
def test_whoever_comes_too_often_keeps_what_was_typed(monkeypatch: pytest.MonkeyPatch) -> None:
    edition = factory.make_live_article()[1]
    monkeypatch.setattr(limits, "FROM_ONE_NETWORK", 1)
    assert form.send(edition).status_code == 302
    answer = form.send(edition, text="Another one.")
    assert (answer.status_code, reports.TOO_MANY in answer.text) == (429, True)
    assert form.typed_again(answer) == form.TYPED | {"text": "Another one."}
    assert Report.objects.count() == 1
    assert Client().get(form.address(edition)).status_code == 200
