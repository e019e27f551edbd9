"""The demo's records, as files: the class first, then its members, then a medicine without a class."""

import json
from typing import Any

import pytest
import yaml
from django.db import transaction

from articles.clinical.api import Subject, check
from articles.demo import shelf
from articles.importing.record import read_record
from articles.models import Edition, Medication
from articles.versions.draft import KEYS, ROWS
from articles.versions.snapshot import record_snapshot
from articles.workflow import export_record, import_record
from tests import factory
from tests.contents import record_of

pytestmark = pytest.mark.django_db
CLASS, *MEMBERS, ALONE, _ = shelf.RECORDS


def files() -> dict[str, dict[str, Any]]:
    return {name: yaml.safe_load((shelf.HERE / "records" / f"{name}.yaml").read_text()) for name in shelf.RECORDS}


def published(name: str) -> tuple[Medication, Edition]:
    record = shelf.record(name, factory.make_writer())
    return record, factory.publish(record)


def test_every_row_has_a_reference_with_its_date() -> None:
    for name, said in files().items():
        dated = {row["label"] for row in said["references"] if row["source_date"]}
        rows = [row for key, found in said.items() if isinstance(found, list) and key != "references" for row in found]
        assert len(rows) > 5 and {row["source"] for row in rows} <= dated, name


def test_every_value_fits_into_its_column() -> None:
    """PostgreSQL refuses what SQLite takes."""
    columns = [(KEYS[model], field) for model in ROWS[Medication] for field in model._meta.concrete_fields]
    longer = [
        (name, key, row[field.name])
        for name, values in files().items()
        for key, field in columns
        for row in values.get(key, ())
        if field.max_length and len(str(row.get(field.name, ""))) > field.max_length
    ]
    assert longer == []


@pytest.mark.slow
def test_members_take_from_the_class_what_they_leave_out() -> None:
    record, edition = published(CLASS)
    assert record.is_class and json.loads(edition.content_json)["is_class"] is True
    for name in MEMBERS:
        member, signed = published(name)
        of_class = json.loads(signed.content_json)["class"]
        assert (member.class_record, of_class["edition"]) == (record, 1), name
        assert "opioids" in [row["partner"] for row in of_class["interactions"]], name
        assert of_class["stopping"] == "gradual", name
    assert len(MEMBERS) == 5


@pytest.mark.slow
def test_every_member_has_each_topic_of_the_boxed_warning_once() -> None:
    topics = {row["topic"] for row in files()[CLASS]["boxed"]}
    published(CLASS)
    for name in MEMBERS:
        content = json.loads(published(name)[1].content_json)
        found = [row["topic"] for row in (*content["boxed"], *content["class"]["boxed"])]
        assert sorted(found) == sorted(topics), name


def test_medicine_without_a_class_has_everything_of_its_own() -> None:
    said = files()[ALONE]
    content = json.loads(published(ALONE)[1].content_json)
    assert "class" not in content and content["stopping"] == ""
    assert [row["topic"] for row in content["boxed"]] == ["lactic-acidosis"]
    assert {row["severity"] for row in said["interactions"] if row["partner"] == "alcohol"} == {"fatal"}


def test_every_record_says_what_people_ask_of_every_medicine() -> None:
    shared = {row["topic"] for row in files()[CLASS]["advice"]}
    for name, said in files().items():
        topics = {row["topic"] for row in said.get("advice", ())}
        assert name == CLASS or {"taking", "missed-dose", "food"} <= topics, name
        assert {"overdose", "driving", "storage"} <= topics | (shared if name in MEMBERS else set()), name


@pytest.mark.slow
@pytest.mark.parametrize("form", ["yaml", "json"])
def test_every_record_is_the_same_after_an_export_and_an_import(form: Any) -> None:
    writer = factory.make_writer()
    published(CLASS)
    for name in shelf.RECORDS:
        with transaction.atomic():
            record = shelf.record(name, writer) if name != CLASS else Medication.objects.get()
            before = record_snapshot(record).content.digest
            file = export_record(medication=record, form=form).encode()
            transaction.set_rollback(True)
        reading = read_record(f"{name}.{form}", file)
        copy = import_record(reading=reading, filename=f"{name}.{form}", by=writer, reason="Again.").medication
        assert record_snapshot(copy).content.digest == before, name


def test_every_emergency_and_serious_effect_says_how_people_notice_it() -> None:
    for name, said in files().items():
        unseen = [row["name"] for row in said["effects"] if row["seriousness"] != "minor" and not row.get("sign")]
        assert unseen == [], name


def test_no_record_contradicts_itself() -> None:
    for name, said in files().items():
        found = check(Subject.from_content(record_of(said)))
        assert [(one.rule, one.place) for one in found if one.rule.startswith("REC")] == [], name
