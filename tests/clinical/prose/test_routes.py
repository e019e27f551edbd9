import pytest

from articles.clinical.prose.routes import recorded, ways
from articles.clinical.prose.statements import statements
from tests.clinical.texts import medicine, subject


def read(text: str, name: str) -> list[tuple[str, str]]:
    record = medicine(name)
    passages = subject(text, record=record).passages
    return [(way.route, way.form) for statement in statements(passages) for way in ways(statement, record)]


@pytest.mark.parametrize(
    ("text", "name", "way"),
    [
        ("Inject it once a day.", "warfarin", ("by injection", "")),
        ("The tablets are injected.", "warfarin", ("by injection", "")),
        ("It is put under the tongue.", "warfarin", ("under the tongue", "")),
        ("Warfarin exists as a patch too.", "warfarin", ("on the skin", "patch")),
        ("Swallow the content of the pen.", "insulin-glargine", ("", "")),
    ],
)
def test_ways_and_forms(text: str, name: str, way: tuple[str, str]) -> None:
    assert way in read(text, name)


@pytest.mark.parametrize(
    "text", ["Never inject it.", "Can it be injected?", "Diazepam is given as an injection.", "Apply for a letter."]
)
def test_what_is_refused_asked_or_of_another(text: str) -> None:
    assert read(text, "warfarin") == []


def test_what_a_record_has() -> None:
    pen = recorded(medicine("insulin-glargine"))
    assert pen.has_route("under the skin") and pen.has_route("by injection") and not pen.has_route("into a vein")
    assert pen.has_form("pen") and pen.has_form("injection") and not pen.has_form("capsule")
    assert recorded(medicine("warfarin")).has_form("tablet")
