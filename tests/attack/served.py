"""The site as it is served: granian on the suite's database, spoken to over real connections."""

import http.client
import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.cookies import SimpleCookie
from tempfile import TemporaryFile
from typing import IO, Any
from urllib.parse import urlencode

from tests.processes import ROOT, address

TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="(\w+)"')
PATIENCE = 60
"""Seconds, on a busy machine."""


@dataclass(frozen=True)
class Answer:
    status: int
    headers: http.client.HTTPMessage
    text: str


@dataclass
class Visitor:
    """One browser: its cookies, and a new connection for each request."""

    port: int
    cookies: dict[str, str] = field(default_factory=dict)

    def get(self, path: str, headers: Mapping[str, str] | None = None) -> Answer:
        return self.ask("GET", path, headers=headers)

    def post(self, path: str, form: Mapping[str, Any]) -> Answer:
        """With the token that the last page gave."""
        said = {"csrfmiddlewaretoken": self.cookies.get("csrftoken", "")} | dict(form)
        kind = {"Content-Type": "application/x-www-form-urlencoded"}
        return self.ask("POST", path, urlencode(said, doseq=True).encode(), kind)

    def ask(self, method: str, path: str, body: bytes = b"", headers: Mapping[str, str] | None = None) -> Answer:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        kept = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        connection.request(method, path, body or None, {"Cookie": kept} | dict(headers or {}))
        with connection.getresponse() as response:
            answer = Answer(response.status, response.headers, response.read().decode())
        connection.close()
        for given in response.headers.get_all("Set-Cookie") or []:
            self.cookies |= {name: morsel.value for name, morsel in SimpleCookie(given).items()}
        return answer

    def sign_in(self, username: str, password: str) -> Answer:
        self.get("/accounts/sign-in/")
        return self.post("/accounts/sign-in/", {"username": username, "password": password})


@dataclass(frozen=True)
class Served:
    port: int
    process: subprocess.Popen[bytes]
    log: IO[bytes]

    def visitor(self) -> Visitor:
        return Visitor(self.port)

    def kill(self) -> None:
        """Without a word, with all of its workers."""
        with suppress(ProcessLookupError):
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()


@contextmanager
def served(*, workers: int = 1, threads: int = 8, **environment: str) -> Iterator[Served]:
    """Until the block ends, or `kill`."""
    port = free_port()
    options = f"--interface wsgi --no-ws --workers {workers} --blocking-threads {threads} --port {port}".split()
    settings = {"DATABASE_URL": address(), "DJANGO_SETTINGS_MODULE": "tests.settings"} | environment
    with TemporaryFile() as log:
        process = subprocess.Popen(
            [sys.executable, "-m", "granian", *options, "klonoinfo.wsgi:application"],
            cwd=ROOT,
            env=os.environ | settings,
            stdout=log,
            stderr=log,
            start_new_session=True,
        )
        site = Served(port, process, log)
        try:
            wait_until_it_answers(site)
            yield site
        finally:
            site.kill()


def wait_until_it_answers(site: Served) -> None:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end and site.process.poll() is None:
        with suppress(OSError, http.client.HTTPException):
            site.visitor().get("/about/how-we-review/")
            return
        time.sleep(0.05)
    site.log.seek(0)
    raise AssertionError(f"the site did not begin to answer:\n{site.log.read().decode()}")


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
