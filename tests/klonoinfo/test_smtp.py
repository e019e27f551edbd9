"""A session with a mail server ends in time, whatever the server does."""

from pathlib import Path
from time import monotonic
from typing import Any

import pytest
from django.core.mail import EmailMessage

from klonoinfo.env import Environment
from klonoinfo.smtp import ANSWERS, BoundedSMTP, EmailBackend
from tests.mails import MailServer, mail_server

__all__ = ["mail_server"]
MESSAGE = EmailMessage("Subject", "Words.", to=["jo@example.org"])


@pytest.mark.parametrize(
    ("manner", "options"),
    [
        ("drips", {}),
        ("silent at CONNECT", {}),
        ("silent at EHLO", {}),
        ("silent at STAR", {"use_tls": True}),
        ("well", {"use_tls": True}),
        ("silent at CONNECT", {"use_ssl": True}),
    ],
)
def test_a_session_ends_in_time(mail_server: MailServer, manner: str, options: dict[str, Any], settings: Any) -> None:
    mail_server.behave(manner)
    began = monotonic()
    with pytest.raises(OSError, match=r"took too long|timed out"):
        EmailBackend(**options).send_messages([MESSAGE])
    assert monotonic() - began < ANSWERS * settings.EMAIL_TIMEOUT + 4


def test_a_session_that_ends_early_is_not_cut_later(mail_server: MailServer) -> None:
    backend = EmailBackend()
    assert backend.send_messages([MESSAGE]) == 1
    backend.open()
    assert isinstance(backend.connection, BoundedSMTP)
    timer = backend.connection.timer
    backend.close()
    timer.join(5)
    assert not timer.is_alive() and len(mail_server.taken()) == 1


@pytest.mark.parametrize("address", ["smtp://mail.example", "smtp+tls://mail.example:587", "smtp+ssl://mail.example"])
def test_every_mail_server_gets_such_sessions(address: str) -> None:
    mail_settings = Environment({}, Path("/dev/null")).mail("EMAIL_URL", address)
    assert mail_settings["EMAIL_BACKEND"] == "klonoinfo.smtp.EmailBackend"
