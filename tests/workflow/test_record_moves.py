"""The record whose facts a version shows changes or goes down before somebody signs."""

from datetime import timedelta

import pytest
import time_machine

from articles import workflow
from articles.models import Article, BoxedTopic, Dose, Edition, Kinetic, Medication, Recheck, Version, clock, drafting
from articles.workflow import Incomplete, Stale
from articles.workflow.publish import publish_due
from tests import factory
from tests.facts import make_facts
from tests.remembered import remembered

pytestmark = pytest.mark.django_db
DOSE = "## How to take it {: dosing }\n\nFor panic disorder, the maximum dose is 4 mg a day.[^label]"


def add_boxed_warning(version: Version) -> Edition:
    medication = Medication.objects.get(pk=version.document.as_article.medication_id)
    with drafting(medication, by=medication.author, reason="The label has a new boxed warning."):
        words = {"topic": "new", "heading": "New danger", "text": "Be careful.", "source": "label"}
        BoxedTopic(medication=medication, position=2, **words).save()
    return factory.publish(medication)


def test_a_page_without_the_records_new_warning_is_not_approved() -> None:
    article, version = factory.make_article_in_review()
    add_boxed_warning(version)
    with pytest.raises(Stale, match="something else"):
        factory.approve(version)
    factory.edit(article, article.author, short_answer="It calms the brain. The new danger: it can make you fall.")
    again = factory.submit(article)
    assert "New danger" in again.fragment
    assert factory.approve(again).edition


def test_a_new_edition_of_the_record_that_changes_no_fact_is_no_hindrance() -> None:
    _, version = factory.make_article_in_review()
    medication = Medication.objects.get(pk=version.document.as_article.medication_id)
    factory.edit(medication, medication.author, review_months=6)
    factory.publish(medication)
    assert factory.approve(version).edition


def test_a_record_whose_newer_edition_went_down_gives_no_facts() -> None:
    _, version = factory.make_article_in_review()
    factory.withdraw(add_boxed_warning(version))
    with pytest.raises(Stale, match="withdrawn"):
        factory.approve(version)


def test_a_page_without_the_records_new_warning_is_not_reaffirmed() -> None:
    _, edition = factory.make_live_article()
    add_boxed_warning(edition.version)
    with pytest.raises(Stale, match="something else"):
        factory.reaffirm(edition)


def test_a_schedule_beyond_its_own_review_date_is_refused() -> None:
    _, version = factory.make_article_in_review()
    with pytest.raises(Incomplete, match="due already"):
        factory.approve(version, publish_at=clock.now() + timedelta(days=900))


def test_a_quote_has_to_stand_in_the_version() -> None:
    _, version = factory.make_article_in_review()
    pharmacist = factory.make_pharmacist()
    with pytest.raises(Incomplete, match="do not stand"):
        workflow.comment(version=version.pk, by=pharmacist, quote="words from elsewhere", body="Why?")
    copied = "Take 0.5\u00a0mg twice\na day"
    assert workflow.comment(version=version.pk, by=pharmacist, quote=copied, body="Why?")


def test_a_record_that_went_down_with_its_review_overdue_gives_no_facts_to_new_pages() -> None:
    article = factory.make_article()
    record = Medication.objects.get(pk=article.medication_id)
    with time_machine.travel(clock.now() + timedelta(days=500)):
        with pytest.raises(Incomplete) as refused:
            factory.submit(article)
        assert "review long overdue" in refused.value.sentence
        factory.reaffirm(record.editions.get())
        assert factory.submit(article)


@remembered
def make_article_on_facts(body: str = DOSE) -> Article:
    medication = factory.make_medication()
    with drafting(medication, by=medication.author, reason="Facts."):
        make_facts(medication)
    factory.publish(medication)
    return factory.make_article(medication=medication, body=body)


def change(row: Dose | Kinetic, **fields: str) -> None:
    with drafting(row.medication, by=row.medication.author, reason="The label changed."):
        for name, value in fields.items():
            setattr(row, name, value)
        row.save()
    factory.publish(row.medication)


def test_a_dose_that_the_record_gives_no_more_is_not_approved() -> None:
    article = make_article_on_facts()
    version = factory.submit(article)
    change(Dose.objects.get(), maximum="2 mg/day")
    with pytest.raises(Stale, match="DOSE-009"):
        factory.approve(version)
    factory.edit(article, article.author, body=DOSE.replace("4 mg", "2 mg"))
    assert factory.approve(factory.submit(article)).edition


def test_nor_published_by_the_clock() -> None:
    article = make_article_on_facts()
    factory.approve(factory.submit(article), publish_at=clock.now() + timedelta(days=1))
    change(Dose.objects.get(), maximum="2 mg/day")
    with time_machine.travel(clock.now() + timedelta(days=2)):
        [(_, refused)] = publish_due()
    assert isinstance(refused, Stale) and "DOSE-009" in refused.sentence


def test_a_page_that_comes_after_the_records_edition_is_read_against_it() -> None:
    article = make_article_on_facts(body="The half-life is 30 to 40 hours.[^label]")
    version = factory.submit(article)
    change(Kinetic.objects.get(), low="20 hours", high="25 hours")
    assert factory.approve(version).edition
    [noted] = Recheck.objects.all()
    assert noted.edition.version == version and "20 to 25 hours" in noted.differences
