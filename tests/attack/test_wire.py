"""What is said on the wire: cookies, the session's name, host names, and headers without end."""

import socket
from collections.abc import Iterator

import pytest
from django.test import Client

from tests import factory
from tests.attack.served import PATIENCE, Answer, Served, Visitor, served

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.once]
EVIL = "evil.example"


@pytest.fixture(scope="module")
def site(django_db_setup: None) -> Iterator[Served]:
    """Behind a proxy that speaks https, as in production."""
    with served(HTTPS="true", BEHIND_PROXY="true", DEBUG="false") as site:
        yield site


class OverHttps(Visitor):
    def ask(self, method: str, path: str, body: bytes = b"", headers: dict[str, str] | None = None) -> Answer:  # type: ignore[override]  # a plain dict
        proxy = {
            "X-Forwarded-Proto": "https",
            "X-Forwarded-For": "192.0.2.1",
            "Referer": f"https://127.0.0.1:{self.port}/",
        }
        return super().ask(method, path, body, proxy | dict(headers or {}))


def cookies_of(answer: Answer) -> dict[str, str]:
    given = answer.headers.get_all("Set-Cookie") or []
    return {cookie.partition("=")[0]: cookie for cookie in given}


def raw(site: Served, head: str) -> str:
    """The answer to bytes that no library would send."""
    with socket.create_connection(("127.0.0.1", site.port), timeout=PATIENCE) as wire:
        wire.sendall(f"{head}\r\nX-Forwarded-Proto: https\r\nConnection: close\r\n\r\n".encode("latin-1"))
        told = b""
        while part := wire.recv(65536):
            told += part
    return told.decode()


def test_cookies_stay_with_the_site_and_out_of_scripts(site: Served) -> None:
    writer, visitor = factory.make_writer(), OverHttps(site.port)
    given = cookies_of(visitor.get("/accounts/sign-in/"))
    given |= cookies_of(visitor.sign_in(writer.username, factory.PASSWORD))
    assert given.keys() == {"csrftoken", "sessionid"}
    for cookie in given.values():
        assert {"HttpOnly", "Secure", "SameSite=Lax", "Path=/"} <= set(cookie.split("; "))
        assert "Domain" not in cookie


def test_a_session_that_somebody_else_chose_is_not_gone_on_with(site: Served) -> None:
    writer, known = factory.make_writer(), Client()
    known.force_login(factory.make_writer())
    theirs = known.cookies["sessionid"].value
    for chosen in ("chosen", theirs):
        visitor = OverHttps(site.port, {"sessionid": chosen})
        assert visitor.sign_in(writer.username, factory.PASSWORD).status == 302
        assert visitor.cookies["sessionid"] not in ("chosen", theirs)
        assert visitor.get("/admin/").status == 200
        assert OverHttps(site.port, {"sessionid": chosen}).get("/admin/").status == 302


def test_a_session_ends_when_it_is_signed_out_of(site: Served) -> None:
    writer, visitor = factory.make_writer(), OverHttps(site.port)
    visitor.sign_in(writer.username, factory.PASSWORD)
    kept = OverHttps(site.port, dict(visitor.cookies))
    assert kept.get("/admin/").status == 200
    visitor.get("/admin/")
    assert visitor.post("/accounts/sign-out/", {}).status == 302
    assert kept.get("/admin/").status == 302


HOSTS = {
    "another": f"GET / HTTP/1.1\r\nHost: {EVIL}",
    "another with a port": f"GET / HTTP/1.1\r\nHost: {EVIL}:443",
    "an account before it": f"GET / HTTP/1.1\r\nHost: 127.0.0.1@{EVIL}",
    "ours before it": f"GET / HTTP/1.1\r\nHost: 127.0.0.1.{EVIL}",
    "ours behind it": f"GET / HTTP/1.1\r\nHost: {EVIL}#127.0.0.1",
    "a port that is none": f"GET / HTTP/1.1\r\nHost: 127.0.0.1:{EVIL}",
    "two": f"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nHost: {EVIL}",
    "a whole address": f"GET http://{EVIL}/ HTTP/1.1\r\nHost: {EVIL}",
    "folded": f"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\n X-Evil: {EVIL}",
    "with a slash": f"GET / HTTP/1.1\r\nHost: 127.0.0.1/{EVIL}",
}


@pytest.mark.parametrize("how", HOSTS)
def test_no_other_host_is_believed(site: Served, how: str) -> None:
    told = raw(site, HOSTS[how])
    assert " 400 " in told.partition("\r\n")[0]
    assert EVIL not in told


def test_the_address_in_the_request_line_is_no_host(site: Served) -> None:
    told = raw(site, f"GET http://{EVIL}/ HTTP/1.1\r\nHost: 127.0.0.1")
    assert EVIL not in told


@pytest.mark.parametrize(
    "head",
    [
        "GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nCookie: " + "a=b; " * 200_000,
        "GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Long: " + "a" * 1_000_000,
        "GET / HTTP/1.1\r\nHost: 127.0.0.1\r\n" + "\r\n".join(f"X-{number}: a" for number in range(20_000)),
        f"GET /{'a' * 1_000_000} HTTP/1.1\r\nHost: 127.0.0.1",
        f"GET /?{'a=b&' * 20_000} HTTP/1.1\r\nHost: 127.0.0.1",
    ],
    ids=["cookies", "one header", "many headers", "a path", "a query"],
)
def test_a_head_without_end_stops_nothing(site: Served, head: str) -> None:
    try:
        told = raw(site, head)
    except OSError:
        told = ""  # the connection was closed before it had all
    assert told == "" or told.split(" ")[1] in ("200", "400", "404", "414", "431")
    assert OverHttps(site.port).get("/").status == 200
