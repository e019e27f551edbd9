"""What people get while the database cannot be reached, or takes nothing new: 503 and a page that says so.

Nothing here asks the database, not even who is signed in.
"""

import logging
import sqlite3
import sys
from collections.abc import Callable
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.core.exceptions import SuspiciousOperation
from django.http import HttpRequest, HttpResponse, JsonResponse, UnreadablePostError
from django.http.multipartparser import MultiPartParserError
from django.template.loader import render_to_string
from django.utils.html import format_html
from django.views.defaults import server_error

from klonoinfo.patience import READING, WRITING, at_most

if TYPE_CHECKING:
    import psycopg

logger = logging.getLogger(__name__)
RETRY_AFTER = 5  # seconds
READS = ("GET", "HEAD", "OPTIONS")


class Trouble(StrEnum):
    AWAY = "Our database does not answer."
    READ_ONLY = "Our database takes nothing new at the moment. It can be read."


# PostgreSQL: classes of SQLSTATE and single ones; connection, operator's intervention, too few resources
AWAY_STATES = ("08", "57", "53")
READ_ONLY_STATES = ("25006", "53100")
# SQLite: primary result codes
AWAY_CODES = (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_IOERR)
READ_ONLY_CODES = (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_FULL)


def trouble_of(error: BaseException | None) -> Trouble | None:
    """None for everything that is not the database's being down: what is refused, and what is wrong in our code."""
    cause = error.__cause__ if error else None
    if isinstance(cause, sqlite3.Error):
        return _of_sqlite(getattr(cause, "sqlite_errorcode", 0) & 0xFF)
    # A process that has no use for it never loads it, and then nothing is an error of it.
    if "psycopg" in sys.modules:
        import psycopg  # noqa: PLC0415

        if isinstance(cause, psycopg.Error):
            return _of_postgresql(cause, is_clients=isinstance(cause, psycopg.OperationalError))
    return None


def _of_postgresql(error: "psycopg.Error", *, is_clients: bool) -> Trouble | None:
    if error.sqlstate is None:  # the client's own: no connection, or one that broke
        return Trouble.AWAY if is_clients else None
    if error.sqlstate in READ_ONLY_STATES:
        return Trouble.READ_ONLY
    return Trouble.AWAY if error.sqlstate.startswith(AWAY_STATES) else None


def _of_sqlite(code: int) -> Trouble | None:
    if code in READ_ONLY_CODES:
        return Trouble.READ_ONLY
    return Trouble.AWAY if code in AWAY_CODES else None


class DatabaseDown:
    """Bounds how long a request waits for the database, and answers when it is down."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        with at_most(READING if request.method in READS else WRITING):
            return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        return unavailable(request, exception)


def failed(request: HttpRequest) -> HttpResponse:
    """The handler of what no view raised: saving the session, for example."""
    return unavailable(request, sys.exception()) or server_error(request)


def unavailable(request: HttpRequest, error: BaseException | None) -> HttpResponse | None:
    trouble = trouble_of(error)
    if trouble is None:
        return None
    logger.error("%s %s", trouble, error)
    response = _answer(request, trouble)
    response.headers["Retry-After"] = str(RETRY_AFTER)
    response.headers["Cache-Control"] = "no-store"
    return response


def _answer(request: HttpRequest, trouble: Trouble) -> HttpResponse:
    sends = request.method not in READS
    sentence = f"{trouble} {'What you typed is not saved.' if sends else 'Please try again in a minute.'}"
    if "HX-Request" in request.headers:
        return HttpResponse(format_html('<b role="alert">{}</b>', sentence), status=503)
    if not request.accepts("text/html"):
        return JsonResponse({"error": sentence}, status=503)
    context = {"trouble": trouble, "away": trouble is Trouble.AWAY, "sends": sends, "demo": settings.DEMO}
    page = render_to_string("503.html", context | (sent(request) if sends else {}))
    return HttpResponse(page, status=503)


def sent(request: HttpRequest) -> dict[str, Any]:
    """What the form held, so that it can be sent again from the page; passwords are asked for anew. The token of the
    form is the one that was sent: whoever sent it from elsewhere has no good one.
    """
    try:
        pairs = [(name, value) for name, values in request.POST.lists() for value in values]
    except (SuspiciousOperation, MultiPartParserError, UnreadablePostError):
        pairs = []
    secret = [name for name, _ in pairs if "password" in name]
    fields = [pair for pair in pairs if pair[0] not in secret]
    return {
        "fields": fields,
        "passwords": secret,
        "files": bool(pairs and request.FILES),
        "path": request.get_full_path(),
    }
