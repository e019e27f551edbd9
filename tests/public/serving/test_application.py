"""What is answered from memory, and what is left to Django."""

import gzip
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass, field
from itertools import product
from threading import Barrier, Event
from typing import Any

import brotli
import pytest
from django.core.handlers.wsgi import WSGIHandler
from django.db import OperationalError
from django.http import QueryDict
from django.test import Client, RequestFactory
from django.urls import resolve
from pytest_django import Settings

from articles.models import Edition, clock
from articles.public.serving import PreparedPages
from articles.public.serving.page import Environ, StartResponse
from articles.public.views import PARAMETERS
from articles.published import freshness
from tests import factory
from tests.prepared import connections_left_open, is_prepared, prepared_pages, write_chain
from tests.remembered import remembered
from tests.urls import readers_paths

pytestmark = [pytest.mark.django_db, pytest.mark.once]


@dataclass
class Counted:
    """Django, and how often it was asked for what."""

    application: Any = field(default_factory=WSGIHandler)
    paths: list[str] = field(default_factory=list)

    def __call__(self, environ: Environ, start_response: StartResponse) -> Any:
        self.paths.append(environ["PATH_INFO"])
        return self.application(environ, start_response)


@dataclass
class Site:
    django: Counted = field(default_factory=Counted)
    prepared: PreparedPages = field(init=False)

    def __post_init__(self) -> None:
        self.prepared = prepared_pages(self.django)

    def ask(self, path: str, method: str = "GET", **headers: str) -> tuple[int, dict[str, str], bytes]:
        started: list[Any] = []
        request = RequestFactory(SERVER_NAME="localhost").generic(method, path, **headers)  # type: ignore[arg-type]
        with connections_left_open():
            write_chain()
            body = b"".join(self.prepared(request.environ, lambda *line: started.append(line)))
        ((status, sent),) = started
        return int(status[:3]), dict(sent), body

    def asks_django(self, path: str, method: str = "GET", **headers: str) -> bool:
        before = len(self.django.paths)
        self.ask(path, method, **headers)
        return len(self.django.paths) > before


@pytest.fixture
def site() -> Site:
    return Site()


@pytest.fixture
@remembered
def edition() -> Edition:
    return factory.make_live_article()[1]


def path_of(edition: Edition) -> str:
    return f"/medicines/{edition.medication_slug}/{edition.slug}/"


def test_a_page_is_made_once(site: Site, edition: Edition) -> None:
    first, second = site.ask(path_of(edition)), site.ask(path_of(edition))
    assert first == second
    assert site.django.paths == [path_of(edition)]


@pytest.mark.slow
def test_every_page_that_is_no_search_and_no_report_is_answered_from_memory(site: Site, edition: Edition) -> None:
    factory.make_withdrawn_article()
    paths = [path for path in readers_paths() if not path.startswith(("/search/", "/report/"))]
    answers = {path: site.ask(path) for path in paths}
    kept = [path for path, (status, headers, _) in answers.items() if status in (200, 410)]
    assert {status for status, _, _ in answers.values()} == {200, 404, 410}
    assert [path for path in kept if site.asks_django(path)] == []


def test_head_and_conditions_are_answered_from_memory_from_the_first_on(site: Site, edition: Edition) -> None:
    status, headers, body = site.ask(path_of(edition), "HEAD")
    assert (status, body) == (200, b"")
    assert site.ask(path_of(edition), HTTP_IF_NONE_MATCH=headers["ETag"])[0] == 304
    assert len(site.django.paths) == 1


def test_a_condition_alone_makes_a_page(site: Site, edition: Edition) -> None:
    assert site.ask(path_of(edition), HTTP_IF_NONE_MATCH='"an old one"')[0] == 200
    assert not site.asks_django(path_of(edition))


@pytest.mark.parametrize("path", "/search/?q=sleep /search/ /nothing/ /medicines/nothing/ /report/of-none/".split())
def test_what_depends_on_more_than_what_is_published_is_made_each_time(site: Site, path: str) -> None:
    site.ask(path)
    assert site.asks_django(path)


