import pytest

from articles.content.sections import SECTION_KINDS
from articles.importing import kinds
from articles.importing.kinds import section_kind


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("Possible Side Effects", "side-effects"),
        ("What is it used for?", "uses"),
        ("What is clobazam?", "about"),
        ("How Does It Work?", "how-it-works"),
        ("If you miss a dose", "missed-dose"),
        ("Overdose", "overdose"),
        ("How should I take it?", "dosing"),
        ("Use in pregnancy", "pregnancy"),
        ("Interactions with alcohol", "interactions"),
        ("Alcohol interactions", "alcohol"),
        ("Stopping and withdrawal", "stopping"),
        ("Risk of addiction", "dependence"),
        ("Before taking this medicine", "who"),
        ("Coping with side effects", "coping"),
        ("Storage and disposal", "storage"),
        ("Final thoughts", ""),
        ("", ""),
    ],
)
def test_a_heading_tells_its_kind(heading: str, kind: str) -> None:
    assert section_kind(heading) == kind


def test_every_kind_is_one_of_the_dialect() -> None:
    assert set(kinds.KINDS) <= set(SECTION_KINDS)
    assert "about" in SECTION_KINDS
