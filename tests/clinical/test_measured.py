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


def test_the_catalogue_shows_the_figures() -> None:
    text = page(RULES.values())
    assert measured_on() in text
    for name, known in measured().items():
        entry = text.partition(f"### {name}:")[2].partition("### ")[0]
        assert f"Measured: {known.right} of {known.judged} right." in entry
