"""Whoever signed a version hears what becomes of it after that."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from articles import workflow
from articles.models import Person, Version, clock
from tests import factory
from tests.mails import Sent, addresses, of, sent
from tests.models import around, states
from tests.remembered import remembered

pytestmark = pytest.mark.django_db
__all__ = ["sent"]


@remembered
def signed_once() -> tuple[Version, Person]:
    version, first = around.twin(states.in_review(), signatures_required=2), factory.make_pharmacist()
    factory.approve(version, first)
    return version, first


def recall(version: Version) -> None:
    workflow.recall(version=version.pk, by=version.author, reason="Not & yet.")


NEXT: dict[Callable[[Version], object], tuple[str, str]] = {
    factory.request_changes: ("changes requested", "asks for changes on version"),
    factory.approve: ("approved", "It is public as edition 1."),
    recall: ("taken back", "What was signed on it counts no more.\nNot & yet."),
}


@pytest.mark.parametrize("happens", NEXT, ids=lambda happens: happens.__name__)
def test_first_signer_is_told_what_comes_next(happens: Callable[[Version], object], sent: Sent) -> None:
    version, first = signed_once()
    mails = sent(happens, version)
    outcome, words = NEXT[happens]
    assert addresses(mails) == of(version.author, first)
    assert mails[0].subject.endswith(outcome) and words in mails[0].body


def test_signer_is_told_that_the_schedule_is_cancelled(sent: Sent) -> None:
    signer = factory.make_pharmacist()
    article, version = factory.make_scheduled_article(clock.now() + timedelta(days=1), signer)
    cancel = {"version": version.pk, "by": article.author, "reason": "Not yet."}
    assert addresses(sent(workflow.cancel, **cancel)) == of(article.author, signer)


def test_nobody_is_told_what_they_did_themselves(sent: Sent) -> None:
    signer = factory.make_pharmacist()
    article, version = factory.make_scheduled_article(clock.now() + timedelta(days=1), signer)
    mails = sent(workflow.cancel, version=version.pk, by=signer, reason="Not yet.")
    assert addresses(mails) == of(article.author)


def test_taking_back_what_nobody_signed_tells_nobody(sent: Sent) -> None:
    assert sent(recall, states.in_review()) == []
