"""What is loaded into a draft is all of it, or is refused with a sentence."""

import pytest
from django.db import connection

from articles import workflow
from articles.models import Article, drafting
from articles.workflow import Incomplete, WrongState
from tests import factory
from tests.remembered import remembered

pytestmark = pytest.mark.django_db


@remembered
def make_draft_of_another_medicine() -> Article:
    """Live; then its draft is moved to another medicine and set aside."""
    article, _ = factory.make_live_article()
    factory.edit(article, factory.make_writer(), medication=factory.make_live_medication())
    workflow.set_aside(document=article.pk, by=article.author)
    return article


def test_branch_brings_the_medicine_back_too() -> None:
    """Else whoever changed it would have no hand in a text that shows it."""
    article = make_draft_of_another_medicine()
    edition = article.editions.get()
    assert edition.medication_id != article.medication_id
    workflow.branch(document=article.pk, by=article.author)
    assert Article.objects.get(pk=article.pk).medication_id == edition.medication_id


def test_resume_and_restore_bring_the_medicine_back_too() -> None:
    article = make_draft_of_another_medicine()
    aside = article.versions.latest("number")
    workflow.branch(document=article.pk, by=article.author)
    workflow.resume(version=aside.pk, by=article.author)
    assert Article.objects.get(pk=article.pk).medication_id == article.medication_id
    workflow.restore(document=article.pk, by=article.author, revision=1)
    assert Article.objects.get(pk=article.pk).medication_id == article.editions.get().medication_id


def test_an_address_that_another_draft_took_is_refused() -> None:
    article = factory.make_article(slug="first")
    factory.edit(article, article.author, slug="second")
    factory.make_article(medication=article.medication, slug="first")
    with pytest.raises(WrongState, match="name or address"):
        workflow.restore(document=article.pk, by=article.author, revision=1)


def test_a_name_that_another_record_took_is_refused() -> None:
    record = factory.make_medication(name="first")
    factory.edit(record, record.author, name="second")
    factory.make_medication(name="first")
    with pytest.raises(WrongState, match="name or address"):
        workflow.restore(document=record.pk, by=record.author, revision=1)


def test_a_row_that_says_something_else_again_is_changed_in_place() -> None:
    """Its trail goes on, so that who wrote which of its words is known."""
    article = factory.make_article()
    question = article.questions.get()
    with drafting(article, by=article.author, reason="Shorter."):
        question.answer = "No."
        question.save()
    workflow.restore(document=article.pk, by=article.author, revision=1)
    assert article.questions.get().pk == question.pk
    assert [save.history_type for save in question.history.order_by("history_id")] == ["+", "~", "~"]


@pytest.mark.parametrize(
    "around",
    [
        "UPDATE articles_article SET body = 'Slipped in' WHERE document_id = %s",
        "UPDATE articles_document SET kind = 'dosing' WHERE id = %s",
        "UPDATE articles_question SET answer = 'Slipped in' WHERE article_id = %s",
        "DELETE FROM articles_reference WHERE document_id = %s",
    ],
)
def test_text_written_around_the_trail_is_not_set_aside_either(around: str) -> None:
    """It would come back as the words of whoever resumes it."""
    article = factory.make_article()
    with connection.cursor() as cursor:
        cursor.execute(around, [article.pk])
    with pytest.raises(Incomplete, match="edit trail"):
        workflow.set_aside(document=article.pk, by=article.author)
