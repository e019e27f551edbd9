from typing import Any

from articles.worklist import difference
from tests.contents import typed

CONTENT: dict[str, Any] = {
    "type": "article",
    "kind": "dosing",
    "title": "Doses",
    "slug": "doses",
    "short_answer": "Small steps.",
    "body": "## Doses {: dosing }\n\nTake 0.5 mg twice a day.",
}


def test_what_has_nothing_to_compare_with_is_new() -> None:
    found = difference(None, typed(CONTENT))
    assert found.is_new
    assert len(found.changes) == found.of


def test_a_slip_of_the_point_is_the_worst_of_it() -> None:
    found = difference(typed(CONTENT), typed(CONTENT | {"body": CONTENT["body"].replace("0.5", "5")}))
    assert [(slip.label, int(slip.tenfold.factor)) for slip in found.slips] == [("Doses", 10)]
    assert found.marks == {"number"}
    assert (found.words, len(found.changes)) == (2, 1)


def test_words_alone_are_no_risk() -> None:
    found = difference(typed(CONTENT), typed(CONTENT | {"short_answer": "Little steps."}))
    assert (found.words, found.slips, found.marks) == (1, (), frozenset())
    assert found.keys == {"short"}


def test_nothing_changed() -> None:
    assert difference(typed(CONTENT), typed(CONTENT)).changes == ()
