"""The one clock. Every moment that the system writes comes from here, in UTC."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, date, datetime, timedelta

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

_demo_moment: ContextVar[datetime | None] = ContextVar("demo_moment", default=None)


def now() -> datetime:
    return _demo_moment.get() or datetime.now(UTC)


def after(last: datetime, moment: datetime) -> datetime:
    """`moment`, or the first one after `last` where the server's clock was put back in between."""
    return moment if moment > last else last + timedelta(microseconds=1)


def today() -> date:
    return now().date()


@contextmanager
def at(moment: datetime) -> Iterator[None]:
    """Tell the demo's story in the past. Refused where real signatures are made."""
    if not settings.DEMO:
        raise ImproperlyConfigured("The clock can be told a time in the demo only (DEBUG).")
    token = _demo_moment.set(moment.astimezone(UTC))
    try:
        yield
    finally:
        _demo_moment.reset(token)
