"""A real server, asked to check a text that takes longer than it may: others are answered, and SIGTERM ends it."""

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, suppress
from http.client import HTTPConnection, HTTPException
from threading import Thread
from time import monotonic
from urllib.parse import urlencode

import pytest
from django.test import Client

from tests.admin.pages import typed_form
from tests.factory import make_article
from tests.processes import ROOT, address

pytestmark = [pytest.mark.race, pytest.mark.django_db(transaction=True)]
SLOW = "take up to 1 mg a day for panic, " * 11_000
ADD = "/admin/articles/article/add/"
REQUESTS = 8


@pytest.fixture
def port() -> Iterator[int]:
    with socket.create_server(("127.0.0.1", 0)) as free:
        chosen: int = free.getsockname()[1]
    settings = {
        "DATABASE_URL": address(),
        "DJANGO_SETTINGS_MODULE": "klonoinfo.settings",
        "ENV_FILE": ".env.example",
        "CHECK_SECONDS": "2",
    }
    options = ("--interface", "wsgi", "--no-ws", "--workers", "1", "--blocking-threads", "4", "--port", str(chosen))
    command = (sys.executable, "-m", "granian", *options, "klonoinfo.wsgi:application")
    with subprocess.Popen(
        command, cwd=ROOT, env=os.environ | settings, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as server:
        try:
            answering(chosen)
            yield chosen
            began = monotonic()
            server.send_signal(signal.SIGTERM)
            server.wait(90)
            assert monotonic() - began < 90
        finally:
            server.kill()


def answering(port: int) -> None:
    deadline = monotonic() + 120
    while monotonic() < deadline:
        try:
            if get(port, "/sign-in/") < 500:
                return
        except OSError:
            continue
    raise AssertionError("the server does not answer")


def get(port: int, path: str) -> int:
    with closing(HTTPConnection("127.0.0.1", port, timeout=60)) as connection:
        connection.request("GET", path)
        return connection.getresponse().status


def preview(port: int, cookie: str, form: str) -> int:
    headers = {"Cookie": cookie, "Content-Type": "application/x-www-form-urlencoded"}
    with closing(HTTPConnection("127.0.0.1", port, timeout=120)) as connection:
        connection.request("POST", f"{ADD}preview/", form, headers)
        return connection.getresponse().status


def unheard(port: int, cookie: str, form: str) -> None:
    """The server may end before it answers."""
    with suppress(OSError, HTTPException):
        preview(port, cookie, form)


def test_eight_hostile_requests_leave_room_for_others(port: int) -> None:
    writer = make_article().author
    client = Client()
    client.force_login(writer)
    client.get("/sign-in/")
    page = typed_form(client, ADD, body=SLOW)
    token = client.cookies["csrftoken"].value
    cookie = "; ".join(f"{name}={morsel.value}" for name, morsel in client.cookies.items())
    form = urlencode(page | {"csrfmiddlewaretoken": token})
    threads = [Thread(target=unheard, args=(port, cookie, form), daemon=True) for _ in range(REQUESTS)]
    for thread in threads:
        thread.start()
    assert get(port, "/sign-in/") < 500
    for thread in threads:
        thread.join(120)
    assert preview(port, cookie, form) == 200
    # While this one is still checked, the server is told to end.
    Thread(target=unheard, args=(port, cookie, form), daemon=True).start()
