from datetime import timedelta

import pytest

from articles import workflow
from articles.models import Document, clock
from articles.workflow import Stale, WrongPerson, WrongState
from tests import factory

pytestmark = pytest.mark.django_db


def test_takes_the_waiting_version_back() -> None:
    article, version = factory.make_article_in_review()

    workflow.recall(version=version.pk, by=article.author)

    assert Document.objects.with_state(clock.now()).get(pk=article.pk).waiting == "unsubmitted changes"


def test_recalled_version_cannot_be_approved() -> None:
    article, version = factory.make_article_in_review()
    workflow.recall(version=version.pk, by=article.author)
    with pytest.raises(Stale):
        factory.approve(version)


def test_wrong_role() -> None:
    _, version = factory.make_article_in_review()
    for person in (factory.make_person(), factory.make_pharmacist()):
        with pytest.raises(WrongPerson):
            workflow.recall(version=version.pk, by=person)


def test_twice_is_stale() -> None:
    article, version = factory.make_article_in_review()
    workflow.recall(version=version.pk, by=article.author)
    with pytest.raises(Stale):
        workflow.recall(version=version.pk, by=article.author)


def test_scheduled_version_has_to_be_cancelled_instead() -> None:
    article, version = factory.make_scheduled_article(clock.now() + timedelta(days=1))
    with pytest.raises(WrongState, match="approved for a date"):
        workflow.recall(version=version.pk, by=article.author)


def test_missing() -> None:
    with pytest.raises(WrongState):
        workflow.recall(version=987654, by=factory.make_writer())
