"""Several senders, killed and stopped at any moment: nothing is lost and nothing doubled."""

import signal
import sys
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier, Event, Thread
from typing import Any

import pytest
import time_machine
from django.core import mail
from django.core.signals import request_started
from django.db import connection

from articles.models import Mail, clock
from articles.outbox import delivery, queue, sender
from klonoinfo import prepare_staff
from tests.mails import MailServer, mail_server
from tests.processes import running, until

pytestmark = [pytest.mark.race, pytest.mark.django_db(transaction=True)]
__all__ = ["mail_server"]
SEND = (sys.executable, "manage.py", "send_mail")
BEFORE_IT_HAS_IT = ["silent at CONNECT", "silent at DATA", "silent at END"]


def put(number: int) -> list[str]:
    """So many mails, by their addresses."""
    addresses = [f"person{n}@example.org" for n in range(number)]
    queue.put(addresses, "Subject\nWords.")
    return sorted(addresses)


def send_the_rest() -> None:
    while Mail.objects.exists():
        with time_machine.travel(clock.now() + timedelta(days=1), tick=False):
            delivery.send_due()


def send_beside_others(line: Barrier) -> int:
    """On a connection of its own, as another process has it."""
    connection.ensure_connection()
    line.wait()
    try:
        return delivery.send_due()
    finally:
        connection.close()


def test_several_at_once_send_each_mail_once(mail_server: MailServer) -> None:
    senders, addresses = 4, put(40)
    with ThreadPoolExecutor(senders) as pool:
        counts = list(pool.map(send_beside_others, [Barrier(senders)] * senders))
    assert sum(counts) == len(addresses)
    assert sorted(str(one["To"]) for one in mail_server.taken()) == addresses
    assert not Mail.objects.exists()


@pytest.mark.parametrize("manner", BEFORE_IT_HAS_IT)
def test_what_a_killed_one_had_in_hand_leaves_once(mail_server: MailServer, manner: str) -> None:
    mail_server.behave(manner)
    addresses = put(2)
    with running(*SEND, EMAIL_URL=mail_server.address) as killed:
        mail_server.hear("silent")
        killed.process.kill()
    mail_server.behave("well")
    assert delivery.send_due() == 1, "the other one waits for nobody"
    send_the_rest()
    assert sorted(str(one["To"]) for one in mail_server.taken()) == addresses


def test_killed_again_and_again_nothing_is_lost(mail_server: MailServer) -> None:
    """A mail that was taken while its sender was killed may come twice, under one name."""
    kills, addresses = 2, list[str]()
    for _ in range(kills):
        mail_server.process.forget()
        addresses += put(30)
        with running(*SEND, "--follow", EMAIL_URL=mail_server.address) as killed:
            mail_server.hear("took")
            killed.process.kill()
    send_the_rest()
    came = mail_server.taken()
    names = {one["Message-ID"]: str(one["To"]) for one in came}
    assert sorted(names.values()) == sorted(addresses)
    assert len(came) - len(names) <= kills


def test_stopped_it_finishes_the_mail_in_hand(mail_server: MailServer) -> None:
    put(1)
    with running(*SEND, "--follow", EMAIL_URL=mail_server.address) as follower:
        mail_server.hear("took")
        follower.process.send_signal(signal.SIGTERM)
        assert follower.process.wait(20) == 0
    assert not Mail.objects.exists()


def test_it_goes_on_after_the_database_was_away(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(sender, "LOOK_EVERY", 0.05)
    stopped = Event()
    follower = Thread(target=sender.follow, args=[stopped])
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE articles_mail RENAME TO mail_away")
        follower.start()
        try:
            until(lambda: "the outbox cannot be read" in caplog.text)
            cursor.execute("ALTER TABLE mail_away RENAME TO articles_mail")
            [address] = put(1)
            until(lambda: not Mail.objects.exists())
        finally:
            stopped.set()
            follower.join()
    assert [message.to for message in mail.outbox] == [[address]]


def test_readers_process_sends_nothing(settings: Any) -> None:
    settings.FACE, before = "public", list(request_started.receivers)
    prepare_staff()
    assert request_started.receivers == before
