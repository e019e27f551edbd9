import pytest

from articles.clinical.prose.partners import against, meetings, partners_in, same
from articles.clinical.prose.statements import statements
from tests.clinical.texts import CLONAZEPAM, subject

AZOLES = "azole antifungals"


def read(text: str) -> list[tuple[str, str]]:
    before = ""
    pairs: list[tuple[str, str]] = []
    for statement in statements(subject(text).passages):
        pairs += [(one.partner, one.direction) for one in meetings(statement, CLONAZEPAM, before)]
        before = statement.text
    return pairs


@pytest.mark.parametrize(
    ("text", "partner", "direction"),
    [
        ("Certain antifungals weaken the action of Klonopin.", AZOLES, "lowers"),
        ("Levels of clonazepam may be lowered by ketoconazole.", AZOLES, "lowers"),
        ("Ketoconazole inhibits the metabolism of clonazepam.", AZOLES, "raises"),
        ("Ketoconazole can decrease the clearance of clonazepam.", AZOLES, "raises"),
        ("Carbamazepine speeds up the breakdown of this medicine.", "carbamazepine", "lowers"),
        ("Clonazepam works less well with voriconazole.", AZOLES, "lowers"),
        ("- **Phenytoin**: about 30 % less clonazepam in the blood.", "phenytoin", "lowers"),
        ("| Antifungals | Lower levels of clonazepam |", AZOLES, "lowers"),
        ("Dilantin can make Klonopin stronger.", "phenytoin", "raises"),
        ("Fluconazole does not reduce the effect of clonazepam.", AZOLES, "not lowers"),
        ("Antifungals do not affect clonazepam.", AZOLES, "none"),
        ("CYP3A4 inhibitors decrease clonazepam concentrations.", "cyp3a inhibitors", "lowers"),
        ("Phenytoin lowers clonazepam levels. Antifungals can raise them.", AZOLES, "raises"),
    ],
)
def test_who_does_what(text: str, partner: str, direction: str) -> None:
    assert (partner, direction) in read(text)


@pytest.mark.parametrize(
    "text",
    [
        "Clonazepam may reduce the effectiveness of phenytoin.",
        "Clonazepam can raise phenytoin levels.",
        "Clonazepam increases the effects of alcohol.",
        "If you stop carbamazepine, clonazepam levels can rise.",
        "Phenytoin may raise or lower its level.",
        "Your doctor may lower the dose of clonazepam while you take ketoconazole.",
        "Valproate and clonazepam together may set off absence seizures.",
    ],
)
def test_what_is_no_statement_of_this_medicines_level(text: str) -> None:
    assert read(text) == []


def test_each_partner_takes_its_own_verb() -> None:
    text = "Grapefruit juice may raise the level, and St. John's wort may lower it."
    assert read(text) == [("grapefruit", "raises"), ("st john's wort", "lowers")]


def test_brands_and_classes_are_one_partner() -> None:
    assert [name for name, _ in partners_in("Diflucan, Tegretol, enzyme-inducing medicines")] == [
        AZOLES,
        "carbamazepine",
        "cyp3a inducers",
    ]
    assert same("cyp3a inhibitors", AZOLES)
    assert same(AZOLES, "cyp3a inhibitors")
    assert not same("cyp3a inducers", AZOLES)


def test_more_of_it_does_not_contradict_what_adds_up() -> None:
    assert not against("raises", "adds")
    assert against("lowers", "adds")
    assert not against("not lowers", "raises")
    assert against("raises", "none")
