"""Mail leaves after what it tells, once, however the mail server behaves."""

from datetime import datetime, timedelta
from itertools import pairwise
from time import monotonic
from typing import Any

import pytest
import time_machine
from django.db import OperationalError, connection

from articles.models import Mail, clock
from articles.outbox import delivery, queue
from tests import factory
from tests.mails import MailServer, mail_server, sent_mails

pytestmark = pytest.mark.django_db
__all__ = ["mail_server"]
BAD_DAYS = ["silent at CONNECT", "silent at RCPT", "silent at END", "drips", "refuses"]


def put(*names: str) -> None:
    for name in names:
        queue.put([f"{name}@example.org"], f"To {name}\nSome words.")


def at(moment: datetime) -> Any:
    return time_machine.travel(moment, tick=False)


def later(**pause: float) -> Any:
    return at(clock.now() + timedelta(**pause))


def test_a_mail_is_handed_over_whole_and_leaves_no_row(mail_server: MailServer) -> None:
    queue.put(["jo@example.org"], "A subject — with\u2028a dash\n\nÄ body.\n.\nOf lines.\n")
    assert delivery.send_due() == 1
    [mail] = mail_server.taken()
    assert (mail["To"], mail.get_content_type()) == ("jo@example.org", "text/plain")
    assert "\n" not in str(mail["Subject"]).replace("\n ", "")
    assert mail.get_payload(decode=True) == "Ä body.\r\n.\r\nOf lines.\r\n".encode()
    assert not Mail.objects.exists()


@pytest.mark.parametrize("manner", BAD_DAYS)
def test_no_verb_waits_for_mail_and_no_mail_is_lost(mail_server: MailServer, manner: str) -> None:
    version = factory.make_article_in_review()[1]
    Mail.objects.all().delete()
    mail_server.behave(manner)

    edition = factory.approve(version).edition
    assert edition is not None and not mail_server.was_reached()
    began = monotonic()
    assert delivery.send_due() == 0
    assert monotonic() - began < 10
    [waiting] = Mail.objects.all()
    assert waiting.tries == 1 and waiting.error

    mail_server.behave("well")
    assert delivery.send_due() == 0
    with later(minutes=1):
        assert delivery.send_due() == 1
    [mail] = mail_server.taken()
    assert mail["To"] == version.author.email


def test_a_goodbye_without_an_answer_makes_no_second_mail(mail_server: MailServer) -> None:
    mail_server.behave("silent at QUIT")
    put("jo")
    assert delivery.send_due() == 1
    with later(days=1):
        assert delivery.send_due() == 0
    assert len(mail_server.taken()) == 1


def test_an_answer_that_never_comes_makes_one_mail_twice_with_one_name(mail_server: MailServer) -> None:
    """Nobody can know whether the server has it: better twice than not at all."""
    mail_server.behave("silent at TAKEN")
    put("jo")
    assert delivery.send_due() == 0
    mail_server.behave("well")
    with later(minutes=1):
        assert delivery.send_due() == 1
    first, second = mail_server.taken()
    assert first["Message-ID"] == second["Message-ID"]


def test_an_address_that_is_refused_keeps_no_other_waiting(mail_server: MailServer) -> None:
    put("refused", "jo", "kim")
    assert delivery.send_due() == 2
    assert [mail["To"] for mail in mail_server.taken()] == ["jo@example.org", "kim@example.org"]
    assert "550" in Mail.objects.get().error


def test_a_server_that_fails_is_not_asked_again_for_each_mail(mail_server: MailServer) -> None:
    mail_server.behave("refuses")
    put("jo", "kim", "sam")
    assert delivery.send_due() == 0
    assert [mail.tries for mail in Mail.objects.all()] == [1, 0, 0]


def test_new_mail_goes_before_what_failed(mail_server: MailServer) -> None:
    mail_server.behave("refuses")
    put("old")
    delivery.send_due()
    mail_server.behave("well")
    put("new")
    with later(minutes=1):
        delivery.send_due()
    assert [mail["To"] for mail in mail_server.taken()] == ["new@example.org", "old@example.org"]


def test_pauses_grow_until_it_is_given_up_in_sight(settings: Any, caplog: pytest.LogCaptureFixture) -> None:
    settings.EMAIL_BACKEND, settings.EMAIL_PORT = "klonoinfo.smtp.EmailBackend", 1  # nobody listens there
    put("jo")
    tried = list[datetime]()
    for _ in range(delivery.TRIES):
        moment = Mail.objects.get().next_try or clock.now()
        with at(moment - timedelta(seconds=1)):
            assert not tried or delivery._claim() is None
        with at(moment):
            assert delivery.send_due() == 0
        tried.append(moment)

    pauses = [after - before for before, after in pairwise(tried)]
    assert pauses == sorted(pauses) and pauses[0] == timedelta(minutes=1)
    assert timedelta(days=2) < tried[-1] - tried[0] < timedelta(days=4)
    with later(days=30):
        assert delivery.send_due() == 0
    assert delivery.given_up().get().tries == delivery.TRIES
    assert "was given up" in caplog.text


def test_a_clock_that_was_wrong_holds_no_mail_back(settings: Any) -> None:
    settings.EMAIL_PORT = 1
    with later(days=400):
        put("jo")
        delivery._claim()
    assert [mail.to for mail in sent_mails()] == [["jo@example.org"]]


@pytest.mark.django_db(transaction=True)
def test_a_mail_that_left_while_the_database_was_away_leaves_once(mail_server: MailServer) -> None:
    def away(execute: Any, sql: str, *arguments: Any) -> Any:
        if sql.startswith("DELETE"):
            raise OperationalError("the database is away")
        return execute(sql, *arguments)

    put("jo")
    with connection.execute_wrapper(away):
        assert delivery.send_due() == 1
    assert Mail.objects.exists()
    with later(days=1):
        assert delivery.send_due() == 0
    assert len(mail_server.taken()) == 1 and not Mail.objects.exists()
