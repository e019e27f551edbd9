from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

import pytest
from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend
from django.db import transaction

from articles import workflow
from articles.models import Withdrawal
from articles.workflow import Refused
from tests import factory
from tests.models import states
from tests.verbs import VERBS

pytestmark = pytest.mark.django_db
Commit = Callable[..., Any]
TITLE = 'Sleep & "rest" <i>it\'s</i>'
TELLING = pytest.mark.parametrize(
    "verb", ["submit", "approve", "approve for a date", "request_changes", "cancel", "withdraw", "reaffirm"]
)
LINE_BREAKS = ["\n", "\r\n", "\r", "\u2028", "\x0b", "\x85"]


class Broken(BaseEmailBackend):
    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        raise ConnectionRefusedError("no mail server")


def test_mail_that_fails_is_logged_and_undoes_nothing(
    settings: Any, caplog: pytest.LogCaptureFixture, django_capture_on_commit_callbacks: Commit
) -> None:
    _, edition = factory.make_live_article()
    settings.EMAIL_BACKEND = f"{__name__}.Broken"

    with django_capture_on_commit_callbacks(execute=True) as sent:
        factory.withdraw(edition)

    assert len(sent) == 1
    assert "no mail server" in caplog.text
    assert Withdrawal.objects.filter(edition=edition).exists()


@TELLING
def test_plain_text_in_the_very_words_of_the_title(
    verb: str,
    monkeypatch: pytest.MonkeyPatch,
    mailoutbox: list[EmailMessage],
    django_capture_on_commit_callbacks: Commit,
) -> None:
    monkeypatch.setattr(factory, "make_article", partial(factory.make_article, title=TITLE))
    make, do = VERBS[verb]
    state = make()
    with django_capture_on_commit_callbacks(execute=True):
        do(*state)

    assert mailoutbox
    for mail in mailoutbox:
        message, words = mail.message(), f"{mail.subject}\n{mail.body}"
        assert (message.get_content_type(), message.is_multipart()) == ("text/plain", False)
        assert TITLE in mail.subject and TITLE in mail.body
        assert not [mark for mark in ("&amp;", "&lt;", "&quot;", "&#", "{") if mark in words]


@TELLING
def test_nobody_hears_of_what_was_rolled_back(
    verb: str, mailoutbox: list[EmailMessage], django_capture_on_commit_callbacks: Commit
) -> None:
    make, do = VERBS[verb]
    state = make()
    with django_capture_on_commit_callbacks(execute=True) as waiting, transaction.atomic():
        do(*state)
        transaction.set_rollback(True)
    assert (waiting, mailoutbox) == ([], [])


@pytest.mark.parametrize("line_break", LINE_BREAKS, ids=map(repr, LINE_BREAKS))
def test_title_with_a_line_break_writes_no_header_and_loses_no_mail(
    line_break: str, mailoutbox: list[EmailMessage], django_capture_on_commit_callbacks: Commit
) -> None:
    article = factory.make_article(title=f"Sleep{line_break}Bcc: thief@example.org")
    with django_capture_on_commit_callbacks(execute=True):
        factory.submit(article)

    [mail] = mailoutbox
    message = mail.message()
    assert "Bcc" not in message and "thief@example.org" not in "".join(mail.recipients())
    assert not [value for value in message.values() if "\n" in value.replace("\n ", "") or "\r" in value]
    assert mail.subject.startswith("To review: Sleep")


def submit_unchanged() -> Callable[[], object]:
    article, _ = factory.make_article_in_review()
    return lambda: factory.submit(article)


def approve_as_contributor() -> Callable[[], object]:
    version = states.by_a_pharmacist()
    return lambda: factory.approve(version, version.author)


def approve_with_a_wrong_password() -> Callable[[], object]:
    version = states.in_review()
    return lambda: factory.approve(version, password="wrong")


def request_changes_without_a_comment() -> Callable[[], object]:
    version, by = states.in_review(), factory.make_pharmacist()
    return lambda: workflow.request_changes(version=version.pk, by=by, digest=version.digest)


def cancel_without_a_reason() -> Callable[[], object]:
    version = states.scheduled()
    return lambda: workflow.cancel(version=version.pk, by=version.author, reason=" ")


def withdraw_without_a_reason() -> Callable[[], object]:
    edition = states.live()
    return lambda: factory.withdraw(edition, reason=" ")


def reaffirm_what_is_withdrawn() -> Callable[[], object]:
    edition = states.withdrawn()
    return lambda: factory.reaffirm(edition)


REFUSED = (
    submit_unchanged,
    approve_as_contributor,
    approve_with_a_wrong_password,
    request_changes_without_a_comment,
    cancel_without_a_reason,
    withdraw_without_a_reason,
    reaffirm_what_is_withdrawn,
)


@pytest.mark.parametrize("make", REFUSED, ids=lambda make: make.__name__)
def test_what_is_refused_tells_nobody(
    make: Callable[[], Callable[[], object]],
    mailoutbox: list[EmailMessage],
    django_capture_on_commit_callbacks: Commit,
) -> None:
    verb = make()
    with django_capture_on_commit_callbacks(execute=True) as waiting, pytest.raises(Refused):
        verb()
    assert (waiting, mailoutbox) == ([], [])


def test_author_who_left_or_has_no_address_is_not_written_to(
    mailoutbox: list[EmailMessage], django_capture_on_commit_callbacks: Commit
) -> None:
    article = factory.make_article(factory.make_writer(email=""))
    leaver = factory.make_writer()
    version = factory.submit(article, leaver)
    leaver.is_active = False
    leaver.save()
    with django_capture_on_commit_callbacks(execute=True):
        factory.approve(version)
    assert mailoutbox == []
