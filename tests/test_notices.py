from collections.abc import Callable
from functools import partial

import pytest
from django.db import transaction

from articles import workflow
from articles.models import Mail
from articles.workflow import Refused
from tests import factory
from tests.mails import Sent, sent
from tests.models import states
from tests.verbs import VERBS

__all__ = ["sent"]
pytestmark = pytest.mark.django_db
TITLE = 'Sleep & "rest" <i>it\'s</i>'
TELLING = pytest.mark.parametrize(
    "verb", ["submit", "approve", "approve for a date", "request_changes", "cancel", "withdraw", "reaffirm"]
)
LINE_BREAKS = ["\n", "\r\n", "\r", "\u2028", "\x0b", "\x85"]


@TELLING
def test_plain_text_in_the_very_words_of_the_title(sent: Sent, verb: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(factory, "make_article", partial(factory.make_article, title=TITLE))
    make, do = VERBS[verb]
    state = make()
    mails = sent(do, *state)
    assert mails
    for mail in mails:
        message, words = mail.message(), f"{mail.subject}\n{mail.body}"
        assert (message.get_content_type(), message.is_multipart()) == ("text/plain", False)
        assert TITLE in mail.subject and TITLE in mail.body
        assert not [mark for mark in ("&amp;", "&lt;", "&quot;", "&#", "{") if mark in words]


@TELLING
def test_nobody_hears_of_what_was_rolled_back(sent: Sent, verb: str) -> None:
    make, do = VERBS[verb]
    state = make()

    def undone() -> None:
        with transaction.atomic():
            do(*state)
            transaction.set_rollback(True)

    assert sent(undone) == []


@pytest.mark.parametrize("line_break", LINE_BREAKS, ids=map(repr, LINE_BREAKS))
def test_title_with_a_line_break_writes_no_header_and_loses_no_mail(
    line_break: str, sent: Sent, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One that is older than the rules which refuse it: tests/models/test_line.py, tests/admin/test_unseen.py."""
    monkeypatch.setattr("articles.models.line.is_one_line", lambda _: True)
    for door in ("models.tracked", "versions.completeness", "clinical.rules.unseen"):
        monkeypatch.setattr(f"articles.{door}.signs", lambda _: ())
    article = factory.make_article(title=f"Sleep{line_break}Bcc: thief@example.org")
    [mail] = sent(factory.submit, article)
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
def test_what_is_refused_tells_nobody(make: Callable[[], Callable[[], object]]) -> None:
    verb = make()
    before = Mail.objects.count()
    with pytest.raises(Refused):
        verb()
    assert Mail.objects.count() == before


def test_author_who_left_or_has_no_address_is_not_written_to(sent: Sent) -> None:
    article = factory.make_article(factory.make_writer(email=""))
    leaver = factory.make_writer()
    version = factory.submit(article, leaver)
    leaver.is_active = False
    leaver.save()
    assert sent(factory.approve, version) == []
