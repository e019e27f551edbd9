"""What the record says of a claim of each measure: it agrees, it differs, or it says nothing of it."""

import pytest

from articles.clinical.claims import claims
from articles.clinical.comparing.records import compare
from tests.clinical.texts import subject

COMPARED = [
    ("dose", "For panic disorder the maximum is 4 mg a day.", True),
    ("dose", "For panic disorder the maximum is 40 mg a day.", False),
    ("half-life", "The half-life is 30 to 40 hours.", True),
    ("half-life", "The half-life is 100 hours.", False),
    ("interaction", "Ketoconazole can raise clonazepam levels.", True),
    ("interaction", "Ketoconazole can lower clonazepam levels.", False),
    ("interaction", "Rifampicin can lower clonazepam levels.", None),
    ("use", "It is used to treat panic disorder.", True),
    ("use", "It is used to treat restless legs.", False),
    ("frequency", "Drowsiness is very common.", True),
    ("frequency", "Drowsiness is very rare.", False),
    ("frequency", "Constipation is rare.", None),
    ("population", "It is perfectly harmless to the unborn child.", False),
    ("population", "It is harmful to children.", False),
    ("how often", "For panic disorder, take it twice a day.", True),
    ("way", "Swallow the tablet with water.", True),
    ("way", "Clonazepam is injected into a vein.", False),
    ("advice", "Take it with food.", None),
]


@pytest.mark.parametrize(
    ("text", "agrees"),
    [
        ("For panic disorder, adults start with 1.5 mg a day.", True),
        ("For panic disorder, adults start with 0.1 mg a day.", True),
        ("For panic disorder, adults start with 2 mg a day.", False),
    ],
)
def test_the_most_to_start_with_is_no_usual_start(text: str, agrees: bool) -> None:
    row = {"indication": "panic disorder", "population": "adults", "start_limit": "1.5 mg/day", "maximum": "4 mg/day"}
    checked = subject(text, record={"name": "clonazepam", "doses": [row]})
    compared = [compare(claim, checked.record) for claim in claims(checked) if claim.measure == "dose"]
    assert [one.agrees for one in compared if one] == [agrees]


@pytest.mark.parametrize(("measure", "text", "agrees"), COMPARED)
def test_each_measure_is_compared_with_the_record(measure: str, text: str, agrees: bool | None) -> None:
    checked = subject(text)
    claim = next(claim for claim in claims(checked) if claim.measure == measure)
    comparison = compare(claim, checked.record)
    assert (comparison and comparison.agrees) is agrees
    assert comparison is None or comparison.recorded
