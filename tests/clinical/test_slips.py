"""Slips of the keyboard in ordinary words of good texts: the aim is to see 95 of 100."""

from random import Random

import pytest

from bench import slips


def test_slips_are_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(slips, "ROUNDS", 2)
    made, seen, unseen = slips.recall(seed=7)
    assert made.total() > 500
    assert seen.total() > 0.95 * made.total(), unseen


def test_a_slip_changes_the_word() -> None:
    random = Random(3)
    assert all(slips.slip("tablets", random)[1] != "tablets" for _ in range(200))
