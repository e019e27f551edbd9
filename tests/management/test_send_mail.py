from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.core import mail

from articles.models import Mail, clock
from articles.outbox import delivery, queue
from tests.management.commands import fail, run

pytestmark = pytest.mark.django_db


@pytest.fixture
def given_up() -> Mail:
    queue.put(["jo@example.org"], "A subject\nWords.")
    Mail.objects.update(tries=delivery.TRIES, error="550 no such person", next_try=clock.now())
    return Mail.objects.get()


def test_nothing_to_send_says_nothing() -> None:
    assert run("send_mail") == ("", "")


def test_sends_what_waits() -> None:
    queue.put(["jo@example.org", "kim@example.org"], "A subject\nWords.")
    assert run("send_mail") == ("2 sent.\n", "")
    assert [message.to for message in mail.outbox] == [["jo@example.org"], ["kim@example.org"]]


def test_what_was_given_up_is_named_each_time_and_stops_nothing_else(given_up: Mail) -> None:
    queue.put(["kim@example.org"], "Another\nWords.")
    for out in ("1 sent.\n", ""):
        sentence, said, err = fail("send_mail")
        assert "Mails that did not leave: 1." in sentence and said == out
        assert err.startswith("GIVEN UP. “A subject” to jo@example.org, of ") and "550 no such person" in err


def test_what_waits_for_an_hour_is_named(settings: Any) -> None:
    settings.EMAIL_BACKEND, settings.EMAIL_PORT = "klonoinfo.smtp.EmailBackend", 1  # nobody listens there
    queue.put_link("jo@example.org")
    queue.put(["kim@example.org"], "A subject\nWords.")
    assert run("send_mail") == ("", "")
    with time_machine.travel(clock.now() + timedelta(hours=2)):
        _, _, err = fail("send_mail")
    [line] = err.splitlines()
    assert line.startswith("LATE. “A subject” to kim@example.org, of ") and "refused" in line


def test_again_tries_what_was_given_up(given_up: Mail) -> None:
    assert run("send_mail", "--again") == ("1 sent.\n", "")
    assert not Mail.objects.exists()


def test_discard_deletes_what_was_given_up_and_nothing_else(given_up: Mail) -> None:
    queue.put(["kim@example.org"], "Another\nWords.")
    assert run("send_mail", "--discard") == ("1 sent.\n", "")
    assert [message.to for message in mail.outbox] == [["kim@example.org"]]
