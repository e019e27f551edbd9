from typing import Any

from articles.clinical.checklist import checklist
from articles.clinical.judgement import Judgement
from articles.compare.risk import Level
from articles.review.checklist import checklist_items
from articles.worklist import difference
from tests.contents import typed

OLD: dict[str, Any] = {
    "type": "article",
    "kind": "full-guide",
    "title": "A guide",
    "slug": "a-guide",
    "body": "## Doses {: dosing }\n\nTake 0.5 mg.\n\n## With others {: interactions }\n\nRifampicin may change levels.",
}


def touched(new: str) -> dict[str, tuple[str, ...]]:
    content = typed(OLD | {"body": new})
    found = checklist_items(checklist(content), {}, difference(typed(OLD), content))
    return {one.check.key: one.touched for one in found if one.touched}


def test_a_check_names_the_parts_that_it_is_about() -> None:
    assert touched(OLD["body"].replace("0.5 mg", "1 mg")) == {"dose": ("Doses",)}
    assert touched(OLD["body"].replace("may change", "can raise")) == {
        "interactions": ("With others",),
        "partners": ("With others",),
    }


def test_what_went_was_touched() -> None:
    assert touched(OLD["body"].partition("\n\n## With")[0])["interactions"] == ("With others",)


def test_a_new_text_touches_all_and_names_nothing() -> None:
    assert not any(one.touched for one in checklist_items(checklist(typed(OLD)), {}, difference(None, typed(OLD))))


def test_places_lead_to_their_block_of_the_page() -> None:
    (dose, *_) = checklist_items(checklist(typed(OLD)), {"dosing": "dosing"})
    assert dose.places == (("Doses", "dosing"),)
    (dose, *_) = checklist_items(checklist(typed(OLD)))
    assert dose.places == (("Doses", ""),)


def test_reasons_are_no_places() -> None:
    *_, risk = checklist_items(
        checklist(typed(OLD), Judgement(level=Level.HIGH, reasons=("Doses: a number changed.",)))
    )
    assert (risk.places, risk.check.named) == ((), ("Doses: a number changed",))
