"""Processes of their own on the suite's database: what cron, a shell and a second server see."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from queue import SimpleQueue
from threading import Event, Thread
from time import monotonic

from django.db import connection

ROOT = Path(__file__).resolve().parents[1]


def address(role: str = "") -> str:
    """The test database in the form of DATABASE_URL, for its owner or another role."""
    found = connection.settings_dict
    if connection.vendor == "sqlite":
        return f"sqlite:///{found['NAME']}"
    host = f"/{found['HOST']}" if found["HOST"].startswith("/") else f"{found['HOST']}:{found['PORT']}"
    return f"postgres://{role or found['USER']}@{host}/{found['NAME']}"


def variables(**environment: str) -> dict[str, str]:
    settings = {"DATABASE_URL": address(), "DJANGO_SETTINGS_MODULE": "klonoinfo.settings"}
    return os.environ | settings | environment


def python(*arguments: str, typed: str = "", **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, *arguments],
        cwd=ROOT,
        env=variables(**environment),
        input=typed,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


class Running:
    """A process that goes on while the test does, and what it says line by line."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self.process, self.lines = process, SimpleQueue[str]()
        self.listener = Thread(target=self._listen, daemon=True)
        self.listener.start()

    def _listen(self) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self.lines.put(line.strip())

    def hear(self, words: str) -> str:
        """Waits for a line with these words, and gives what follows them in it."""
        heard = ""
        while words not in heard:
            heard = self.lines.get(timeout=60)
        return heard.partition(words)[2].strip()

    def forget(self) -> None:
        """What it has said so far."""
        while not self.lines.empty():
            self.lines.get()


@contextmanager
def running(*command: str, **environment: str) -> Iterator[Running]:
    """Killed at the end, if it has not ended before."""
    with subprocess.Popen(
        command,
        cwd=ROOT,
        env=variables(**environment),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    ) as process:
        here = Running(process)
        try:
            yield here
        finally:
            process.kill()
            here.listener.join()


def until(condition: Callable[[], bool], seconds: float = 60) -> None:
    """Looks again and again. For what another thread or process does, and says nowhere."""
    end = monotonic() + seconds
    while not condition():
        assert monotonic() < end, "it did not happen in time"
        Event().wait(0.02)
