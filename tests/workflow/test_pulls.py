"""Values pulled from the record into prose: what is frozen, what is refused, and when a version is stale."""

import json
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client

from articles import workflow
from articles.models import Article, Dose, Edition, Kinetic, Medication, Question, Recheck, Reference, clock, drafting
from articles.versions.freeze import verify
from articles.versions.preview import preview, unsaved_snapshot
from articles.versions.snapshot import Rows, article_snapshot
from articles.workflow import Incomplete, Stale, WrongState
from tests import factory
from tests.facts import make_facts
from tests.remembered import remembered

pytestmark = pytest.mark.django_db

BODY = (
    "## How to take it {: dosing }\n\nFor panic disorder, at most {{dose panic maximum}}.[^label] Do not stop suddenly."
)
SHORT = "Half of it is gone in {{ Half-Life }}."


@pytest.fixture
@remembered
def record() -> Medication:
    made = factory.make_medication()
    with drafting(made, by=made.author, reason="Facts."):
        make_facts(made)
    factory.publish(made)
    return made


def pulling(record: Medication, **fields: Any) -> Article:
    return factory.make_article(medication=record, **({"body": BODY, "short_answer": SHORT} | fields))


def move_maximum(record: Medication, maximum: str = "3 mg/day") -> Edition:
    with drafting(record, by=record.author, reason="A new label."):
        row = Dose.objects.get(medication=record)
        row.maximum = maximum
        row.save()
    return factory.publish(record)


def move_half_life(record: Medication) -> Edition:
    with drafting(record, by=record.author, reason="A new label."):
        row = Kinetic.objects.get(medication=record)
        row.high = "50 hours"
        row.save()
    return factory.publish(record)


def test_a_version_holds_the_words_and_the_value(record: Medication) -> None:
    version = factory.submit(pulling(record))
    content = json.loads(version.content_json)
    assert (content["body"], content["short_answer"]) == (BODY, SHORT)
    assert content["pulled"] == {"half-life": "30 to 40 hours", "dose panic maximum": "4 mg a day"}
    assert "at most 4&nbsp;mg a day." in version.fragment and "gone in 30 to 40&nbsp;hours." in version.fragment
    assert "{" not in version.fragment and verify(version)


def test_a_text_without_pulls_has_the_content_that_it_always_had(record: Medication) -> None:
    article = factory.make_article(medication=record)
    assert "pulled" not in article_snapshot(article).content.to_json()


def test_readers_get_values_and_no_braces(record: Medication) -> None:
    edition = factory.publish(pulling(record))
    place = f"/medicines/{record.slug}/"
    for path in ("/", place, f"{place}{edition.slug}/", f"{place}{edition.slug}/history/"):
        answer = Client().get(path)
        assert answer.status_code == 200 and b"{{" not in answer.content, path
    assert "30 to 40&nbsp;hours" in Client().get(f"{place}{edition.slug}/").content.decode()


def test_preview_resolves_what_is_typed(record: Medication) -> None:
    article = pulling(record)
    article.body = BODY.replace("maximum", "start")
    question = Question(article=article, question="How long?", answer="Half of it: {{half life}}.")
    rows: Rows = {Question: [question], Reference: list(article.references.all())}
    shown = preview(unsaved_snapshot(article, rows), article.pk)
    assert "at most 0.5&nbsp;mg a day." in shown.fragment and "Half of it: 30 to 40&nbsp;hours." in shown.fragment
    assert set(unsaved_snapshot(article, rows).content.to_json()["pulled"]) == {
        "half-life",
        "half life",
        "dose panic start",
    }


def test_what_cannot_be_pulled_is_shown_as_written_and_not_submitted(record: Medication) -> None:
    article = pulling(record, short_answer="Starts in {{onset}}.")
    shown = preview(unsaved_snapshot(article, {Question: [], Reference: list(article.references.all())}), article.pk)
    assert "Starts in {{onset}}." in shown.fragment
    assert any("“{{onset}}” pulls nothing" in problem and "half-life" in problem for problem in shown.problems)
    with pytest.raises(Incomplete) as refused:
        factory.submit(article)
    assert "{{onset}}" in refused.value.sentence


@pytest.mark.parametrize(
    ("fields", "where"),
    [
        ({"title": "At most {{dose panic maximum}}"}, "Title and address"),
        ({"body": BODY.replace("}}", "}")}, "How to take it"),
        ({"short_answer": "\\{{half-life}}"}, "Short answer"),
        ({"short_answer": "&#123;{half-life}}"}, "Short answer"),
        ({"disclosure": "}} none"}, "Author and review"),
    ],
)
def test_braces_that_pull_nothing_are_refused(record: Medication, fields: dict[str, str], where: str) -> None:
    with pytest.raises(Incomplete) as refused:
        factory.submit(pulling(record, **fields))
    assert f"{where}: “{{{{” or “}}}}” stands where no value is pulled" in refused.value.sentence


def test_nor_does_a_record_have_them() -> None:
    with pytest.raises(Incomplete, match="stands where no value is pulled"):
        factory.submit(factory.make_medication(summary="It has {{half-life}}."))


def test_a_waiting_version_is_stale_when_a_value_is_another_by_now(record: Medication) -> None:
    article = pulling(record)
    version = factory.submit(article)
    move_maximum(record)
    with pytest.raises(Stale, match="“4 mg a day” for “dose panic maximum” from .* which is “3 mg a day” by now"):
        factory.approve(version)
    assert "3&nbsp;mg a day" in factory.submit(article).fragment


def test_so_is_a_scheduled_one_and_a_live_one(record: Medication) -> None:
    _, live = factory.make_live_article(medication=record, body=BODY)
    _, version = factory.make_article_in_review(record.author)
    soon = clock.now() + timedelta(days=1)
    scheduled = factory.submit(pulling(record))
    factory.approve(scheduled, publish_at=soon)
    move_maximum(record, "")
    with time_machine.travel(soon + timedelta(minutes=1)):
        ((_, refused),) = workflow.publish_due()
    assert isinstance(refused, Stale) and "which is gone by now" in refused.sentence
    with pytest.raises(Stale):
        factory.reaffirm(live)
    assert factory.approve(version).edition


def test_a_value_that_was_not_pulled_may_move(record: Medication) -> None:
    version = factory.submit(pulling(record, short_answer="It calms."))
    move_half_life(record)
    assert factory.approve(version).edition


def test_a_live_page_goes_on_the_work_list_with_the_value_that_moved(record: Medication) -> None:
    edition = factory.publish(pulling(record))
    move_maximum(record)
    facts = json.loads(Recheck.objects.get(edition=edition).differences)["facts"]
    moved = {"label": "Pulled into the text: dose panic maximum", "was": "4 mg a day", "now": "3 mg a day"}
    assert moved in facts
    edition.refresh_from_db()
    assert "4&nbsp;mg a day" in edition.fragment


def test_reviewers_quote_what_they_read_and_writers_change_the_words_by_hand(record: Medication) -> None:
    version = factory.submit(pulling(record))
    asked = {"quote": "at most 4 mg a day", "suggestion": "at most 4 mg each day", "body": "Plainer."}
    comment = workflow.comment(version=version.pk, by=factory.make_pharmacist(), **asked)
    with pytest.raises(WrongState, match="by hand"):
        workflow.take(comment=comment.pk, by=record.author)
