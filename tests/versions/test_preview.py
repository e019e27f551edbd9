import pytest

from articles.models import Article, Question, Reference
from articles.versions.preview import preview, unsaved_snapshot
from articles.versions.snapshot import Rows, take_snapshot
from articles.workflow.submit import submit
from tests.factory import make_article, make_live_article, make_medication

pytestmark = pytest.mark.django_db


def rows_of(article: Article) -> Rows:
    return {Question: list(article.questions.all()), Reference: list(article.references.all())}


def test_is_what_submitting_would_freeze() -> None:
    article = make_article()
    shown = preview(unsaved_snapshot(article, rows_of(article)), article.pk)
    version = submit(document=article.pk, by=article.author, note="New.").version
    assert shown.fragment == version.fragment
    assert shown.problems == ()


def test_of_a_record_in_memory_saves_nothing() -> None:
    article = make_article()
    article.title = "Never saved"
    question = Question(article=article, question="May I swim?", answer="Not alone.")
    shown = preview(unsaved_snapshot(article, {Question: [question], Reference: []}), article.pk)
    assert "Never saved" in shown.fragment and "May I swim?" in shown.fragment
    assert "There is no reference." in shown.problems
    article.refresh_from_db()
    assert article.title != "Never saved" and article.questions.get().question == "Can I drive?"


def test_normalises_as_a_save_would() -> None:
    article, _ = make_live_article()
    article.body = article.body.replace("\n", "\r\n")
    assert unsaved_snapshot(article, rows_of(article)).content == take_snapshot(article).content


def test_of_a_medicine_without_rows() -> None:
    medication = make_medication()
    assert "There is no reference." in preview(unsaved_snapshot(medication, {Reference: []}), medication.pk).problems