@pytest.mark.parametrize("path", ["/search/?q=medicine+dose", "{page}?on={day}"])
def test_what_is_made_for_one_reader_is_compressed_all_the_same(site: Site, edition: Edition, path: str) -> None:
    path = path.format(page=path_of(edition), day=clock.today())
    _, plain_headers, plain = site.ask(path)
    opened = {"gzip": gzip.decompress, "br": brotli.decompress}
    for encoding, decompress in opened.items():
        status, headers, body = site.ask(path, HTTP_ACCEPT_ENCODING=encoding)
        assert (status, headers["Content-Encoding"], decompress(body)) == (200, encoding, plain)
        assert int(headers["Content-Length"]) == len(body) < len(plain) / 2
    assert "Content-Encoding" not in plain_headers and plain_headers["Vary"] == "Accept-Encoding"
    assert site.ask(path, "HEAD", HTTP_ACCEPT_ENCODING="br") == (200, headers, b"")


def test_what_only_one_reader_may_see_is_never_compressed(site: Site, edition: Edition) -> None:
    """Its length would tell how much of a secret somebody has guessed."""
    for path in (f"/report/?page={path_of(edition)}", "/report/of-none/"):
        assert "Content-Encoding" not in site.ask(path, HTTP_ACCEPT_ENCODING="br")[1]


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS"])
def test_other_methods_are_djangos(site: Site, edition: Edition, method: str) -> None:
    site.ask(path_of(edition))
    assert site.asks_django(path_of(edition), method)
    assert site.ask(path_of(edition), method)[0] in (403, 405)


@pytest.mark.parametrize("host", ["elsewhere.example", "localhost:x", "local host", "localhost@elsewhere.example"])
def test_unknown_hosts_are_refused_also_where_the_page_is_known(site: Site, edition: Edition, host: str) -> None:
    site.ask(path_of(edition))
    assert site.ask(path_of(edition), HTTP_HOST=host)[0] == 400


def test_no_page_goes_out_unencrypted_where_https_is_asked_for(edition: Edition, settings: Settings) -> None:
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    settings.SECURE_SSL_REDIRECT = True
    site = Site()  # Django reads this setting once
    assert site.ask(path_of(edition), HTTP_X_FORWARDED_PROTO="https")[0] == 200
    assert not site.asks_django(path_of(edition), HTTP_X_FORWARDED_PROTO="https")
    assert site.ask(path_of(edition))[0] == 301
    assert site.ask(path_of(edition), HTTP_X_FORWARDED_PROTO="http, https")[0] == 301
    settings.SECURE_PROXY_SSL_HEADER = None
    assert site.ask(path_of(edition), HTTP_X_FORWARDED_PROTO="https")[0] == 301


@pytest.mark.parametrize("query", ["utm_source=a", "q=sleep", "on", "&&", "%6Fff=1", "on%20=1"])
def test_a_query_that_no_page_reads_changes_nothing(site: Site, edition: Edition, query: str) -> None:
    page = site.ask(path_of(edition))
    if query == "on":
        assert site.ask(f"{path_of(edition)}?{query}")[0] == 404  # no day was typed
    else:
        assert site.ask(f"{path_of(edition)}?{query}") == page


MANY = "&".join(["a=b"] * 60)


@pytest.mark.parametrize("query", ["on=2020-01-01", "%6Fn=2020-01-01", "a=b&on=2020-01-01", "from=1", MANY])
def test_a_query_that_a_page_reads_is_djangos(site: Site, edition: Edition, query: str) -> None:
    site.ask(path_of(edition))
    assert site.asks_django(f"{path_of(edition)}?{query}")


class Reading:
    """A query that remembers which of its parameters were asked for."""

    def __init__(self, query: str, names: set[str]) -> None:
        self._query, self._names = QueryDict(query), names

    def __contains__(self, name: str) -> bool:
        self._names.add(name)
        return name in self._query

    def __getitem__(self, name: str) -> Any:
        self._names.add(name)
        return self._query[name]

    def get(self, name: str, default: str) -> Any:
        self._names.add(name)
        return self._query.get(name, default)


def test_no_prepared_page_reads_another_parameter(edition: Edition) -> None:
    names = set[str]()
    for path, query in product(filter(is_prepared, readers_paths()), ("", "on=2020-01-01", "from=1&to=2&q=a&page=2")):
        request: Any = RequestFactory().get(path)
        request.resolver_match = match = resolve(path)
        request.GET = Reading(query, names)
        match.func(request, *match.args, **match.kwargs)
    assert names == PARAMETERS


@contextmanager
def database_away() -> Iterator[None]:
    """For whoever asks for the state of the pages."""

    def state() -> None:
        raise OperationalError("away")

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(freshness, "state", state)
        yield


