"""Asking Django for a page in this process, as the proxy would."""

import sys
from collections.abc import Callable, Iterable
from io import BytesIO
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings

from .page import Answer, Environ, StartResponse

Application = Callable[[Environ, StartResponse], Iterable[bytes]]


def own_request(path: str) -> Environ:
    """Of a request by the site's own address, as the proxy would send it."""
    base = urlsplit(settings.BASE_URL)
    proxy = dict([settings.SECURE_PROXY_SSL_HEADER]) if settings.SECURE_PROXY_SSL_HEADER else {}
    return proxy | {
        "REQUEST_METHOD": "GET",
        "SCRIPT_NAME": "",
        "PATH_INFO": path,
        "QUERY_STRING": "",
        "HTTP_HOST": base.netloc,
        "SERVER_NAME": base.hostname,
        "SERVER_PORT": str(base.port or {"https": 443}.get(base.scheme, 80)),
        "SERVER_PROTOCOL": "HTTP/1.1",
        "REMOTE_ADDR": "127.0.0.1",
        "wsgi.version": (1, 0),
        "wsgi.url_scheme": base.scheme,
        "wsgi.input": BytesIO(),
        "wsgi.errors": sys.stderr,
        "wsgi.multithread": True,
        "wsgi.multiprocess": True,
        "wsgi.run_once": False,
    }


def answer_of(application: Application, environ: Environ) -> Answer:
    started: list[Any] = []
    body = application(environ, lambda *line: started.append(line))
    try:
        content = b"".join(body)
    finally:
        # Django ends the request here, and gives its connection to the database back.
        getattr(body, "close", lambda: None)()
    ((status, headers),) = started
    return Answer(status, headers, content)
