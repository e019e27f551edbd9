"""The patterns of a list are put together so that fewer are tried, and match what each of them matches."""

import re

import pytest

from articles.clinical.api import RULES
from articles.clinical.prose.wordings import _alternatives, _from_words

TEXT = "\n".join(one.body.lower() for rule in RULES.values() for one in (*rule.triggers, *rule.does_not_trigger))
PATTERNS = {
    r"\bno need\b|\bnot? (?:a|an)\b|n't\b|\bcan\b": r"\b(?:no need\b|not? (?:a|an)\b)|n't\b|\b(?:can\b)",
    r"(?:\bis|'s) (?:a|an)|\b[|(]x": r"(?:\bis|'s) (?:a|an)|\b(?:[|(]x)",
    r"a\|b|\b\(c|d": r"a\|b|\b(?:\(c)|d",
    r"[^]|]x|\b(?:y|z)": r"[^]|]x|\b(?:(?:y|z))",
}


@pytest.mark.parametrize("pattern", PATTERNS)
def test_a_beginning_that_several_have_stands_once(pattern: str) -> None:
    assert "|".join(_from_words(pattern)) == PATTERNS[pattern]
    assert "|".join(_alternatives(pattern)) == pattern


@pytest.mark.parametrize("pattern", PATTERNS)
def test_the_same_is_matched(pattern: str) -> None:
    quick = re.compile("|".join(_from_words(pattern)))
    assert [one.span() for one in quick.finditer(TEXT)] == [one.span() for one in re.finditer(pattern, TEXT)]
