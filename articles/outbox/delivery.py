"""Handing mail to the mail server, each row by one sender at a time."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime, timedelta
from smtplib import SMTPDataError, SMTPRecipientsRefused
from threading import Event
from time import monotonic
from typing import Any

from django.core.mail import get_connection
from django.core.mail.message import BadHeaderError
from django.db import DatabaseError
from django.db.models import F, Q, QuerySet

from ..models import Mail, clock
from .words import messages

TRIES = 20
"""With the pauses between them about three days."""
FIRST_PAUSE, LONGEST_PAUSE = timedelta(minutes=1), timedelta(hours=6)
CONNECT_WITHIN = 20
"""Seconds. With the longest session it is less than the first pause: nobody sends a row that is due again."""
LATE = timedelta(hours=1)
OF_THIS_MAIL = (SMTPRecipientsRefused, SMTPDataError, BadHeaderError)
"""Refusals after which the server may still take the next mail."""

logger = logging.getLogger(__name__)
_NEVER = Event()
_left = set[int]()
"""Rows whose mail has left, while the database was away. This process sends none of them again."""


def send_due(stopped: Event = _NEVER) -> int:
    """Send what waits and is due; returns how many mails have left. Ends where the server fails, but not where it
    refuses one mail: the others would fail too, and each would count as tried.
    """
    _delete_left()
    count = 0
    while not stopped.is_set() and (mail := _claim()) is not None:
        try:
            count += _send(mail)
        except OF_THIS_MAIL as error:
            _note(mail, error)
        except Exception as error:  # whatever it is, the row stays and says so
            _note(mail, error)
            break
    return count


def given_up() -> QuerySet[Mail]:
    return Mail.objects.filter(tries__gte=TRIES)


def late() -> QuerySet[Mail]:
    """What waits for longer than it should."""
    return Mail.objects.filter(tries__lt=TRIES, at__lt=clock.now() - LATE)


def _due(now: datetime) -> QuerySet[Mail]:
    """A time further away than any pause was written by a clock that was wrong."""
    is_time = Q(next_try=None) | Q(next_try__lte=now) | Q(next_try__gt=now + LONGEST_PAUSE)
    return Mail.objects.filter(is_time, tries__lt=TRIES)


def _claim() -> Mail | None:
    """The next row, which no other sender takes until its pause is over.

    The pause begins before the try and is longer than a try may last. So a row whose sender was killed becomes due by
    itself, and no lock is held while a mail server is waited for. The update is atomic on both databases: of two
    senders that chose the same row, one finds it changed and chooses again.
    """
    while True:
        now = clock.now()
        mail = _due(now).exclude(pk__in=list(_left)).order_by("tries", "pk").first()
        if mail is None:
            return None
        pause = min(FIRST_PAUSE * 2**mail.tries, LONGEST_PAUSE)
        mine = _due(now).filter(pk=mail.pk, tries=mail.tries)
        if mine.update(tries=F("tries") + 1, next_try=now + pause):
            mail.tries += 1
            return mail


def _send(mail: Mail) -> int:
    """How many went. The row goes before the goodbye: once the server has the mail, nothing may make it go again."""
    texts = messages(mail)
    if not texts:
        mail.delete()
        return 0
    with _connection() as connection:
        connection.send_messages(texts)
        _left.add(mail.pk)
        with suppress(DatabaseError):  # the next round deletes it
            _delete_left()
    return len(texts)


@contextmanager
def _connection() -> Iterator[Any]:
    connection, began = get_connection(), monotonic()
    try:
        connection.open()
        if monotonic() - began > CONNECT_WITHIN:
            raise TimeoutError("it took too long to reach the mail server")
        yield connection
    finally:
        with suppress(Exception):  # a goodbye that fails changes nothing
            connection.close()


def _delete_left() -> None:
    for pk in list(_left):
        Mail.objects.filter(pk=pk).delete()
        _left.discard(pk)


def _note(mail: Mail, error: Exception) -> None:
    Mail.objects.filter(pk=mail.pk).update(error=f"{type(error).__name__}: {error}")
    if mail.tries < TRIES:
        logger.warning("mail %s was not sent, and will be tried again: %s", mail.pk, error)
    else:
        logger.error("mail %s was given up after %s tries: %s", mail.pk, mail.tries, error)
