from hypothesis import given, settings
from hypothesis import strategies as st

from articles.clinical.api import RULES
from articles.clinical.prose.statements import statements
from articles.content.canonical import normalise
from tests.clinical.texts import subject

FAMILIES = ("SAF", "CLM", "CON")
WORDS = (
    "stopping is harmless suicide violent cannot breathe must not be used in pregnancy raise your dose if you feel "
    "worse opioids codeine antifungal reduces raises the effect of clonazepam half-life 30 to 40 hours studies show "
    "often leads completely safe used to treat depression Common side effects: drowsiness [^a] [7] 0.5 mg six months "
    ". , ; : \n \n\n ## {: alcohol } - | İ ’ “ "
).split(" ")


def sourced(body: str) -> list[tuple[str, bool]]:
    return [(one.text, one.sourced) for one in statements(subject(body).passages)]


def test_a_citation_serves_its_sentence_its_paragraph_and_its_list() -> None:
    assert sourced("One [^a]. Two.") == [("One .", True), ("Two.", False)]
    assert sourced("One. Two.[^a]") == [("One.", True), ("Two.", True)]
    assert sourced("These [^a]:\n\n- one\n- two") == [("These :", True), ("one", True), ("two", True)]
    assert sourced("These:\n\n- one [^a]\n- two") == [("These:", False), ("one", True), ("two", False)]
    assert sourced("Elsewhere [3]. Here.") == [("Elsewhere [3].", True), ("Here.", False)]


def test_titles_headings_and_questions_state_nothing() -> None:
    body = "## Alcohol\n\nBenzodiazepine Addiction: Understanding Common Risks\n\nDo not drink."
    result = statements(subject(body, questions=[{"question": "May I?", "answer": "No."}]).passages)
    assert [one.text for one in result] == ["Do not drink.", "No."]


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(WORDS) | st.text(max_size=6), max_size=40), st.booleans())
def test_any_text_gives_findings_that_cut_out_their_fragment(words: list[str], foreign: bool) -> None:
    body = normalise(" ".join(words))
    for rule in RULES.values():
        for finding in rule.findings(subject(body, foreign=foreign)) if rule.family in FAMILIES else ():
            assert finding.fragment == (body[finding.start : finding.end] if finding.place == "body" else "")