def test_nothing_prepared_is_handed_out_while_the_state_cannot_be_learnt(site: Site, edition: Edition) -> None:
    site.ask(path_of(edition))
    with database_away():
        assert site.asks_django(path_of(edition))
    assert site.ask(path_of(edition))[0] == 200


def test_that_the_state_cannot_be_learnt_is_said_once(
    site: Site, edition: Edition, caplog: pytest.LogCaptureFixture
) -> None:
    for _ in range(2):
        with database_away():
            for _ in range(3):
                site.ask(path_of(edition))
        assert site.ask(path_of(edition))[0] == 200
    assert [record.message for record in caplog.records if "cannot be learnt" in record.message] == [
        "The state of readers' pages cannot be learnt: none is served from memory."
    ] * 2


def test_what_was_published_while_the_state_was_unknown_is_seen(site: Site, edition: Edition) -> None:
    site.ask(path_of(edition))
    with database_away():
        site.ask(path_of(edition))
        factory.withdraw(edition)
    assert site.ask(path_of(edition))[0] == 410


def test_a_page_that_a_change_overtook_while_it_was_made_is_not_kept(site: Site, edition: Edition) -> None:
    make = site.django.application

    def overtaken(environ: Environ, start_response: StartResponse) -> Any:
        answer = make(environ, start_response)
        if path_of(edition) == environ["PATH_INFO"] and not edition_is_down(edition):
            factory.withdraw(edition)
            write_chain()
            site.django.application = make
            site.ask("/")  # another request learns of it
        return answer

    site.django.application = overtaken
    site.ask(path_of(edition))
    assert site.ask(path_of(edition))[0] == 410


def edition_is_down(edition: Edition) -> bool:
    return Edition.objects.filter(pk=edition.pk).exclude(withdrawal=None).exists()


class Slow:
    """An application that makes one page, and waits until it may."""

    def __init__(self) -> None:
        self.asked, self.may_go_on = 0, Event()

    def __call__(self, environ: Environ, start_response: StartResponse) -> Iterator[bytes]:
        self.asked += 1
        assert self.may_go_on.wait(60)
        start_response("200 OK", [("Surrogate-Key", "site"), ("ETag", '"a"')])
        return iter([b"home"])


@pytest.mark.race
def test_a_page_that_many_ask_for_at_once_is_made_once(monkeypatch: pytest.MonkeyPatch) -> None:
    slow, together = Slow(), Barrier(6)
    monkeypatch.setattr(freshness, "state", lambda: freshness.State(1, clock.today()))
    prepared = PreparedPages(slow, megabytes=1, bounded=nullcontext, makes_ahead=False)

    def ask() -> bytes:
        together.wait(60)
        environ = RequestFactory(SERVER_NAME="localhost").get("/").environ
        return b"".join(prepared(environ, lambda *_: None))

    with ThreadPoolExecutor(5) as crowd:
        asking = [crowd.submit(ask) for _ in range(5)]
        together.wait(60)
        slow.may_go_on.set()
        assert {one.result(60) for one in asking} == {b"home"}
    assert slow.asked == 1


def test_a_page_that_was_made_ahead_is_what_readers_get(site: Site, edition: Edition, settings: Settings) -> None:
    settings.BASE_URL = "http://localhost"
    settings.ALLOWED_HOSTS = ["localhost"]
    with connections_left_open():
        write_chain()
        site.prepared.prepare(path_of(edition))
    assert site.django.paths == [path_of(edition)]
    assert not site.asks_django(path_of(edition))
    assert site.ask(path_of(edition)) == Site().ask(path_of(edition))
    assert not asked_again(site, path_of(edition))


def asked_again(site: Site, path: str) -> bool:
    before = len(site.django.paths)
    with connections_left_open():
        site.prepared.prepare(path)
    return len(site.django.paths) > before


def test_no_page_is_made_ahead_for_a_host_that_is_not_ours(site: Site, edition: Edition, settings: Settings) -> None:
    settings.BASE_URL = "http://elsewhere.example"
    assert not asked_again(site, path_of(edition))


def test_the_staff_s_pages_are_left_alone(site: Site) -> None:
    assert site.asks_django("/admin/") and site.asks_django("/admin/")
    client = Client()
    client.force_login(factory.make_pharmacist())
    cookie = "; ".join(f"{name}={morsel.value}" for name, morsel in client.cookies.items())
    status, headers, _ = site.ask("/review/", HTTP_COOKIE=cookie)
    assert (status, "Surrogate-Key" in headers) == (200, False)
