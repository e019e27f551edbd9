from pathlib import Path

from articles.clinical.api import RULES
from articles.clinical.catalogue import FAMILIES, page

CHECKS = Path(__file__).resolve().parents[2] / "docs" / "checks.md"


def test_the_page_is_made_from_the_rules() -> None:
    assert CHECKS.read_text() == page(RULES.values()), "make it anew with `make catalogue`"


def test_every_family_has_its_rules() -> None:
    assert {rule.family for rule in RULES.values()} == set(FAMILIES)
