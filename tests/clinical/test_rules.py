import pytest

from articles.clinical.api import RULES
from articles.clinical.rule import Example, Rule
from tests.clinical.texts import findings

HITS = [(rule, example) for rule in RULES.values() for example in rule.hits]
MISSES = [(rule, example) for rule in RULES.values() for example in rule.misses]


def name(value: Rule | Example) -> str:
    return value.id if isinstance(value, Rule) else value.body[:40]


@pytest.mark.parametrize(("rule", "example"), HITS, ids=name)
def test_hits_its_example(rule: Rule, example: Example) -> None:
    assert findings(rule, example)


@pytest.mark.parametrize(("rule", "example"), MISSES, ids=name)
def test_leaves_its_counterexample(rule: Rule, example: Example) -> None:
    assert findings(rule, example) == []


@pytest.mark.parametrize("rule", RULES.values(), ids=name)
def test_says_why_and_what_to_do(rule: Rule) -> None:
    assert all((rule.hits, rule.misses, rule.why, rule.hint, rule.title))
