"""A record's new edition, and new rules, put live pages on the work list and change none of them."""

import json
from typing import Any

import pytest

from articles.clinical.api import RULES
from articles.models import Article, Dose, Edition, Indication, Recheck, drafting
from articles.workflow.recheck import pages_to_check, recheck_rules
from tests import factory
from tests.facts import make_facts
from tests.remembered import remembered
from tests.snapshots import pages

pytestmark = pytest.mark.django_db
SEIZURES = {"name": "seizures", "status": "labelled", "country": "US"}
BODY = """## How to take it {: dosing }

For panic disorder, the maximum is 4 mg a day.[^label]"""


@remembered
def make_live_article_on_facts(**fields: Any) -> tuple[Article, Edition]:
    record = factory.make_medication()
    with drafting(record, by=record.author, reason="Facts."):
        make_facts(record)
    factory.publish(record)
    article = factory.make_article(medication=record, **({"body": BODY} | fields))
    return article, factory.publish(article)


def change_maximum(article: Article, to: str) -> Edition:
    record = article.medication
    with drafting(record, by=record.author, reason="The label changed."):
        dose = Dose.objects.get(medication=record)
        dose.maximum = to
        dose.save()
    return factory.publish(record)


def told(recheck: Recheck) -> dict[str, Any]:
    said: dict[str, Any] = json.loads(recheck.differences)
    return said


def test_a_stated_fact_that_the_record_gives_otherwise_is_named() -> None:
    article, edition = make_live_article_on_facts()
    page = f"/medicines/{article.medication.slug}/{article.slug}/"
    before = pages([page])

    record = change_maximum(article, "3 mg/day")

    recheck = Recheck.objects.get()
    assert (recheck.edition, recheck.record) == (edition, record)
    messages = [found["message"] for found in told(recheck)["findings"]]
    assert any("3 mg" in message for message in messages), messages
    assert pages([page]) == before


def test_a_pinned_fact_that_changed_is_named_with_both_words() -> None:
    article, edition = make_live_article_on_facts()
    factory.edit(article.medication, article.medication.author, controlled="Schedule III in the United States")
    factory.publish(article.medication)

    [fact] = told(Recheck.objects.get(edition=edition))["facts"]
    assert (fact["label"], fact["was"], fact["now"]) == ("Names and class", "IV", "III")


def test_what_was_reaffirmed_since_does_not_come_back() -> None:
    article, edition = make_live_article_on_facts()
    change_maximum(article, "3 mg/day")
    factory.reaffirm(edition)
    with drafting(article.medication, by=article.medication.author, reason="One more use."):
        Indication(medication=article.medication, position=2, source="label", **SEIZURES).save()
    factory.publish(article.medication)
    assert Recheck.objects.count() == 1


def test_a_change_that_touches_nothing_of_the_page_notes_nothing() -> None:
    article, _ = make_live_article_on_facts()
    with drafting(article.medication, by=article.medication.author, reason="One more use."):
        Indication(medication=article.medication, position=2, source="label", **SEIZURES).save()
    factory.publish(article.medication)
    assert not Recheck.objects.exists()


def test_pages_that_are_down_are_not_read_again() -> None:
    article, edition = make_live_article_on_facts()
    factory.withdraw(edition)
    change_maximum(article, "3 mg/day")
    assert not Recheck.objects.exists()


def test_a_page_signed_on_the_new_record_is_not_read_again() -> None:
    article, _ = make_live_article_on_facts()
    change_maximum(article, "3 mg/day")
    factory.edit(article, article.author, body=BODY.replace("4 mg", "3 mg"))
    factory.publish(article)
    again = Recheck.objects.count()
    change_maximum(article, "2 mg/day")
    assert Recheck.objects.count() == again + 1


@pytest.mark.slow
def test_rules_that_find_more_put_a_page_on_the_list_once() -> None:
    body = f"{BODY}\n\nStudies show that it helps."
    with pytest.MonkeyPatch.context() as earlier:
        earlier.delitem(RULES.loaded, "CLM-002")
        _, edition = make_live_article_on_facts(body=body)
    before = pages()

    noted = [made for page in pages_to_check() if (made := recheck_rules(page))]

    [recheck] = noted
    assert (recheck.edition, recheck.record) == (edition, None)
    assert [found["rule"] for found in told(recheck)["findings"]] == ["CLM-002"]
    assert [recheck_rules(page) for page in pages_to_check()] == [None, None]
    assert pages(before) == before


def test_what_its_reviewer_saw_is_not_new() -> None:
    make_live_article_on_facts(body=f"{BODY}\n\nStudies show that it helps.")
    assert [recheck_rules(page) for page in pages_to_check()] == [None, None]
