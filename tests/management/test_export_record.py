import json
from pathlib import Path

import pytest

from articles.importing.record import read_record
from articles.models import Medication, drafting
from articles.versions.snapshot import record_snapshot
from tests import classes, factory
from tests.facts import make_facts
from tests.management.commands import fail, run

pytestmark = pytest.mark.django_db


@pytest.fixture
def record() -> Medication:
    return factory.make_medication(slug="testmed", name="testmed")


def summary(text: str) -> str:
    return read_record("record.yaml", text.encode()).content.summary


def test_writes_the_draft_to_standard_output(record: Medication) -> None:
    out, err = run("export_record", "testmed")
    assert out.startswith("slug: testmed\nname: testmed\n") and out.endswith("accessed: '2026-01-05'\n")
    assert err == ""
    assert "revision: 1\n" in out and f"author: {record.author.name}\n" in out


def test_writes_the_same_each_time_and_a_change_as_few_lines(record: Medication) -> None:
    before = run("export_record", "testmed")[0]
    assert run("export_record", "testmed")[0] == before
    factory.edit(record, record.author, country="GB")
    after = run("export_record", "testmed")[0].splitlines()
    assert [line for line in after if line not in before.splitlines()] == ["country: GB", "revision: 2"]


def test_writes_json(record: Medication, tmp_path: Path) -> None:
    out, _ = run("export_record", "testmed", "--format", "json")
    run("export_record", "testmed", "--to", tmp_path / "record.json")
    assert json.loads(out)["names"][0]["role"] == "brand"
    assert (tmp_path / "record.json").read_text() == out


def test_writes_an_edition(tmp_path: Path) -> None:
    record = factory.make_live_medication(slug="testmed", name="testmed", summary="First.")
    factory.edit(record, record.author, summary="Second.")
    factory.publish(record)
    factory.edit(record, record.author, summary="Draft.")

    files = {flags: run("export_record", "testmed", *flags)[0] for flags in [(), ("--live",), ("--edition", "1")]}

    assert [summary(text) for text in files.values()] == ["Draft.", "Second.", "First."]
    assert ["revision: 3\n" in text for text in files.values()] == [True, False, False]


def test_no_such_edition(record: Medication) -> None:
    sentence = "Nothing was changed. It has no edition 2. There are: none yet."
    assert fail("export_record", "testmed", "--edition", "2")[0] == sentence
    assert "No edition of it is live. Live: nothing yet." in fail("export_record", "testmed", "--live")[0]
    assert "not allowed with argument" in fail("export_record", "testmed", "--live", "--edition", "1")[0]


def test_a_withdrawn_edition_is_no_live_one() -> None:
    record = factory.make_live_medication(slug="testmed", name="testmed", summary="First.")
    factory.withdraw(record.editions.get())
    assert "edition 1 was withdrawn" in fail("export_record", "testmed", "--live")[0]
    assert summary(run("export_record", "testmed", "--edition", "1")[0]) == "First."


def test_a_member_names_its_class_and_has_its_own_rows_alone() -> None:
    of_class, _ = classes.make_live_class()
    member = classes.make_member(of_class)
    factory.publish(member)
    for flags in [(), ("--live",)]:
        reading = read_record("a.yaml", run("export_record", member.slug, *flags)[0].encode())
        assert (reading.class_record, len(reading.content.boxed)) == (of_class.slug, 1)
    assert "is_class: true\n" in run("export_record", of_class.slug)[0]


def test_every_kind_of_row_is_in_the_file(record: Medication) -> None:
    with drafting(record, by=record.author, reason="Facts."):
        make_facts(record)
    content = read_record("a.yaml", run("export_record", "testmed")[0].encode()).content
    stored = record_snapshot(Medication.objects.get()).content
    assert [getattr(content, key) for key in type(content).ROWS] == [getattr(stored, key) for key in type(content).ROWS]


def test_nothing_there_and_a_place_that_cannot_be_written(record: Medication, tmp_path: Path) -> None:
    assert fail("export_record", "nothing")[0] == "There is no medicine “nothing”. There are: testmed."
    sentence, _, _ = fail("export_record", "testmed", "--to", tmp_path)
    assert sentence == f"{tmp_path} cannot be written: Is a directory."
