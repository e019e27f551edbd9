import pytest

from articles.clinical.api import RULES
from articles.clinical.rule import Example, Rule
from tests.clinical.texts import findings

TRIGGERS = [(rule, example) for rule in RULES.values() for example in rule.triggers]
COUNTEREXAMPLES = [(rule, example) for rule in RULES.values() for example in rule.does_not_trigger]


def name(value: Rule | Example) -> str:
    return value.id if isinstance(value, Rule) else value.body[:40]


@pytest.mark.parametrize(("rule", "example"), TRIGGERS, ids=name)
def test_its_example_triggers_it(rule: Rule, example: Example) -> None:
    assert findings(rule, example)


@pytest.mark.parametrize(("rule", "example"), COUNTEREXAMPLES, ids=name)
def test_its_counterexample_does_not(rule: Rule, example: Example) -> None:
    assert findings(rule, example) == []


@pytest.mark.parametrize("rule", RULES.values(), ids=name)
def test_says_why_and_what_to_do(rule: Rule) -> None:
    assert all((rule.triggers, rule.does_not_trigger, rule.why, rule.hint, rule.title))
