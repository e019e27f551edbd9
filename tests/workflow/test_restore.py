import pytest

from articles import published, workflow
from articles.models import Article, drafting
from articles.published.records import Page
from articles.workflow import WrongPerson, WrongState
from tests import factory

pytestmark = pytest.mark.django_db


def test_a_save_comes_back_with_its_rows_and_its_writers() -> None:
    article = factory.make_article()
    first = article.revision
    early = factory.make_writer()
    factory.edit(article, early, title="Early words")
    middle = Article.objects.get(pk=article.pk).revision
    with drafting(article, by=article.author, reason="Shorter."):
        article.questions.get().delete()
        article.title = "Late words"
        article.save()

    workflow.restore(document=article.pk, by=factory.make_writer(), revision=middle)

    back = Article.objects.get(pk=article.pk)
    assert (back.title, back.questions.count()) == ("Early words", 1)
    assert back.revision > middle > first
    assert early in factory.submit(back).contributors.all()


def test_a_version_comes_back_and_its_contributors_with_it() -> None:
    """Even those from before the live edition: their words stand unsigned in the new draft."""
    article = factory.make_article()
    lost_writer = factory.make_writer()
    factory.edit(article, lost_writer, title="Road not taken")
    old = factory.submit(article)
    factory.edit(article, article.author, title="Road taken")
    factory.publish(article)

    workflow.restore(document=article.pk, by=article.author, version=old.pk)

    version = factory.submit(Article.objects.get(pk=article.pk))
    assert lost_writer in version.contributors.all()


def test_never_touches_the_live_page() -> None:
    article, first = factory.make_live_article()
    factory.edit(article, article.author, title="Second")
    second = factory.publish(article)
    workflow.restore(document=article.pk, by=article.author, version=first.version_id)
    page = published.article(article.medication.slug, article.slug)
    assert isinstance(page, Page) and page.fragment == second.fragment


def test_wrong_role() -> None:
    article = factory.make_article()
    with pytest.raises(WrongPerson):
        workflow.restore(document=article.pk, by=factory.make_pharmacist(), revision=1)


def test_missing() -> None:
    article = factory.make_article()
    other, version = factory.make_article_in_review()
    with pytest.raises(WrongState):
        workflow.restore(document=article.pk, by=article.author, revision=0)
    with pytest.raises(WrongState):
        workflow.restore(document=article.pk, by=article.author, version=version.pk)
    assert other.pk != article.pk
