"""The WSGI application in front of Django: it answers from the store what is there, and asks Django for the rest."""

from collections.abc import Callable, Iterable, Set
from contextlib import AbstractContextManager
from functools import lru_cache
from threading import Lock
from urllib.parse import parse_qsl

from django.conf import settings
from django.core.exceptions import DisallowedHost
from django.core.handlers.wsgi import get_path_info
from django.http import HttpRequest
from django.urls import Resolver404, resolve

from ... import published
from ..views import PARAMETERS, PREPARED, READERS, View
from .ahead import Ahead
from .asking import Application, answer_of, own_request
from .freshness import ASK_EVERY, Freshness
from .page import SURROGATE_KEY, Answer, Environ, PreparedPage, StartResponse, best_encoding, prepare, respond
from .store import PageStore

CONDITIONS = ("HTTP_IF_NONE_MATCH", "HTTP_IF_MODIFIED_SINCE", "HTTP_IF_MATCH", "HTTP_IF_UNMODIFIED_SINCE")
FIELDS_AT_MOST = 50
"""Of a query: one with more goes to Django."""


class PreparedPages:
    """Hands out only what `Freshness` vouches for. Where that cannot be learnt, Django answers as if this were not
    here: with the page as it is now, or with 503.
    """

    def __init__(
        self,
        application: Application,
        megabytes: int,
        bounded: Callable[[], AbstractContextManager[None]],
        ask_every: float = ASK_EVERY,
        *,
        makes_ahead: bool = True,
    ) -> None:
        self._application = application
        self.store = PageStore(megabytes * 1_000_000)
        self._ahead = Ahead(self.prepare, lambda: (entry.path for entry in published.sitemap()))
        self._freshness = Freshness(self.store, bounded, self._ahead.want, ask_every)
        self._makes_ahead = makes_ahead
        self._making: dict[str, Lock] = {}

    def __call__(self, environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
        if _asks_for_a_plain_page(environ) and self._freshness.holds():
            if self._makes_ahead:
                self._ahead.start()
            path = environ["PATH_INFO"]
            page = self.store.get(path)
            if page is not None:
                return respond(page, environ, start_response)
            if _is_one_of(PREPARED, get_path_info(environ)):
                return self._make(path, environ, start_response)
        if environ["REQUEST_METHOD"] in ("GET", "HEAD") and _is_one_of(READERS, get_path_info(environ)):
            return self._make_for_one(environ, start_response)
        return self._application(environ, start_response)

    def _make_for_one(self, environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
        """In the form that this reader takes, and not kept: what search finds, or a page on a day. No secret stands
        beside what was typed, so the length of an answer tells nobody anything.
        """
        encoding = best_encoding(environ.get("HTTP_ACCEPT_ENCODING", ""))
        return respond(prepare(self._get(environ), encoding), environ, start_response)

    def prepare(self, path: str) -> None:
        """Before anybody asks for it."""
        environ = own_request(path)
        if _asks_for_a_plain_page(environ) and self._freshness.holds() and not self.store.get(path):
            self._make(path, environ, lambda *_: None)

    def _make(self, path: str, environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
        """One thread makes a page that many ask for at once; the others wait for it."""
        with self._making.setdefault(path, Lock()):
            answer = self.store.get(path) or self._ask(path, environ)
        self._making.pop(path, None)
        if isinstance(answer, PreparedPage):
            return respond(answer, environ, start_response)
        start_response(answer.status, answer.headers)
        return () if environ["REQUEST_METHOD"] == "HEAD" else (answer.body,)

    def _ask(self, path: str, environ: Environ) -> PreparedPage | Answer:
        """Django's answer to a GET without conditions; prepared where it may be kept."""
        generation = self.store.generation
        answer = self._get(environ | {"QUERY_STRING": ""})
        if not answer.header(SURROGATE_KEY) or answer.header("set-cookie"):
            return answer
        page = prepare(answer)
        self.store.put(path, page, generation)
        return page

    def _get(self, environ: Environ) -> Answer:
        """Django's answer to a GET without conditions."""
        plain = {name: value for name, value in environ.items() if name not in CONDITIONS}
        return answer_of(self._application, plain | {"REQUEST_METHOD": "GET"})


def _asks_for_a_plain_page(environ: Environ) -> bool:
    """Whether the answer depends on the address alone: all else is Django's, as are wrong hosts and what is sent
    without encryption where that is asked for.
    """
    return (
        environ["REQUEST_METHOD"] in ("GET", "HEAD")
        and not environ.get("SCRIPT_NAME")
        and (not environ.get("QUERY_STRING") or _changes_nothing(environ["QUERY_STRING"]))
        and (not settings.SECURE_SSL_REDIRECT or _is_encrypted(environ))
        and _is_our_host(environ.get("HTTP_HOST", ""), environ["SERVER_NAME"], environ["SERVER_PORT"])
    )


def _changes_nothing(query: str) -> bool:
    """No page reads any of the parameters: those of a campaign, for example."""
    try:
        pairs = parse_qsl(query, keep_blank_values=True, max_num_fields=FIELDS_AT_MOST)
    except ValueError:
        return False
    return PARAMETERS.isdisjoint(name for name, _ in pairs)


def _is_encrypted(environ: Environ) -> bool:
    if settings.SECURE_PROXY_SSL_HEADER is None:
        return bool(environ["wsgi.url_scheme"] == "https")
    header, secure = settings.SECURE_PROXY_SSL_HEADER
    return bool(environ.get(header, "").split(",")[0].strip() == secure)


@lru_cache(maxsize=256)
def _is_our_host(host: str, server_name: str, server_port: str) -> bool:
    request = HttpRequest()
    request.META = {"SERVER_NAME": server_name, "SERVER_PORT": server_port} | ({"HTTP_HOST": host} if host else {})
    try:
        request.get_host()
    except DisallowedHost:
        return False
    return True


def _is_one_of(views: Set[View], path: str) -> bool:
    try:
        return resolve(path).func in views
    except Resolver404:
        return False
