import json
from datetime import timedelta

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.models import Edition, Recheck, clock
from articles.worklist import to_check_again
from articles.worklist.rechecks import Fact, noted
from tests import factory
from tests.remembered import remembered
from tests.workflow.test_recheck import BODY, change_maximum, make_live_article_on_facts

pytestmark = pytest.mark.django_db
FOUND = {
    "id": "0" * 16,
    "rule": "CLM-002",
    "severity": "warning",
    "section": "",
    "fragment": "",
    "message": "M.",
    "fix": None,
}
SAID = json.dumps({"facts": [{"label": "Names and class", "was": "IV", "now": ""}], "findings": [FOUND]})


def listed() -> set[int]:
    return set(noted(Edition.objects.values_list("pk", flat=True)))


@remembered
def make_noted() -> Edition:
    _, edition = factory.make_live_article()
    Recheck.objects.create(edition=edition, differences=SAID)
    return edition


def test_what_differs_is_named_with_its_cause() -> None:
    article, edition = make_live_article_on_facts()
    change_maximum(article, "3 mg/day")
    (one,) = noted([edition.pk])[edition.pk]
    name = article.medication.name.capitalize()
    assert (one.cause, one.by_rules, one.facts) == (f"Edition 2 of the record “{name}”", False, ())
    assert [found.rule for found in one.findings] == ["DOSE-009"]


def test_a_change_of_the_rules_names_no_record() -> None:
    edition = make_noted()
    (one,) = noted([edition.pk])[edition.pk]
    assert (one.by_rules, one.facts) == (True, (Fact("Names and class", "IV", ""),))


def test_it_stands_until_the_page_is_reaffirmed() -> None:
    edition = make_noted()
    assert listed() == {edition.pk}
    factory.reaffirm(edition)
    assert listed() == set()
    with time_machine.travel(clock.now() + timedelta(days=1)):
        Recheck.objects.create(edition=edition, differences=SAID)
        assert listed() == {edition.pk}


def test_it_stands_until_the_page_has_a_newer_edition() -> None:
    edition = make_noted()
    article = edition.document.as_article
    factory.edit(article, article.author, title="Newer")
    factory.publish(article)
    assert listed() == set()


def test_it_stands_until_the_page_is_withdrawn() -> None:
    edition = make_noted()
    factory.withdraw(edition)
    assert listed() == set()


def test_the_records_next_edition_takes_the_place_of_the_one_before() -> None:
    article, edition = make_live_article_on_facts()
    change_maximum(article, "3 mg/day")
    newest = change_maximum(article, "2 mg/day")
    (one,) = noted([edition.pk])[edition.pk]
    assert one.cause.startswith(f"Edition {newest.number} ")
    change_maximum(article, "4 mg/day")
    assert listed() == set()
    assert Recheck.objects.count() == 2


def test_writers_see_how_many_are_theirs() -> None:
    article, _ = make_live_article_on_facts(body=BODY)
    change_maximum(article, "3 mg/day")
    assert to_check_again(article.author) == 1
    assert to_check_again(factory.make_writer()) == 0


def test_one_query_however_many() -> None:
    for _ in range(3):
        make_noted()
    with CaptureQueriesContext(connection) as asked:
        assert len(noted(Edition.objects.values_list("pk", flat=True))) == 3
    assert len(asked) == 2  # the keys, and the one
