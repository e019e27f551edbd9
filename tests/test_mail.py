"""Who gets which mail, and in which words."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.conf import settings

from articles import workflow
from articles.lifecycle import Role
from articles.models import Article, Edition, Person, Version, clock
from articles.workflow.people import hand_over
from tests import factory
from tests.mails import Sent, addresses, of, pharmacists, sent
from tests.models import around, states
from tests.remembered import remembered

pytestmark = pytest.mark.django_db
__all__ = ["sent"]
TITLE = 'Sleep & "rest" <b>'


@remembered
def submitted(by: Person | None = None, **fields: Any) -> tuple[Article, Version, Person]:
    """In review; named is one person, submitted has another."""
    article = factory.make_article(by, **fields)
    submitter = factory.make_writer()
    return article, factory.submit(article, submitter), submitter


@remembered
def handed_over() -> tuple[Article, Version, Person]:
    """Since it was submitted, the draft has a new author."""
    article, version, _ = submitted()
    heir = factory.make_writer()
    hand_over(leaver=article.author_id, to=heir.pk, by=factory.make_administrator())
    return article, version, heir


def test_submit_tells_every_pharmacist_who_can_be_told(sent: Sent) -> None:
    article = factory.make_article(title=TITLE)
    factory.make_pharmacist(is_active=False), factory.make_pharmacist(email="")
    factory.make_administrator()
    told = [*pharmacists(), factory.make_pharmacist(Role.WRITER)]

    mails = sent(factory.submit, article, note="Doses & times.", urgent=True)

    assert addresses(mails) == of(*told)
    version = article.versions.get()
    assert {mail.subject for mail in mails} == {f"To review: {TITLE}, version 1"}
    for words in (f"{article.author} submitted version 1 of “{TITLE}”, and calls it urgent", "Doses & times."):
        assert words in mails[0].body
    assert f"{settings.BASE_URL}/review/version/{version.pk}/" in mails[0].body


def approve(version: Version) -> None:
    factory.approve(version, factory.make_pharmacist(name="Pat Sign"))


def approve_for_a_date(version: Version) -> None:
    tomorrow = clock.now() + timedelta(days=1)
    factory.approve(version, factory.make_pharmacist(name="Pat Sign"), publish_at=tomorrow)


def request_changes(version: Version) -> None:
    factory.request_changes(version, factory.make_pharmacist(name="Pat Sign"))


DECISIONS: dict[Callable[[Version], None], tuple[str, str]] = {
    approve: ("approved", "Pat Sign signed version 1 of “{title}”.\nIt is public as edition 1."),
    approve_for_a_date: ("approved", "Pat Sign signed version 1 of “{title}”.\nIt will be published on "),
    request_changes: ("changes requested", "Pat Sign asks for changes on version 1 of “{title}”."),
}
EACH_DECISION = pytest.mark.parametrize("decide", DECISIONS, ids=lambda decide: decide.__name__)


@EACH_DECISION
def test_decision_tells_who_is_named_and_who_submitted(sent: Sent, decide: Callable[[Version], None]) -> None:
    article, version, submitter = submitted(title=TITLE)
    factory.make_writer()

    mails = sent(decide, version)

    assert addresses(mails) == of(article.author, submitter)
    outcome, words = DECISIONS[decide]
    assert {mail.subject for mail in mails} == {f"{TITLE}, version 1: {outcome}"}
    assert words.format(title=TITLE) in mails[0].body
    assert f"{settings.BASE_URL}/review/version/{version.pk}/" in mails[0].body


@EACH_DECISION
def test_decision_tells_whose_draft_it_is_now(sent: Sent, decide: Callable[[Version], None]) -> None:
    _, version, heir = handed_over()
    mails = sent(decide, version)
    assert addresses(mails) == of(version.author, version.made_by, heir)


def test_first_of_two_signatures_says_that_another_is_needed(sent: Sent) -> None:
    version = around.twin(states.in_review(), signatures_required=2)
    mails = sent(approve, version)
    assert addresses(mails) == of(version.author)
    assert "Another signature is needed before it is public." in mails[0].body


def test_cancel_says_who_and_why(sent: Sent) -> None:
    signer = factory.make_pharmacist()
    article, version = factory.make_scheduled_article(clock.now() + timedelta(days=1), signer)
    other = factory.make_writer(name="Chris Halt")

    mails = sent(workflow.cancel, version=version.pk, by=other, reason="Not & yet.")

    assert addresses(mails) == of(article.author, signer)
    assert mails[0].subject.endswith("version 1: schedule cancelled")
    assert f"Chris Halt cancelled the schedule of version 1 of “{article.title}”.\nNot & yet." in mails[0].body


def live(heir: bool = False) -> tuple[Edition, list[Person]]:
    """An edition and those who write its page."""
    edition = factory.make_live_article(title=TITLE)[1]
    article = edition.document.as_article
    if not heir:
        return edition, [article.author]
    factory.edit(article, article.author, short_answer="Plainer.")
    found = factory.make_writer()
    hand_over(leaver=article.author_id, to=found.pk, by=None)
    return edition, [article.author, found]


@pytest.mark.parametrize("heir", [False, True])
def test_withdraw_tells_who_writes_it_and_every_pharmacist(sent: Sent, heir: bool) -> None:
    edition, writers = live(heir)
    factory.make_pharmacist(is_active=False)
    signer = factory.make_pharmacist(name="Pat Sign")

    mails = sent(factory.withdraw, edition, signer, reason="A dose & a unit.")

    assert addresses(mails) == of(*writers, *pharmacists())
    assert {mail.subject for mail in mails} == {f"Taken down: {TITLE}, edition 1"}
    assert "Pat Sign withdrew edition 1" in mails[0].body and "Reason: A dose & a unit." in mails[0].body


def test_author_who_is_a_pharmacist_too_is_told_once(sent: Sent) -> None:
    edition = states.live_by_a_pharmacist()
    mails = sent(factory.withdraw, edition)
    assert addresses(mails) == of(*pharmacists())
    assert edition.version.author.email in addresses(mails)


@pytest.mark.parametrize("heir", [False, True])
def test_reaffirm_tells_who_writes_it(sent: Sent, heir: bool) -> None:
    edition, writers = live(heir)
    mails = sent(factory.reaffirm, edition, factory.make_pharmacist(name="Pat Sign"), note="Read & found right.")
    assert addresses(mails) == of(*writers)
    assert TITLE in mails[0].subject
    assert "Pat Sign" in mails[0].body and "Read & found right." in mails[0].body
