"""What was measured on texts that nobody here wrote decides what may block, and stands in the catalogue."""

import pytest

from articles.clinical.api import RULES
from articles.clinical.catalogue import page
from articles.clinical.measured import FEWEST, Measured, measured, measured_on
from articles.lifecycle import Severity


@pytest.mark.parametrize("name", measured())
def test_only_what_was_right_blocks(name: str) -> None:
    assert name in RULES, "a rule that there is no more: take its figures out"
    assert measured()[name].may_block or RULES[name].severity is not Severity.BLOCKING


def test_few_findings_decide_nothing() -> None:
    assert Measured(0, FEWEST - 1).may_block
    assert not Measured(0, FEWEST).may_block
    assert Measured(19, 1).may_block and not Measured(18, 1).may_block


def test_where_a_rule_also_warns_what_blocked_decides() -> None:
    assert Measured(10, 10, Measured(19, 1)).may_block
    assert not Measured(99, 1, Measured(18, 2)).may_block
    assert Measured(10, 10, Measured(0, 0)).may_block
    assert Measured(10, 4, Measured(8, 0)).written == "10 of 14 right; of those that blocked, 8 of 8 right"
    assert Measured(10, 4, Measured(0, 0)).written == "10 of 14 right; of those that blocked, none"


def test_the_catalogue_shows_the_figures() -> None:
    text = page(RULES.values())
    assert measured_on() in text
    for name, known in measured().items():
        entry = text.partition(f"\n### {name}:")[2].partition("\n### ")[0]
        assert f"Measured: {known.written}." in entry
