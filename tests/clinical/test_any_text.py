"""Any text at all gives findings or none, and each finding cuts its fragment out of the text as written."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.clinical.api import RULES, Rule, Subject, check
from articles.content.canonical import normalise
from tests.clinical.texts import subject

FAMILIES = sorted({rule.family for rule in RULES.values()})
MARKS = (
    "(", ")", ":", ";", ".", ",", " ", " ", " ", "?", "!", "•", "“", "’s", "–", "**", "_", "\\", "`", "\n\n", "\n- ",
    "## Uses {: uses }\n\n", "## With {: interactions }\n\n", "### Sub\n\n", "#### Deep\n\n", "[here](", "[^a]", "[3]",
    "![](https://x.example)", "\u00a0", "\u00ad", "İ", "ß", "ﬁ", "é", "<b>", "&amp;", "\n| a | b |\n",
    "\n| --- | --- |\n",
)  # fmt: skip
WORDS = {
    "A11Y": "click here|read more|see below|IMPORTANT WARNING|https://x.example/a",
    "CLM": "studies show|often|it cures|completely safe|is used for|depression|1 in 10|20 %|higher risk|off-label"
    "|approved for|flu|for a while|a number of weeks",
    "CON": "half-life|is|30 to 40 hours|starts to work in|an hour|fluconazole|raises|clonazepam levels|pregnant women"
    "|a glass of wine|is harmless|you can take|makes it stronger|rare|1 in 5,000|drowsiness|children|from 2 years"
    "|inject it|comes as a patch|is safe in pregnancy",
    "DOSE": "take|.5|0.5 mg|5.0 mg|10mg|2,5 mg|5000 units|q.d.|½|1/2 tablet|twice a day|maximum|panic disorder|per kg",
    "META": "doi:|PMID 1|ISBN 3|et al 2051;|reviewed by|Dr A B|3 May 2019|last updated|author|31 April 2026|in 2031"
    "|PMID 12a|2017;77:120-12",
    "NAME": "Klonipin|sertaline|clonazepam|Klonopin®|clonidine|the brand is|take|your|sold as"
    "|Ativan|(lorazepam)|is a statin|generic name|grand mal|benzodiazepam",
    "READ": "abusers|an addict|ataxia|is taken|was given|you|patients|administered|hypersensitivity",
    "REC": "start|maximum|10 mg/day|20 mg/week|children 2 to 12 years",
    "SAF": "stop|suddenly|without asking|drink alcohol|you can|oxycodone|cannot|be woken|call 911|harmless|seizures|if"
    "|blue lips|is normal|wait until morning|take two next time|once you feel better",
    "SCR": "share this|see our guide|the of|advertisement|total votes|[add name]|As an AI|visit .|related articles"
    "|according to",
    "STR": "Common side effects include|rare|very common|nausea|or|dizziness|1 in 100",
    "TXT": "withdrawl|TThe|colour|color|medi cation|an dose|it's|neither tea or|avec|epileptic crisis|night.Take"
    "|the the|of the\n",
}  # fmt: skip


def pieces(family: str) -> st.SearchStrategy[str]:
    token = st.sampled_from((*MARKS, *WORDS[family].split("|")))
    return st.one_of(st.text(max_size=200), st.lists(token, max_size=40).map(" ".join), st.lists(token).map("".join))


def place(content: dict[str, Any], name: str) -> str:
    first, *rest = name.split(".")
    return str(content["questions"][int(rest[0]) - 1][rest[1]] if rest else content[first])


def assert_cuts_out(checked: Subject, content: dict[str, Any], rules: list[Rule]) -> None:
    for finding in (finding for rule in rules for finding in rule.findings(checked)):
        assert place(content, finding.place)[finding.start : finding.end] == finding.fragment
        assert finding.message


def test_every_family_has_words_of_its_own() -> None:
    assert sorted(WORDS) == FAMILIES


@pytest.mark.parametrize("foreign", [False, True])
@pytest.mark.parametrize("family", FAMILIES)
@settings(max_examples=40)
@given(data=st.data())
def test_findings_cut_their_fragment_out_of_the_text(family: str, foreign: bool, data: st.DataObject) -> None:
    text = normalise(data.draw(pieces(family)))
    questions = [{"question": text.split("\n")[0], "answer": text}]
    content = {"title": text.split("\n")[0], "short_answer": text, "body": text, "questions": questions}
    rules = [rule for rule in RULES.values() if rule.family == family]
    given_text = {key: value for key, value in content.items() if key != "body"}
    assert_cuts_out(subject(text, foreign=foreign, **given_text), content, rules)


@settings(max_examples=40)
@given(data=st.data())
def test_words_of_all_families_together_break_nothing(data: st.DataObject) -> None:
    text = normalise(data.draw(pieces(data.draw(st.sampled_from(FAMILIES)))) + data.draw(pieces("SAF")))
    findings = check(subject(text))
    assert all(text[finding.start : finding.end] == finding.fragment for finding in findings)
