"""What the rows of a record have stands once: everything that is derived from it knows each field."""

from dataclasses import dataclass
from typing import Any

import pytest

from articles.admin import inlines
from articles.clinical.record import Record
from articles.compare.changes import changes
from articles.compare.risk import Level, risk
from articles.content.fact_kinds import FACT_KINDS, FactRow, fact, prose_fields, schema
from articles.content.record import RecordContent
from articles.models import FACTS
from articles.versions.draft import CONTENT_ROWS
from tests.facts import FACT_ROWS

PROSE = {"advice", "questions"}
"""Kinds that say in sentences what no rule compares row by row."""
FIELDS = [(key, name) for key, kind in FACT_KINDS.items() for name in schema(kind.row)]


def row(key: str, **values: str) -> Any:
    return FACT_KINDS[key].row(**({"source": "label"} | FACT_ROWS[FACTS[key]] | values))


def record(key: str, *rows: Any) -> RecordContent:
    kinds: dict[str, Any] = {key: rows}
    return RecordContent(name="testazepam", **kinds)


@pytest.mark.parametrize("key", FACT_KINDS)
def test_models_and_forms_have_its_fields(key: str) -> None:
    described, model = schema(FACT_KINDS[key].row), FACTS[key]
    assert CONTENT_ROWS[model] is FACT_KINDS[key].row
    columns = {field.name: field for field in model._meta.concrete_fields}
    assert columns.keys() - {"id", "medication", "position"} == described.keys()
    for name, one in described.items():
        assert (columns[name].verbose_name, dict(columns[name].choices or {})) == (one.label, dict(one.choices or {}))
    (inline,) = (inline for inline in inlines.FACTS if inline.model is model)
    assert inline.get_fields(inline, None) == (*described, "position")  # type: ignore[arg-type]  # nothing of either is asked


@pytest.mark.parametrize(("key", "name"), FIELDS)
def test_a_change_of_any_field_is_shown_and_is_a_risk(key: str, name: str) -> None:
    old, new = record(key, row(key)), record(key, row(key, **{name: "quokka"}))
    (change,) = changes(old, new)
    assert change.key == key
    assert any("quokka" in piece.text for piece in change.pieces)
    judged = risk(old, new)
    assert judged.level is Level.HIGH and "quokka" in " ".join(judged.reasons)


@pytest.mark.parametrize("key", sorted(FACT_KINDS.keys() - PROSE))
def test_the_claims_of_a_record_have_its_rows(key: str) -> None:
    assert len(getattr(Record.from_content(record(key, row(key), row(key))), key)) == 2


def test_prose_is_what_the_checks_read_as_sentences() -> None:
    assert prose_fields("doses") == ("interval", "duration")


@dataclass(frozen=True)
class Meal(FactRow):
    name: str = fact("meal")
    food: str = fact("food", later=True)


def test_a_later_field_leaves_what_was_signed_before_as_it_was() -> None:
    signed = {"name": "breakfast", "source": "label"}
    assert Meal.from_json(signed).to_json() == signed
    assert Meal.from_json(signed | {"food": "milk"}).to_json() == signed | {"food": "milk"}
