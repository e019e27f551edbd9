"""What mail a verb sends, and to whom."""

from collections.abc import Callable
from typing import Any

import pytest
from django.core.mail import EmailMessage

from articles.lifecycle import Role
from articles.models import Person

Sent = Callable[..., list[EmailMessage]]


@pytest.fixture
def sent(mailoutbox: list[EmailMessage], django_capture_on_commit_callbacks: Any) -> Sent:
    """What one verb sends. Nothing leaves before the commit."""

    def sent(verb: Callable[..., object], *arguments: Any, **named: Any) -> list[EmailMessage]:
        mailoutbox.clear()
        with django_capture_on_commit_callbacks(execute=True):
            verb(*arguments, **named)
            assert mailoutbox == []
        return list(mailoutbox)

    return sent


def addresses(mails: list[EmailMessage]) -> list[str]:
    """Each mail goes to one person, who sees no other's address."""
    assert [(len(mail.to), mail.cc, mail.bcc) for mail in mails] == [(1, [], [])] * len(mails)
    return sorted(mail.to[0] for mail in mails)


def of(*people: Person) -> list[str]:
    return sorted(person.email for person in people)


def pharmacists() -> list[Person]:
    return list(Person.objects.filter(groups__name=Role.PHARMACIST, is_active=True).exclude(email=""))
