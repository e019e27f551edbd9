"""Set aside, branch, resume: an urgent correction goes out while older work waits its turn."""

import json
from functools import partial

import pytest

from articles import workflow
from articles.lifecycle import Role
from articles.models import Article, Document, clock
from articles.workflow import WrongPerson, WrongState
from tests import factory
from tests.remembered import remembered

pytestmark = pytest.mark.django_db


@remembered
def make_draft_over_live() -> Article:
    article, _ = factory.make_live_article()
    factory.edit(article, factory.make_writer(), title="Long work under way")
    return article


def test_the_whole_way_round() -> None:
    article = make_draft_over_live()
    slow_writer = article.history.latest().history_user
    aside = workflow.set_aside(document=article.pk, by=article.author)
    workflow.branch(document=article.pk, by=article.author)
    fresh = Article.objects.get(pk=article.pk)
    assert fresh.title != "Long work under way"

    fixer = factory.make_writer()
    factory.edit(fresh, fixer, short_answer="Corrected.")
    urgent = factory.submit(fresh, fixer)
    assert slow_writer not in urgent.contributors.all(), "the text set aside is no part of the correction"
    factory.approve(urgent)

    resumed = workflow.resume(version=aside.pk, by=article.author)

    assert [change.key for change in resumed.moved] != []
    back = Article.objects.get(pk=article.pk)
    assert back.title == "Long work under way"
    assert slow_writer in factory.submit(back).contributors.all()


def test_set_aside_does_not_wait() -> None:
    article = make_draft_over_live()
    version = workflow.set_aside(document=article.pk, by=article.author)
    state = Document.objects.with_state(clock.now()).get(pk=article.pk)
    assert (state.waiting, state.waiting_id) == ("unsubmitted changes", None)
    with pytest.raises(workflow.Stale):
        factory.approve(version)


def test_set_aside_is_refused_while_a_version_waits() -> None:
    article, _ = factory.make_article_in_review()
    with pytest.raises(WrongState):
        workflow.set_aside(document=article.pk, by=article.author)


def test_set_aside_is_refused_in_the_archive() -> None:
    """A version of it could be neither submitted nor taken out of the archive."""
    article = factory.make_article()
    workflow.archive(document=article.pk, by=article.author)
    with pytest.raises(WrongState, match="Take it out of the archive first"):
        workflow.set_aside(document=article.pk, by=article.author)
    workflow.unarchive(document=article.pk, by=article.author)


def test_who_wrote_what_a_hotfix_took_away_signs_it_no_more_than_a_new_text() -> None:
    article, first_writer = factory.make_article(), factory.make_pharmacist(Role.WRITER)
    factory.edit(article, first_writer, short_answer="Words that turn out to be wrong.")
    factory.publish(article)
    factory.edit(article, article.author, title="Long work under way")
    aside = workflow.set_aside(document=article.pk, by=article.author)
    workflow.branch(document=article.pk, by=article.author)
    factory.edit(Article.objects.get(pk=article.pk), article.author, short_answer="Corrected.")
    factory.publish(article)

    for back in (workflow.resume, partial(workflow.restore, document=article.pk)):
        back(version=aside.pk, by=article.author)
        version = factory.submit(Article.objects.get(pk=article.pk))
        assert "turn out to be wrong" in version.fragment
        with pytest.raises(WrongPerson, match="contributed"):
            factory.approve(version, first_writer)
        workflow.recall(version=version.pk, by=article.author)
        workflow.branch(document=article.pk, by=article.author)


def test_branch_loads_exactly_what_is_live() -> None:
    article = make_draft_over_live()
    workflow.set_aside(document=article.pk, by=article.author)
    workflow.branch(document=article.pk, by=article.author)
    state = Document.objects.with_state(clock.now()).get(pk=article.pk)
    assert state.waiting == "nothing"
    with pytest.raises(workflow.Unchanged):
        factory.submit(Article.objects.get(pk=article.pk))


def test_branch_never_loses_a_draft() -> None:
    article = make_draft_over_live()
    with pytest.raises(WrongState, match="Set it aside"):
        workflow.branch(document=article.pk, by=article.author)
    assert Article.objects.get(pk=article.pk).title == "Long work under way"


def test_branch_needs_something_live() -> None:
    article, _ = factory.make_withdrawn_article()
    with pytest.raises(WrongState, match="Nothing is live"):
        workflow.branch(document=article.pk, by=article.author)


def test_resume_only_what_was_set_aside() -> None:
    article, version = factory.make_article_in_review()
    workflow.recall(version=version.pk, by=article.author)
    with pytest.raises(WrongState, match="not set aside"):
        workflow.resume(version=version.pk, by=article.author)


def test_wrong_role() -> None:
    article = make_draft_over_live()
    version = workflow.set_aside(document=article.pk, by=article.author)
    stranger = factory.make_pharmacist()
    for verb in (
        lambda: workflow.set_aside(document=article.pk, by=stranger),
        lambda: workflow.branch(document=article.pk, by=stranger),
        lambda: workflow.resume(version=version.pk, by=stranger),
    ):
        with pytest.raises(WrongPerson):
            verb()


def test_resumed_text_is_word_for_word_the_same() -> None:
    article = make_draft_over_live()
    aside = workflow.set_aside(document=article.pk, by=article.author)
    workflow.branch(document=article.pk, by=article.author)
    workflow.resume(version=aside.pk, by=article.author)
    again = factory.submit(Article.objects.get(pk=article.pk))
    assert json.loads(again.content_json) == json.loads(aside.content_json)
