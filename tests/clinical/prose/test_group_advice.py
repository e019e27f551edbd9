import pytest

from articles.clinical.prose.group_advice import contradicts, group_advice, recorded_stance
from articles.clinical.prose.statements import statements
from tests.clinical.texts import medicine, subject


def read(text: str, name: str) -> list[tuple[str, str, bool]]:
    record, before = medicine(name), ""
    advice: list[tuple[str, str, bool]] = []
    for statement in statements(subject(text, record=record).passages):
        advice += [(one.group, one.stance, contradicts(one, record)) for one in group_advice(statement, record, before)]
        before = statement.low
    return advice


@pytest.mark.parametrize(
    ("text", "name", "advice"),
    [
        ("It is safe in pregnancy.", "methotrexate", ("pregnancy", "safe", True)),
        ("Pregnant? Stay on your warfarin.", "warfarin", ("pregnancy", "safe", True)),
        ("Men who take it have no need for contraception.", "methotrexate", ("contraception", "uncovered", True)),
        ("In pregnancy the need for it falls.", "levothyroxine", ("pregnancy", "falls", True)),
        ("In pregnancy the need for it rises.", "levothyroxine", ("pregnancy", "rises", False)),
        ("While breastfeeding it must be avoided.", "levothyroxine", ("breastfeeding", "avoid", True)),
        ("It must not be taken in pregnancy.", "methotrexate", ("pregnancy", "avoid", False)),
    ],
)
def test_advice_and_whether_the_record_says_otherwise(text: str, name: str, advice: tuple[str, str, bool]) -> None:
    assert read(text, name) == [advice]


@pytest.mark.parametrize(
    "text",
    [
        "Is it safe in pregnancy?",
        "Ask your doctor whether it is safe in pregnancy.",
        "Paracetamol is safe in pregnancy.",
        "There is another medicine that is safe in pregnancy.",
        "Nobody says it is safe in pregnancy.",
    ],
)
def test_what_is_asked_doubted_or_of_another(text: str) -> None:
    assert read(text, "methotrexate") == []


def test_what_records_advise() -> None:
    assert recorded_stance(medicine("methotrexate"), "pregnancy") == "avoid"
    assert recorded_stance(medicine("sertraline"), "pregnancy") == "careful"
    assert recorded_stance(medicine("paracetamol"), "pregnancy") == "safe"
    assert recorded_stance(medicine("metformin"), "fertility") == ""
