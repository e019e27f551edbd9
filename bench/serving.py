"""Servers for a measurement, all of one kind, and the load on them."""

import os
import re
import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path
from time import monotonic
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[1]
WORKERS, THREADS, CONNECTIONS = 2, 4, 16
PATIENCE = 60
"""Seconds in which a server has to answer first."""


class Serving(NamedTuple):
    port: int
    process: int


@contextmanager
def serving(
    application: str, folder: Path, variables: Mapping[str, str], python: Path = Path(sys.executable)
) -> Iterator[int]:
    """granian with the options of the operators' page, until the block ends: its port."""
    with server(application, folder, variables, python) as started:
        yield started.port


@contextmanager
def server(
    application: str,
    folder: Path,
    variables: Mapping[str, str],
    python: Path = Path(sys.executable),
    workers: int = WORKERS,
) -> Iterator[Serving]:
    port = _free_port()
    options = f"--interface wsgi --no-ws --workers {workers} --blocking-threads {THREADS} --port {port}".split()
    command = [python, "-m", "granian", *options, application]
    with (folder / f"{port}.log").open("w") as log:
        process = subprocess.Popen(command, cwd=ROOT, env=os.environ | variables, stdout=log, stderr=log)
    try:
        _await(process, port, folder)
        yield Serving(port, process.pid)
    finally:
        process.terminate()
        process.wait(PATIENCE)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _await(process: subprocess.Popen[bytes], port: int, folder: Path) -> None:
    started = monotonic()
    while monotonic() - started < PATIENCE and process.poll() is None:
        try:
            get(port, "/")
        except OSError:
            continue
        return
    raise SystemExit(f"A server did not start:\n{(folder / f'{port}.log').read_text()}")


def get(port: int, path: str, headers: Mapping[str, str] | None = None) -> tuple[int, Mapping[str, str], bytes]:
    """Status, headers and body."""
    connection = HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
    connection.request("GET", path, headers=dict(headers or {}))
    answer = connection.getresponse()
    body = answer.read()
    connection.close()
    return answer.status, answer.headers, body


def requests_a_second(port: int, path: str, seconds: int, headers: Mapping[str, str] | None = None) -> float:
    """By wrk, over connections that stay open. Raises SystemExit where an answer is no 2xx or 3xx."""
    more = [word for name, value in (headers or {}).items() for word in ("-H", f"{name}: {value}")]
    command = ["wrk", "-t1", f"-c{CONNECTIONS}", f"-d{seconds}", *more, f"http://127.0.0.1:{port}{path}"]
    said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    if "Non-2xx" in said or "Socket errors" in said:
        raise SystemExit(f"{path} was answered wrongly under load:\n{said}")
    return float(re.search(r"Requests/sec:\s*([\d.]+)", said)[1])


def need_wrk() -> None:
    if not shutil.which("wrk"):
        raise SystemExit("This measurement needs wrk: install Debian's package of that name.")
