from typing import Any

from articles.review.checks import TOUCHES, checks
from articles.workflow.signing import CHECKS
from articles.worklist import difference

OLD: dict[str, Any] = {
    "type": "article",
    "kind": "full-guide",
    "title": "A guide",
    "slug": "a-guide",
    "body": "## Doses {: dosing }\n\nTake 0.5 mg.\n\n## With others {: interactions }\n\nIt may change levels.",
}


def touched(new: str) -> dict[str, tuple[str, ...]]:
    return {check.key: check.touched for check in checks(difference(OLD, OLD | {"body": new})) if check.touched}


def test_each_check_knows_what_it_is_about() -> None:
    assert set(TOUCHES) == set(CHECKS)
    assert {check.key: check.words for check in checks()} == CHECKS


def test_a_check_names_the_parts_that_it_is_about() -> None:
    assert touched(OLD["body"].replace("0.5 mg", "1 mg")) == {"dose": ("Doses",)}
    assert touched(OLD["body"].replace("may change", "can raise")) == {"interactions": ("With others",)}
    assert touched(OLD["body"].replace("Take", "Swallow")) == {"dose": ("Doses",)}


def test_a_new_text_touches_all_and_names_nothing() -> None:
    assert not any(check.touched for check in checks(difference(None, OLD)))
