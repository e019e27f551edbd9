"""The rules on doses, leftovers and wording, on any text at all."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.clinical.api import RULES, Fix
from articles.clinical.rule import Example
from articles.content.canonical import normalise
from tests.clinical.texts import findings, subject

RULED = [rule for rule in RULES.values() if rule.family in ("DOSE", "SCR", "TXT")]
WORDS = (
    ".5 1.0 2,5 5000 1/2 0.25 20 mg m mcg µg U IU cc mg/kg/day tablet tablets Klonopin clonazepam diazepam daily q.d."
    " BID HS"
    " twice times a an the day night at in start maximum exceed never more than up to by from of nor is and such as ."
    " , : ; ? ( )"
    " panic seizures for dose take taking see our Here poll votes: comment "
    "| ## - \n \n\n &amp; â€™ .nTake night.Take \\n <br> effect"
    " neither or side affects withdrawl twee slaap ½ — ’ \u00a0 \u200b [^a] ** _ [link](/x) half every 3 days hours"
).split(" ")


def assert_findings_hold(body: str, foreign: bool) -> None:
    text = normalise(body)
    checked = subject(text, title="Any title of it", foreign=foreign)
    for rule in RULED:
        for finding in rule.findings(checked):
            assert finding.place != "body" or text[finding.start : finding.end] == finding.fragment


@given(st.lists(st.sampled_from(WORDS), max_size=40), st.booleans())
def test_any_words_give_findings_or_none(words: list[str], foreign: bool) -> None:
    assert_findings_hold(" ".join(words), foreign)


@given(st.text(max_size=200), st.booleans())
def test_any_text_gives_findings_or_none(text: str, foreign: bool) -> None:
    assert_findings_hold(text, foreign)


@given(st.text(st.sampled_from("0123456789.,/-mgkU½ atedyouis:;|()\n"), max_size=60))
def test_any_figures_give_findings_or_none(text: str) -> None:
    assert_findings_hold(text, False)


@pytest.mark.parametrize(
    ("text", "fix"),
    [("Take .5 mg now.", Fix("0.5 mg")), ("Take .5 twice a day.", Fix("0.5")), (".5m-1mg a day is usual.", None)],
)
def test_a_zero_is_no_certain_fix_where_the_unit_is_garbled(text: str, fix: Fix | None) -> None:
    [finding] = findings(RULES["DOSE-001"], Example(text))
    assert finding.fix == fix
