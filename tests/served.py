"""Processes that serve, as operators start them, and clients that measure."""

import os
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.client import HTTPConnection
from pathlib import Path
from secrets import token_urlsafe
from time import monotonic
from urllib.parse import urlencode

from tests.processes import ROOT, address, python

PATIENCE = 60  # seconds: on a busy machine
ENDS_WITHIN = 10
THREADS = 4


@dataclass(frozen=True)
class Answer:
    status: int
    text: str
    headers: dict[str, str] = field(repr=False)
    seconds: float


@dataclass(frozen=True)
class Site:
    port: int

    def ask(self, path: str, form: dict[str, str] | None = None, **headers: str) -> Answer:
        """GET, or POST with a form."""
        started = monotonic()
        connection = HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        try:
            kind = {"Content-Type": "application/x-www-form-urlencoded"} if form is not None else {}
            method, body = ("GET", None) if form is None else ("POST", urlencode(form))
            connection.request(method, path, body, {**kind, **headers})
            response = connection.getresponse()
            text = response.read().decode()
        finally:
            connection.close()
        return Answer(response.status, text, dict(response.getheaders()), monotonic() - started)


def wait_for(status: int, ask: Callable[[], Answer], within: float) -> float:
    """Seconds until it is answered so. AssertionError when it is not in time."""
    started, answer = monotonic(), ask()
    while answer.status != status:
        assert monotonic() - started < within, answer
        answer = ask()
    return monotonic() - started


@contextmanager
def served(folder: Path, **environment: str) -> Iterator[Site]:
    """One worker, with the threads and the options of the operators' page."""
    port = _free_port()
    options = f"--interface wsgi --no-ws --workers 1 --blocking-threads {THREADS} --port {port}".split()
    command = [str(Path(sys.executable).parent / "granian"), *options, "klonoinfo.wsgi:application"]
    settings = {"DJANGO_SETTINGS_MODULE": "klonoinfo.settings", "ENV_FILE": ".env.example"}
    with (folder / f"{port}.log").open("w") as log:
        process = subprocess.Popen(command, cwd=ROOT, env=os.environ | settings | environment, stdout=log, stderr=log)
    try:
        _await(port, process)
        yield Site(port)
    finally:
        process.terminate()
        try:
            process.wait(ENDS_WITHIN)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait(ENDS_WITHIN)


def deployed(folder: Path) -> dict[str, str]:
    """The variables of a readers' process in production. Its static files are collected and compressed in a folder."""
    environment = {
        "DJANGO_SETTINGS_MODULE": "tests.deployed",
        "STATIC_ROOT": str(folder / "static"),
        "ENV_FILE": os.devnull,
        "ENVIRONMENT": "production",
        "FACE": "public",
        "DEBUG": "false",
        "HTTPS": "false",
        "ALLOWED_HOSTS": "127.0.0.1",
        "BASE_URL": "https://medicines.example",
        "DATABASE_URL": address(),
        "SECRET_KEY": token_urlsafe(60),
        "SEAL_KEY": "",
    }
    done = python("manage.py", "collectstatic", "--noinput", **environment)
    assert done.returncode == 0, done.stderr
    return environment


def _free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


def _await(port: int, process: subprocess.Popen[bytes]) -> None:
    started = monotonic()
    while True:
        try:
            Site(port).ask("/static/articles/site.css")
        except OSError:
            assert process.poll() is None and monotonic() - started < PATIENCE
        else:
            return
