"""What a draft is checked against: its record, every other live article on the medicine, all names of live records."""

import pytest
from django.db import connection
from django.test import override_settings
from django.test.utils import CaptureQueriesContext

from articles.models import Medication
from articles.models.state import standing_edition
from articles.versions.checking import check_draft, compared_with, live_names, read_with
from articles.versions.snapshot import take_snapshot
from tests import factory

pytestmark = pytest.mark.django_db


def make_other() -> Medication:
    return factory.make_medication(name="examplamine", slug="examplamine")


def misspelt(medication: Medication, words: str) -> list[str]:
    article = factory.make_article(medication=medication, body=f"Some people are given {words} instead.")
    findings = check_draft(take_snapshot(article), article.pk).findings
    return [told.finding.fragment for told in findings if told.finding.rule == "NAME-001"]


@pytest.mark.slow
def test_names_of_every_live_record_are_compared_with() -> None:
    own = factory.make_live_medication()
    assert misspelt(own, "examplanine") == []
    factory.publish(make_other())
    assert misspelt(own, "examplanine") == ["examplanine"]
    assert misspelt(own, "examplamine") == []


def test_a_record_that_went_down_names_nothing() -> None:
    edition = factory.publish(make_other())
    assert "examplamine" in {known.name for known in live_names()}
    factory.withdraw(edition)
    assert "examplamine" not in {known.name for known in live_names()}


def test_a_record_is_compared_with_the_names_of_the_others() -> None:
    factory.publish(make_other())
    record = factory.make_medication(summary="It is no examplanine.")
    assert [told.finding.fragment for told in check_draft(take_snapshot(record), record.pk).findings] == ["examplanine"]


def test_other_live_articles_are_read_without_the_draft_itself() -> None:
    article = factory.make_article()
    edition = factory.publish(article)
    pinned = standing_edition(article.medication_id)
    assert list(read_with(pinned)["others"]) == [edition.title]
    assert read_with(pinned, article.pk)["others"] == {}


def test_what_was_read_once_is_not_asked_for_again() -> None:
    factory.publish(make_other())
    live_names()
    with CaptureQueriesContext(connection) as asked:
        live_names()
    assert len(asked) == 1


def test_findings_rest_on_the_pages_of_the_medicine_and_on_all_records() -> None:
    own, other = factory.make_live_medication(), factory.make_live_medication()
    pinned = standing_edition(own.pk)
    before = compared_with(pinned)
    factory.make_live_article(medication=other)
    assert compared_with(pinned) == before
    for change in (lambda: factory.make_live_article(medication=own), factory.make_live_medication):
        change()
        assert compared_with(pinned) != before
        before = compared_with(pinned)


def other_spelling(medication: Medication) -> list[str]:
    article = factory.make_article(medication=medication, body="The colour and the flavour of the tablets differ.")
    findings = check_draft(take_snapshot(article), article.pk).findings
    return [told.finding.fragment for told in findings if told.finding.rule == "TXT-008"]


def test_the_house_says_how_it_spells() -> None:
    own = factory.make_live_medication()
    assert other_spelling(own) == []
    before = compared_with(None)
    with override_settings(HOUSE_SPELLING="american"):
        assert other_spelling(own) == ["colour"]
        assert compared_with(None) != before
    with override_settings(HOUSE_SPELLING="british"):
        assert other_spelling(own) == []
