"""Any text at all gives findings or none, and each finding cuts its fragment out of the text as written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.clinical import RULES
from articles.text.canonical import normalise
from tests.clinical.texts import subject

TRIGGERS = (
    "Klonipin", "sertaline", "the brand is", "generic name", "clonazepam", "Klonopin®", "clonidine", "grand mal", "(",
    ")", ":", ";", ".", ",", " ", "!", "•", "“", "’s", "–", "**", "_", "\\", "`", "## Uses {: uses }\n\n",
    "## With {: interactions }\n\n", "### Sub\n\n", "#### Deep\n\n", "\n\n", "\n- ", "Common side effects include",
    "rare", "nausea", "or", "1 in 10", "[here](", "![](https://x.example)", "click here", "\u00a0", "[^a]", "abusers",
    "an addict", "ataxia", "0.5 mg", "İ", "ß", "ﬁ", "é", "reviewed by Dr A B, 3 May 2019", "\n| a | b |\n",
    "| --- | --- |\n",
)  # fmt: skip
CHECKED = [rule for rule in RULES.values() if rule.family in ("NAME", "STR", "META", "READ", "A11Y")]


@pytest.mark.property
@pytest.mark.parametrize("foreign", [False, True])
@given(body=st.one_of(st.text(max_size=200), st.lists(st.sampled_from(TRIGGERS), max_size=40).map("".join)))
def test_findings_cut_their_fragment_out_of_the_text(foreign: bool, body: str) -> None:
    text = normalise(body)
    for rule in CHECKED:
        for finding in rule.findings(subject(text, title=text.split("\n")[0], short_answer=text, foreign=foreign)):
            place = text.split("\n")[0] if finding.place == "title" else text
            assert place[finding.start : finding.end] == finding.fragment
            assert finding.message
