"""What mail a verb sends, and to whom."""

import re
import sys
from collections.abc import Callable, Iterator
from email import message_from_bytes
from email.message import Message
from pathlib import Path
from typing import Any

import pytest
from django.conf import LazySettings, settings
from django.core import mail
from django.core.mail import EmailMessage

from articles.lifecycle import Role
from articles.models import Mail, Person
from articles.outbox import delivery
from tests.processes import Running, running

Sent = Callable[..., list[EmailMessage]]


def sent_mails() -> list[EmailMessage]:
    """What the outbox holds leaves now."""
    mail.outbox.clear()
    delivery.send_due()
    return list(mail.outbox)


@pytest.fixture
def sent(mailoutbox: list[EmailMessage]) -> Sent:
    """What one verb sends. Nothing leaves before the sender comes."""

    def sent(verb: Callable[..., object], *arguments: Any, **named: Any) -> list[EmailMessage]:
        Mail.objects.all().delete()
        mailoutbox.clear()
        verb(*arguments, **named)
        assert mailoutbox == []
        return sent_mails()

    return sent


def addresses(mails: list[EmailMessage]) -> list[str]:
    """Each mail goes to one person, who sees no other's address."""
    assert [(len(mail.to), mail.cc, mail.bcc) for mail in mails] == [(1, [], [])] * len(mails)
    return sorted(mail.to[0] for mail in mails)


def link_in(mail: EmailMessage) -> str:
    """By which the old mail address answers a new one."""
    found = re.search(rf"{re.escape(settings.BASE_URL)}/accounts/address/([^/\s]+)/\s", str(mail.body))
    assert found is not None
    return found[1]


def of(*people: Person) -> list[str]:
    return sorted(person.email for person in people)


def pharmacists() -> list[Person]:
    return list(Person.objects.filter(groups__name=Role.PHARMACIST, is_active=True).exclude(email=""))


class MailServer:
    """A real one, in a process of its own (tests/mailserver.py), that behaves as it is told from then on."""

    def __init__(self, process: Running, folder: Path) -> None:
        self.process, self.folder = process, folder
        self.port = process.hear("port")
        self.address = f"smtp://127.0.0.1:{self.port}"

    def behave(self, manner: str) -> None:
        (self.folder / "manner").write_text(manner)

    def hear(self, words: str) -> None:
        self.process.hear(words)

    def taken(self) -> list[Message]:
        files = sorted(self.folder.glob("*.eml"), key=lambda file: int(file.stem))
        return [message_from_bytes(file.read_bytes()) for file in files]

    def was_reached(self) -> bool:
        return not self.process.lines.empty()


@pytest.fixture
def mail_server(tmp_path: Path, settings: LazySettings) -> Iterator[MailServer]:
    """Well, until it is told otherwise. This process sends there, and waits half a second for an answer; another one
    does with its address as EMAIL_URL.
    """
    (tmp_path / "manner").write_text("well")
    with running(sys.executable, "-m", "tests.mailserver", str(tmp_path)) as process:
        server = MailServer(process, tmp_path)
        settings.EMAIL_BACKEND = "klonoinfo.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_TIMEOUT = "127.0.0.1", server.port, 0.5
        yield server
