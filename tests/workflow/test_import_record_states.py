"""When a file does not take the place of a draft: it waits, is archived, or somebody else works on it."""

from datetime import timedelta

import pytest
import time_machine

from articles import workflow
from articles.models import clock
from articles.workflow import Stale, WrongState
from tests import factory
from tests.admin.pages import change_url, signed_in, typed_form
from tests.verbs import import_record
from tests.workflow.record_files import changed, exported, fresh, refused, without_revision

pytestmark = pytest.mark.django_db


def test_a_record_in_review() -> None:
    record = factory.make_medication()
    version = factory.submit(record)
    file = changed(exported(record))
    sentence = refused(record.author, file, WrongState)
    assert sentence == (
        "A version of it waits for its decision. Live: nothing yet. Waiting: version 1, in review. "
        "Take that back first."
    )
    workflow.recall(version=version.pk, by=record.author)
    assert import_record(record.author, file).is_changed


def test_a_record_with_changes_requested_is_changed() -> None:
    record = factory.make_medication()
    factory.request_changes(factory.submit(record))
    assert import_record(record.author, changed(exported(record))).is_changed


def test_a_record_approved_for_a_date() -> None:
    record = factory.make_medication()
    factory.sign(factory.submit(record), publish_at=clock.now() + timedelta(days=1))
    assert "approved for a date" in refused(record.author, changed(exported(record)), WrongState)


def test_an_archived_record() -> None:
    record = factory.make_medication()
    file = changed(exported(record))
    workflow.archive(document=record.pk, by=record.author)
    assert "archived" in refused(record.author, file, WrongState)


def test_a_draft_that_somebody_else_saved_since() -> None:
    record, other = factory.make_medication(), factory.make_writer()
    file = exported(record)
    factory.edit(record, other, country="GB")
    assert refused(record.author, changed(file), Stale) == (
        f"{other.name} saved this draft, after revision 1. It is at revision 2 by now: export it, put your changes "
        "into that file, and import it."
    )
    assert import_record(record.author, changed(exported(record))).is_changed


def test_a_draft_that_the_same_person_typed_in_since() -> None:
    record = factory.make_medication()
    file = exported(record)
    factory.edit(record, record.author, country="GB")
    assert f"{record.author.name} saved this draft" in refused(record.author, changed(file), Stale)


def test_a_file_that_the_same_person_imported_before() -> None:
    record, other = factory.make_medication(), factory.make_writer()
    first = changed(exported(record))
    import_record(other, first)
    second = changed(first, "It calms the brain.", "It calms.")
    assert f"{other.name} saved this draft" in refused(record.author, second, Stale)
    assert import_record(other, second).is_changed
    assert (fresh(record).summary, fresh(record).revision) == ("It calms.", 3)


@pytest.mark.parametrize("is_live", [False, True])
def test_a_file_without_a_revision_is_of_the_live_edition(is_live: bool) -> None:
    record, other = factory.make_medication(), factory.make_writer()
    file = changed(without_revision(exported(record)))
    if is_live:
        factory.publish(record)
        assert import_record(other, file).is_changed
    else:
        assert "the file names no revision" in refused(other, file, Stale)


def test_a_file_of_another_database() -> None:
    record = factory.make_medication()
    file = changed(exported(record), "revision: 1", "revision: 9")
    assert "of revision 9, and this draft has 1 only" in refused(record.author, file, Stale)


def test_a_draft_that_somebody_else_has_open() -> None:
    record, other = factory.make_medication(), factory.make_writer()
    file, client = changed(exported(record)), signed_in(other)
    client.post("/admin/keep/", typed_form(client, change_url(record), summary="Typed, not saved."))
    assert f"{other.name} has this draft open" in refused(record.author, file, WrongState)
    with time_machine.travel(clock.now() + timedelta(days=1, minutes=1)):
        assert import_record(record.author, file).is_changed


def test_own_typing_does_not_stand_in_the_way() -> None:
    record = factory.make_medication()
    client = signed_in(record.author)
    client.post("/admin/keep/", typed_form(client, change_url(record), summary="Typed, not saved."))
    assert import_record(record.author, changed(exported(record))).is_changed
