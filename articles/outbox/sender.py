"""Who sends: a thread beside the requests of each staff process, or `send_mail` in a process of its own."""

import logging
from threading import Event, Lock, Thread
from typing import Any

from django.core.signals import request_started
from django.db import connection

from .delivery import send_due

LOOK_EVERY = 10
"""Seconds. What another process put in, or what is due again, waits no longer than this."""

logger = logging.getLogger(__name__)
_news = Event()
_started = Lock()


def wake() -> None:
    """There is new mail. Where this process has no sender, that of another one finds it."""
    _news.set()


def follow(stopped: Event) -> None:
    """Send until stopped. Holds no connection while there is nothing to do, and goes on when the database was away."""
    while not stopped.is_set():
        _news.clear()
        try:
            send_due(stopped)
        except Exception as error:  # a sender that ended would be missed by nobody
            logger.error("the outbox cannot be read: %s", error)
        finally:
            connection.close()
        _news.wait(LOOK_EVERY)


def start_with_first_request() -> None:
    """Not before: a server may fork until then, and a thread does not come along."""
    request_started.connect(_start, dispatch_uid="outbox")


def _start(**_: Any) -> None:
    request_started.disconnect(dispatch_uid="outbox")
    if _started.acquire(blocking=False):  # two first requests at once: one sender
        # A daemon ends with its process. What it was sending is due again after its pause.
        Thread(target=follow, args=[Event()], name="outbox", daemon=True).start()
