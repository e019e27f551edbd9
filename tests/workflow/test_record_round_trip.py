"""Whatever a record's draft says, its file says it again."""

import json
from typing import Any

import pytest
from django.db import models, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from articles import workflow
from articles.importing.record import read_record
from articles.models import Medication, Person, drafting
from articles.models.facts import QuantityField
from articles.models.rows import Row
from articles.versions.draft import KEYS, NOT_TEXT, ROWS
from articles.versions.snapshot import record_snapshot
from tests import factory
from tests.facts import make_facts
from tests.verbs import import_record
from tests.workflow.record_files import changed, exported, fresh

pytestmark = pytest.mark.django_db
COUNTRIES = st.sampled_from(["US", "GB", "NO"])
QUANTITIES = st.sampled_from([".5mg", "0.50 mg", "1.0 mg/day", "1,500 mg", "40 hours"])
RANGES = st.one_of(QUANTITIES, st.just("0.01-0.03 mg/kg/day"))
DAYS = st.dates().map(str)
WORDS = st.sampled_from(
    ["no", "yes", "null", "~", "1.10", "- x", "a: b", "#1", "'", '"', "é", "e\u0301", "<", "{", "]", " ", "&a", "*"]
)
TEXTS = st.lists(st.one_of(WORDS, st.just("some words")), min_size=1, max_size=14).map(" ".join).filter(str.strip)


def values(field: Any) -> st.SearchStrategy[str]:
    """What fits into a column."""
    if field.choices:
        return st.sampled_from([value for value, _ in field.choices])
    if isinstance(field, QuantityField):
        return RANGES if field.can_be_range else QUANTITIES
    if isinstance(field, models.DateField):
        return DAYS
    by_name = {"country": COUNTRIES, "source": st.just("label"), "topic": st.just("topic"), "doi": st.just("")}
    by_name |= {"url": st.just("https://example.org/?a=b&c=#d"), "label": st.sampled_from(["label", "other"])}
    return by_name.get(field.name, TEXTS.map(lambda text: text[: field.max_length or 600].strip() or "x"))


def rows(model: type[Row]) -> st.SearchStrategy[list[dict[str, str]]]:
    fields = [field for field in model._meta.concrete_fields if field.attname not in NOT_TEXT]
    needed = {field.name: values(field) for field in fields if not field.blank}
    row = st.fixed_dictionaries(needed, optional={field.name: values(field) for field in fields if field.blank})
    return st.lists(row, max_size=2, unique_by=lambda row: row.get("label") or row.get("topic") or id(row))


RECORDS = st.fixed_dictionaries(
    {"slug": st.just("examplazepam"), "name": st.just("examplazepam"), "summary": TEXTS, "country": COUNTRIES},
    optional={"review_months": st.integers(1, 36)} | {KEYS[model]: rows(model) for model in ROWS[Medication]},
)


@settings(max_examples=40, suppress_health_check=list(HealthCheck))
@given(record=RECORDS, form=st.sampled_from(["yaml", "json"]))
def test_a_draft_is_the_same_after_an_export_and_an_import(record: dict[str, Any], form: Any) -> None:
    with transaction.atomic():
        writer = factory.make_writer()
        with transaction.atomic():
            drafted = imported(json.dumps(record), "json", writer)
            before = record_snapshot(drafted).content.digest
            file = workflow.export_record(medication=drafted, form=form)
            transaction.set_rollback(True)
        copy = imported(file, form, writer)
        assert record_snapshot(copy).content.digest == before
        assert workflow.export_record(medication=copy, form=form) == file
        transaction.set_rollback(True)


def imported(file: str, form: str, by: Person) -> Medication:
    name = f"record.{form}"
    reading = read_record(name, file.encode())
    made = workflow.import_record(reading=reading, filename=name, by=by, reason="A file.").medication
    return Medication.objects.get(pk=made.pk)


def test_a_draft_that_changed_is_as_it_was_once_its_file_is_imported() -> None:
    record = factory.make_medication()
    with drafting(record, by=record.author, reason="Facts."):
        make_facts(record)
    before, file = record_snapshot(fresh(record)).content.digest, exported(record)
    import_record(record.author, changed(file))
    assert record_snapshot(fresh(record)).content.digest != before
    import_record(record.author, file)
    assert record_snapshot(fresh(record)).content.digest == before


def test_an_edition_comes_back_to_its_content_digest() -> None:
    record = factory.make_live_medication()
    edition = record.editions.get()
    import_record(record.author, changed(exported(record)))
    file = workflow.export_record(medication=fresh(record), edition=1)
    import_record(record.author, file.encode())
    assert record_snapshot(fresh(record)).content.digest == edition.version.content_digest
