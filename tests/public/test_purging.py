"""What a cache is told, and when it is told again."""

from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread

import pytest

from articles.public import purging
from articles.public.purging import KEYS_AT_MOST, purge


@contextmanager
def cache(status: int = 200) -> Iterator[tuple[str, list[tuple[str, str]]]]:
    """One that writes down the address and the keys of what it is told."""
    heard: list[tuple[str, str]] = []

    class Answering(BaseHTTPRequestHandler):
        def do_PURGE(self) -> None:
            heard.append((self.path, self.headers["Surrogate-Key"]))
            self.send_response(status)
            self.end_headers()

        def log_message(self, *args: object) -> None:
            """Nothing."""

    with HTTPServer(("127.0.0.1", 0), Answering) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield f"http://127.0.0.1:{server.server_port}", heard
        finally:
            server.shutdown()


@pytest.mark.parametrize(
    ("keys", "text"),
    [
        ({"site", "medicine-b", "medicine-a"}, "medicine-a medicine-b site"),
        ({"everything", "site"}, "everything"),
        ({f"medicine-{number}" for number in range(KEYS_AT_MOST)}, "everything"),
    ],
)
def test_a_cache_hears_the_keys(keys: set[str], text: str) -> None:
    with cache() as (url, heard):
        purge(url, keys)
        purge(f"{url}/purge/here", keys)
    assert heard == [("/", text), ("/purge/here", text)]


@pytest.mark.parametrize("status", [403, 500])
def test_what_a_cache_refuses_is_an_error(status: int) -> None:
    with cache(status) as (url, _), pytest.raises(OSError, match=str(status)):
        purge(url)


def test_a_silent_cache_is_an_error_in_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(purging, "ANSWER_WITHIN", 0.1)

    with HTTPServer(("127.0.0.1", 0), BaseHTTPRequestHandler) as silent, pytest.raises(TimeoutError):
        purge(f"http://127.0.0.1:{silent.server_port}")
