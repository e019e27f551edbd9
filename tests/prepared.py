"""A client that holds each readers' page against what a process hands out that prepares its pages."""

from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from typing import Any

from django.core.handlers.wsgi import WSGIHandler
from django.core.signals import request_finished, request_started
from django.db import close_old_connections, connection
from django.test import Client
from django.test.signals import setting_changed
from django.urls import Resolver404, resolve

from articles.public.serving import PreparedPages
from articles.public.views import PREPARED

OF_THE_FORM = ("ETag", "Vary", "Content-Length")
"""Headers that differ between Django's answer and a prepared one."""
ALWAYS = -1.0
"""Seconds for which the database's last word holds: it is asked each time."""


def prepared_pages(application: Any) -> PreparedPages:
    """In the test's own thread alone, which has its connection to the database."""
    return PreparedPages(application, megabytes=64, bounded=nullcontext, ask_every=ALWAYS, makes_ahead=False)


class PreparedClient(Client):
    """Asks Django, as the usual client does, and then twice an application that keeps what it made, over the whole
    test: bytes and headers have to be the same, before and after each change.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.prepared = prepared_pages(WSGIHandler())
        setting_changed.connect(self._forget)

    def _forget(self, **_: Any) -> None:
        """In real life settings change with a new process only."""
        self.prepared.store.clear()

    def request(self, **request: Any) -> Any:
        response = super().request(**request)
        # Django writes the path into the request's own environment as it reads it.
        environ = response.wsgi_request.environ | {"PATH_INFO": request["PATH_INFO"]}
        if (
            environ["REQUEST_METHOD"] == "GET"
            and is_prepared(response.wsgi_request.path_info)
            and not connection.needs_rollback
        ):
            expected = response.status_code, shown(response.headers.items()), response.content
            for _ in range(2):
                assert self._served(environ) == expected
        return response

    def _served(self, environ: dict[str, Any]) -> tuple[int, dict[str, str], bytes]:
        started: list[Any] = []
        with connections_left_open():
            write_chain()
            body = b"".join(self.prepared(environ, lambda *line: started.append(line)))
        ((status, headers),) = started
        return int(status[:3]), shown(headers), body


def shown(headers: Any) -> dict[str, str]:
    return {name: value for name, value in headers if name not in OF_THE_FORM}


def is_prepared(path: str) -> bool:
    try:
        return resolve(path).func in PREPARED
    except Resolver404:
        return False


def write_chain() -> None:
    """PostgreSQL writes the links when a transaction ends, and that of most tests never does."""
    if connection.vendor == "postgresql" and connection.in_atomic_block:
        # Past Django, so that no test counts it among the queries of a page.
        connection.connection.execute("SET CONSTRAINTS ALL IMMEDIATE; SET CONSTRAINTS ALL DEFERRED")


@contextmanager
def connections_left_open() -> Iterator[None]:
    """As the usual client does: the test goes on with them."""
    signals = [signal for signal in (request_started, request_finished) if signal.disconnect(close_old_connections)]
    try:
        yield
    finally:
        for signal in signals:
            signal.connect(close_old_connections)
