"""One prepared answer: its forms, and what each client gets of it."""

import gzip
from typing import Any

import brotli
import pytest

from articles.public.serving.page import Answer, Headers, PreparedPage, best_encoding, prepare, respond

BODY = b"<p>Clonazepam calms the brain.</p>" * 100
ETAG = '"abc"'
SENT: Headers = [
    ("Content-Type", "text/html; charset=utf-8"),
    ("Content-Length", str(len(BODY))),
    ("Cache-Control", "public, no-cache"),
    ("Surrogate-Key", "medicine-a site"),
    ("ETag", ETAG),
]
OPEN = {"br": brotli.decompress, "gzip": gzip.decompress, "": bytes}


def make_page(status: str = "200 OK", body: bytes = BODY) -> PreparedPage:
    return prepare(Answer(status, SENT, body))


def ask(page: PreparedPage, method: str = "GET", **headers: str) -> tuple[str, dict[str, str], bytes]:
    started: list[Any] = []
    environ = {"REQUEST_METHOD": method} | {f"HTTP_{name}": value for name, value in headers.items()}
    body = b"".join(respond(page, environ, lambda *line: started.append(line)))
    ((status, sent),) = started
    assert len(dict(sent)) == len(sent)
    return status, dict(sent), body


@pytest.mark.parametrize(
    ("accepted", "encoding"),
    [
        ("", "identity"),
        ("gzip", "gzip"),
        ("br", "br"),
        ("gzip, deflate, br, zstd", "br"),
        ("GZip", "gzip"),
        ("br;q=0, gzip", "gzip"),
        ("br; q=0.1, gzip;q=0.9", "gzip"),
        ("br ; q = 0.5 , gzip; q=1", "gzip"),
        ("gzip;level=9;q=0.5, identity;q=0", "gzip"),
        ("*", "br"),
        ("*;q=0", "identity"),
        ("identity", "identity"),
        ("identity;q=1, gzip;q=0.5", "identity"),
        ("gzip;q=nonsense", "identity"),
        ("deflate", "identity"),
        (";;,,=", "identity"),
    ],
)
def test_takes_the_smallest_form_that_the_client_reads(accepted: str, encoding: str) -> None:
    assert best_encoding(accepted) == encoding


@pytest.mark.parametrize("accepted", ["", "gzip", "br"])
def test_every_form_is_the_same_page(accepted: str) -> None:
    status, headers, body = ask(make_page(), ACCEPT_ENCODING=accepted)
    assert (status, headers.get("Content-Encoding", "")) == ("200 OK", accepted)
    assert OPEN[accepted](body) == BODY
    assert headers["Content-Length"] == str(len(body))
    assert (headers["Vary"], headers["ETag"], headers["Cache-Control"]) == (
        "Accept-Encoding",
        'W/"abc"',
        "public, no-cache",
    )


def test_what_is_short_is_not_compressed() -> None:
    _, headers, body = ask(make_page(body=b"gone"), ACCEPT_ENCODING="gzip")
    assert ("Content-Encoding" in headers, body) == (False, b"gone")


@pytest.mark.parametrize("seen", ['W/"abc"', '"abc"', '"old", W/"abc"', "*"])
@pytest.mark.parametrize("method", ["GET", "HEAD"])
def test_who_has_it_is_told_so(seen: str, method: str) -> None:
    status, headers, body = ask(make_page(), method, IF_NONE_MATCH=seen)
    assert (status, body) == ("304 Not Modified", b"")
    assert (headers["ETag"], headers["Vary"]) == ('W/"abc"', "Accept-Encoding")
    assert headers.keys().isdisjoint({"Content-Length", "Content-Type", "Content-Encoding", "Surrogate-Key"})


@pytest.mark.parametrize("seen", ['"old"', "abc", "", "W/"])
def test_who_has_another_one_gets_it(seen: str) -> None:
    assert ask(make_page(), IF_NONE_MATCH=seen)[0] == "200 OK"


def test_a_notice_is_sent_each_time() -> None:
    assert ask(make_page("410 Gone"), IF_NONE_MATCH=ETAG)[::2] == ("410 Gone", BODY)


@pytest.mark.parametrize("accepted", ["", "gzip", "br"])
def test_head_is_get_without_a_body(accepted: str) -> None:
    page = make_page()
    get, head = (ask(page, method, ACCEPT_ENCODING=accepted) for method in ("GET", "HEAD"))
    assert (head[0], head[1], head[2]) == (get[0], get[1], b"")


def test_prepared_twice_it_is_the_same() -> None:
    assert make_page() == make_page()
