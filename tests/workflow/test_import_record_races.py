"""Two imports at the same moment on two real connections."""

from functools import partial
from pathlib import Path

import pytest

from articles import workflow
from articles.models import Medication
from articles.workflow import Refused, Stale, WrongState
from tests import factory
from tests.management.commands import run
from tests.test_races import run_together
from tests.verbs import RECORD_FILE, import_record
from tests.workflow.record_files import changed, exported, fresh

pytestmark = [pytest.mark.race, pytest.mark.postgres, pytest.mark.django_db(transaction=True)]


def test_two_imports_of_a_new_record_make_one() -> None:
    runs = [partial(import_record, factory.make_writer(), RECORD_FILE) for _ in range(2)]
    outcomes = run_together(*runs)
    [refused] = [one for one in outcomes if isinstance(one, Refused)]
    assert isinstance(refused, (WrongState, Stale)) and Medication.objects.count() == 1


def test_two_imports_of_one_change_are_one_after_the_other() -> None:
    record = factory.make_medication()
    files = [changed(exported(record), new=f"It calms the brain {words}.") for words in ("a bit", "a lot")]
    runs = [partial(import_record, factory.make_writer(), file) for file in files]
    outcomes = run_together(*runs, behind=(record.document,))
    [refused] = [one for one in outcomes if isinstance(one, Refused)]
    assert isinstance(refused, Stale) and fresh(record).revision == 2


def test_an_import_and_a_submit() -> None:
    record = factory.make_medication()
    submit = partial(workflow.submit, document=record.pk, by=record.author, note="New.")
    submission, imported = run_together(
        submit, partial(import_record, record.author, changed(exported(record))), behind=(record.document,)
    )
    says_new = submission.version.content.summary == "It calms the brain."
    assert says_new or isinstance(imported, WrongState)


def test_two_runs_with_the_same_files_in_another_order_do_not_wait_for_each_other(tmp_path: Path) -> None:
    by, files = factory.make_writer(), list[Path]()
    for _ in range(2):
        record = factory.make_medication(by)
        files.append(tmp_path / f"{record.slug}.yaml")
        files[-1].write_bytes(changed(exported(record)))
    said = ("--by", by.username, "--reason", "Plainer.")
    outcomes = run_together(
        lambda: run("import_record", *files, *said), lambda: run("import_record", *files[::-1], *said)
    )
    ends = ["changed: " in out or ", changed." in out for out, _ in outcomes]
    assert sorted(ends) == [False, True]
