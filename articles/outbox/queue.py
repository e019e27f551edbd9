"""Putting mail into the outbox: a row in the caller's own transaction. What is rolled back tells nobody, and what is
committed loses no mail.
"""

from collections.abc import Iterable

from django.db import transaction

from ..models import AddressAct, Mail
from . import sender


def put(to: Iterable[str], text: str) -> None:
    """The same text to each address. Its first line is the subject, one line whatever a title in it holds."""
    subject, _, body = text.partition("\n")
    words = {"subject": " ".join(subject.split()), "body": f"{body.strip()}\n"}
    Mail.objects.bulk_create(Mail(to=address, **words) for address in sorted(set(to)))
    transaction.on_commit(sender.wake)


def put_link(to: str) -> None:
    """A link to a new password, for whoever has an account at this address, if anybody has."""
    Mail.objects.create(kind=Mail.LINK, to=to)
    transaction.on_commit(sender.wake)


def put_proposal(act: AddressAct) -> None:
    """A link to the account's old address, if it has one, by which its owner answers a new one."""
    if act.person.email:
        Mail.objects.create(kind=Mail.PROPOSAL, to=act.person.email, proposal=act)
        transaction.on_commit(sender.wake)
