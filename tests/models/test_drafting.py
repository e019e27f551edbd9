import unicodedata
from datetime import timedelta
from typing import Any

import pytest
from django.db import DatabaseError, transaction
from django.forms import modelform_factory
from django.http import QueryDict

from articles.models import Article, Document, Question, UntrackedWrite, clock, drafting
from articles.models.tracked import _current
from tests import factory

pytestmark = pytest.mark.django_db


def trail(article: Article) -> list[Any]:
    return list(Article.history.filter(at_document=article.pk).order_by("pk"))


def revision(article: Article) -> int:
    return Document.objects.get(pk=article.pk).revision


def test_each_trail_row_has_person_reason_document_revision_and_time() -> None:
    article, editor = factory.make_article(), factory.make_writer()
    before = revision(article)
    question, reference = article.questions.get(), article.references.get()

    with drafting(article, by=editor, reason="  Three\r\nchanges. "):
        article.title = "New"
        article.save()
        question.delete()
        reference.title = "Newer label"
        reference.save()
        Question(article=article, question="Alcohol?", answer="No.").save()

    rows = [Article.history.latest("pk"), *Question.history.order_by("-pk")[:2], reference.history.latest("pk")]
    assert [row.history_type for row in rows] == ["~", "+", "-", "~"]
    for row in rows:
        assert (row.history_user, row.history_change_reason) == (editor, "Three\nchanges.")
        assert (row.at_document, row.at_revision) == (article.pk, before + 1)
        assert clock.now() - row.history_date < timedelta(minutes=1)
    assert revision(article) == before + 1


def test_an_unchanged_save_adds_nothing_and_bumps_nothing() -> None:
    article = factory.make_article()
    before = (len(trail(article)), revision(article), Question.history.count())
    with drafting(article, by=article.author, reason="Looked."):
        Article.objects.get(pk=article.pk).save()
        article.questions.get().save()
        article.title = f"{article.title}\r\n"
        article.save()
    assert (len(trail(article)), revision(article), Question.history.count()) == before


@pytest.mark.parametrize("reason", ["", " ", "\r\n\t"])
def test_a_reason_is_required(reason: str) -> None:
    article = factory.make_article()
    with pytest.raises(UntrackedWrite, match="reason"), drafting(article, by=article.author, reason=reason):
        pytest.fail("opened without a reason")


def test_drafting_inside_drafting_is_refused_and_undoes_both() -> None:
    article, other = factory.make_article(), factory.make_article()
    before = (article.title, other.title)
    with pytest.raises(UntrackedWrite, match="already"):
        nested(article, other)
    titles = Article.objects.filter(pk__in=[article.pk, other.pk]).order_by("pk").values_list("title", flat=True)
    assert tuple(titles) == before
    assert _current.get() is None


def nested(article: Article, other: Article) -> None:
    with drafting(article, by=article.author, reason="Outer."):
        article.title = "Outer"
        article.save()
        factory.edit(other, other.author, title="Inner")


def test_what_fails_inside_drafting_leaves_nothing() -> None:
    article = factory.make_article()
    before = (len(trail(article)), revision(article), article.questions.count())
    with pytest.raises(ZeroDivisionError):
        fail_in(article)
    stored = Article.objects.get(pk=article.pk)
    assert (len(trail(stored)), revision(stored), stored.questions.count()) == before
    assert stored.title != "Failed"
    factory.edit(stored, article.author, title="Open again")


def fail_in(article: Article) -> None:
    with drafting(article, by=article.author, reason="Failed."):
        Question(article=article, question="Alcohol?", answer="No.").save()
        article.title = "Failed"
        article.save()
        raise ZeroDivisionError


def test_what_the_database_refuses_inside_drafting_leaves_nothing() -> None:
    article = factory.make_article()
    before = (len(trail(article)), revision(article))
    with pytest.raises(DatabaseError), transaction.atomic():
        factory.edit(article, article.author, title="Failed", review_months=40)
    assert (len(trail(article)), revision(article)) == before


NFD = unicodedata.normalize("NFD", "Café naïve")


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("one\r\ntwo\rthree", "one\ntwo\nthree"),
        (NFD, "Café naïve"),
        ("nul\x00 and bell\x07", "nul and bell"),
        ("tab\tstays\n\n", "tab\tstays"),
    ],
)
def test_text_is_normalised_in_the_draft_and_in_its_trail(typed: str, stored: str) -> None:
    article = factory.make_article()
    factory.edit(article, article.author, short_answer=typed)
    row = Question(article=article, question="What?", answer=typed)
    with drafting(article, by=article.author, reason="Asked."):
        row.save()
    assert Article.objects.get(pk=article.pk).short_answer == trail(article)[-1].short_answer == stored
    assert Question.objects.get(pk=row.pk).answer == row.history.get().answer == stored


def test_text_saved_unchanged_by_a_browser_is_unchanged() -> None:
    """A browser posts CRLF, in whatever form the text was read."""
    article = factory.make_article(body=f"{factory.BODY}\r\n\r\n- {NFD}\r\n- two\r\n", short_answer="Two.\nLines.")
    before = (len(trail(article)), revision(article), article.body)
    fields = ("title", "slug", "short_answer", "body", "disclosure", "review_months")
    data = QueryDict(mutable=True)
    data.update({name: str(getattr(article, name)).replace("\n", "\r\n") for name in fields})

    form = modelform_factory(Article, fields=fields)(data, instance=Article.objects.get(pk=article.pk))
    assert form.is_valid()
    with drafting(article, by=article.author, reason="Saved."):
        saved = form.save()

    assert (len(trail(article)), revision(article), saved.body) == before


def test_a_deferred_field_is_not_left_out_of_the_trail() -> None:
    article = factory.make_article()
    thin = Article.objects.defer("body").get(pk=article.pk)
    factory.edit(thin, article.author, title="New")
    assert (trail(article)[-1].title, trail(article)[-1].body) == ("New", article.body)
