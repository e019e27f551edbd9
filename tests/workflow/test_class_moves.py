"""The class record changes or goes down; its members' drafts go back and forth."""

import json

import pytest

from articles import workflow
from articles.models import BoxedTopic, Interaction, Medication, Recheck, Version, drafting
from articles.versions.draft import draft_of_version
from articles.workflow import Stale
from articles.worklist.shelf import Shelf, shelves
from tests import factory
from tests.classes import SHARED, make_class_record, make_live_class, make_member, say_more

pytestmark = pytest.mark.django_db

NEW_TOPIC = {"topic": "new", "heading": "New danger", "text": "Be careful."}


def fresh(record: Medication) -> Medication:
    return Medication.objects.get(pk=record.pk)


def membership(record: Medication) -> tuple[bool, int | None]:
    found = fresh(record)
    return found.is_class, found.class_record_id


def test_a_member_without_the_new_warning_is_not_approved() -> None:
    record, _ = make_live_class()
    member = make_member(record)
    version = factory.submit(member)
    say_more(record, BoxedTopic, **NEW_TOPIC)
    factory.publish(record)
    with pytest.raises(Stale, match="the class record says something else by now"):
        factory.approve(version)
    again = factory.submit(member)
    assert "New danger" in again.fragment and factory.approve(again).edition


def test_a_change_that_no_member_shows_is_no_hindrance() -> None:
    record, _ = make_live_class()
    member = make_member(record)
    say_more(member, Interaction, **SHARED[Interaction])
    version = factory.submit(member)
    row = record.interactions.get()
    with drafting(record, by=record.author, reason="Plainer."):
        row.action = "Drink none."
        row.save()
    factory.publish(record)
    assert factory.approve(version).edition


def test_a_member_of_a_withdrawn_class_is_not_approved() -> None:
    record, edition = make_live_class()
    version = factory.submit(make_member(record))
    factory.withdraw(edition)
    with pytest.raises(Stale, match="the class record that it relies on was withdrawn"):
        factory.approve(version)


def test_a_withdrawn_class_puts_its_members_on_the_work_list() -> None:
    record, edition = make_live_class()
    member = make_member(record)
    factory.publish(member)
    stranger, _ = factory.make_live_article()
    assert list(shelves(Shelf.RECORD_WITHDRAWN).page) == []
    factory.withdraw(edition)
    assert [item.document.pk for item in shelves(Shelf.RECORD_WITHDRAWN).page] == [member.pk]


def test_a_withdrawn_record_still_puts_its_articles_there() -> None:
    article, edition = factory.make_live_article()
    assert edition.version.pinned_edition is not None
    factory.withdraw(edition.version.pinned_edition)
    assert [item.document.pk for item in shelves(Shelf.RECORD_WITHDRAWN).page] == [article.pk]


def test_restoring_a_version_brings_its_class_back() -> None:
    record, _ = make_live_class()
    member = make_member(record)
    version = factory.submit(member)
    factory.edit(fresh(member), member.author, class_record=None)
    workflow.restore(document=member.pk, by=member.author, version=version.pk)
    assert membership(member) == (False, record.pk)


def test_restoring_a_version_of_before_takes_the_class_away() -> None:
    record, _ = make_live_class()
    member = factory.make_medication()
    version = factory.submit(member)
    factory.edit(fresh(member), member.author, class_record=record)
    workflow.restore(document=member.pk, by=member.author, version=version.pk)
    assert membership(member) == (False, None)


def test_restoring_a_save_brings_its_class_back() -> None:
    record, _ = make_live_class()
    member = make_member(record)
    factory.edit(member, member.author, class_record=None)
    workflow.restore(document=member.pk, by=member.author, revision=1)
    assert membership(member) == (False, record.pk)


def test_a_class_stays_one_through_setting_aside_and_resuming() -> None:
    record, edition = make_live_class()
    factory.edit(record, record.author, summary="Unfinished words.")
    aside = workflow.set_aside(document=record.pk, by=record.author)
    workflow.branch(document=record.pk, by=record.author)
    assert membership(record) == (True, None)
    assert fresh(record).summary != "Unfinished words."
    workflow.resume(version=aside.pk, by=record.author)
    assert membership(record) == (True, None)
    assert fresh(record).summary == "Unfinished words."


def test_set_aside_before_its_class_is_signed_and_resumed_all_the_same() -> None:
    record = make_class_record()
    member = factory.make_medication()
    factory.publish(member)
    factory.edit(fresh(member), member.author, class_record=record)
    aside = workflow.set_aside(document=member.pk, by=member.author)
    assert aside.pinned_edition is None
    workflow.branch(document=member.pk, by=member.author)
    assert membership(member) == (False, None)
    workflow.resume(version=aside.pk, by=member.author)
    assert membership(member) == (False, record.pk)


def test_a_version_of_before_the_sources_loads_without_new_rows() -> None:
    member = factory.make_medication()
    version = factory.submit(member)
    content = json.loads(version.content_json)
    for row in (*content["names"], *content["boxed"]):
        del row["source"]
    older = Version(document=member, content_json=json.dumps(content), author=member.author, revision=version.revision)
    rows = draft_of_version(older).rows[BoxedTopic]
    assert [row["source"] for row in rows] == [""]


def test_a_new_edition_of_the_class_can_be_taken_over() -> None:
    record, _ = make_live_class()
    member = make_member(record)
    factory.publish(member)
    say_more(record, BoxedTopic, **NEW_TOPIC)
    edition = factory.publish(record)
    version = factory.submit(member)
    assert version.pinned_edition == edition and "New danger" in version.fragment


def test_a_new_edition_of_the_class_names_the_members_whose_pages_it_changes() -> None:
    record, _ = make_live_class()
    member, other = make_member(record), make_member(record)
    say_more(other, BoxedTopic, **NEW_TOPIC)
    for each in (member, other):
        factory.publish(each)
    say_more(record, BoxedTopic, **NEW_TOPIC)
    factory.publish(record)
    [recheck] = Recheck.objects.all()
    assert recheck.edition.document_id == member.pk
    [fact] = json.loads(recheck.differences)["facts"]
    assert fact["label"].startswith("Boxed warning, as with all") and "New danger" in fact["now"]


def test_a_new_edition_of_the_class_names_the_articles_of_its_members_too() -> None:
    record, _ = make_live_class()
    member = make_member(record)
    factory.publish(member)
    said = "Abuse and misuse can lead to addiction. Do not drink alcohol with it."
    edition = factory.publish(factory.make_article(medication=member, short_answer=said))
    _, untouched = factory.make_live_article()
    say_more(record, BoxedTopic, **NEW_TOPIC)
    cause = factory.publish(record)

    recheck = Recheck.objects.get(edition=edition)
    assert recheck.record == cause
    [fact] = json.loads(recheck.differences)["facts"]
    assert fact["label"] == "Boxed warning" and "New danger" in fact["now"]
    assert not Recheck.objects.filter(edition=untouched).exists()
