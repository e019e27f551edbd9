"""Words of a record, and of its class, keep their writer in the pages that show them."""

import pytest

from articles import workflow
from articles.models import Medication, Person, drafting
from tests import factory
from tests.classes import make_live_class, make_member
from tests.facts import make_facts
from tests.versions.doors import SENTENCE, refuses, submitted

pytestmark = pytest.mark.django_db


def say_it_in_the_box(record: Medication, topic: str, both: Person) -> None:
    with drafting(record, by=both, reason="Says more."):
        boxed = record.boxed.get(topic=topic)
        boxed.text = f"{boxed.text} {SENTENCE}"
        boxed.save()


def test_words_of_the_record_keep_their_writer_in_its_articles(both: Person) -> None:
    record = factory.make_medication()
    say_it_in_the_box(record, "opioids", both)
    factory.publish(record)
    refuses(factory.submit(factory.make_article(medication=record)), both)


def test_wording_suggested_for_the_record_and_typed_by_hand_keeps_its_writer_in_the_articles(both: Person) -> None:
    record = factory.make_medication()
    version, quote = factory.submit(record), "It can stop breathing."
    comment = workflow.comment(version=version.pk, by=both, body="", quote=quote, suggestion=f"{quote} {SENTENCE}")
    say_it_in_the_box(record, "opioids", record.author)
    workflow.resolve(comment=comment.pk, by=factory.make_pharmacist())
    factory.publish(record)
    refuses(factory.submit(factory.make_article(medication=record)), both)


def test_words_of_the_class_keep_their_writer_in_its_members_and_their_articles(both: Person) -> None:
    record, _ = make_live_class()
    say_it_in_the_box(record, "misuse", both)
    factory.publish(record)
    member = make_member(record)
    version = factory.submit(member)
    refuses(version, both)
    factory.sign(version)
    body = f"{factory.BODY}\n\nIt can lead to misuse and addiction. Do not drink alcohol with it."
    refuses(factory.submit(factory.make_article(medication=member, body=body)), both)


def test_a_value_pulled_from_the_record_keeps_its_writer(both: Person) -> None:
    record = factory.make_medication()
    with drafting(record, by=both, reason="What it does."):
        make_facts(record)
    factory.publish(record)
    article = factory.make_article(medication=record)
    assert both not in factory.submit(article).contributors.all()
    factory.edit(article, article.author, short_answer="It calms. At most {{dose panic maximum}}.")
    assert both in submitted(article).contributors.all()
