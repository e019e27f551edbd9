"""How fast readers' pages are served, beside peers under the same server.

`python -m bench.readers` measures the demo on SQLite and PostgreSQL, a WSGI callable and a bare Django view that send
as many bytes, and a page of Wagtail as long, with and without its per-site cache. In rounds, one after the other; each
ratio is of one round.
"""

import json
import os
import subprocess
import sys
from argparse import ArgumentParser
from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager, ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

import psycopg

from tests.cluster import SUPERUSER, programs, server

from .serving import ROOT, get, need_wrk, requests_a_second, serving

ARTICLE, MEDICINE, HOME = "/medicines/clonazepam/stopping-and-dependence/", "/medicines/clonazepam/", "/"
RESULTS = ROOT / "bench/results/readers.json"
PEERS_PYTHON = ROOT / ".venv-bench/bin/python"
BARE = "bare Django view"


@dataclass(frozen=True)
class Subject:
    """One page of one server."""

    name: str
    port: int
    path: str
    headers: Mapping[str, str] = field(default_factory=dict)


def main() -> None:
    parser = ArgumentParser("python -m bench.readers", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="fewer and shorter rounds, for a look")
    quick = parser.parse_args().quick
    need_wrk()
    rounds, seconds = (2, 2) if quick else (5, 4)
    with TemporaryDirectory() as name, ExitStack() as stack:
        subjects = list(_subjects(Path(name), stack))
        taken = _rounds(subjects, rounds, seconds)
    result = {name: _summary(taken, name) for name in taken}
    _show(result)
    if not quick:
        RESULTS.write_text(json.dumps({"rounds": rounds, "seconds": seconds, "ratios": result}, indent=2) + "\n")


def _rounds(subjects: list[Subject], rounds: int, seconds: int) -> dict[str, list[float]]:
    """Requests a second of each subject, a round each."""
    rates: dict[str, list[float]] = {subject.name: [] for subject in subjects}
    for number in range(1, rounds + 1):
        for subject in subjects:
            print(f"round {number} of {rounds}: {subject.name}", file=sys.stderr)
            rates[subject.name].append(requests_a_second(subject.port, subject.path, seconds, subject.headers))
    return rates


def _summary(rates: Mapping[str, list[float]], name: str) -> dict[str, float]:
    ratios = [mine / bare for mine, bare in zip(rates[name], rates[BARE], strict=True)]
    return {"min": round(min(ratios), 3), "median": round(median(ratios), 3), "max": round(max(ratios), 3)}


def _show(result: Mapping[str, Mapping[str, float]]) -> None:
    print(f"{'requests a second, in those of a ' + BARE:50} {'min':>8} {'median':>8} {'max':>8}")
    for name, row in result.items():
        print(f"{name:50} {row['min']:8.3f} {row['median']:8.3f} {row['max']:8.3f}")


def _subjects(folder: Path, stack: ExitStack) -> Iterator[Subject]:
    demo = stack.enter_context(_demo(f"sqlite:///{folder}/demo.sqlite3", folder))
    _, _, article = get(demo, ARTICLE)
    size = {"PAGE_BYTES": str(len(article))}
    for name, application in ((BARE, "django_view"), ("WSGI callable", "wsgi_callable")):
        port = stack.enter_context(serving(f"bench.peers.bare:{application}", folder, size))
        yield Subject(name, port, "/")
    yield from _wagtail(folder, stack, len(article))
    yield from _pages("SQLite", demo)
    cluster = stack.enter_context(server(need_postgresql()))
    with psycopg.connect(host=str(cluster.folder), user=SUPERUSER, dbname="postgres", autocommit=True) as first:
        first.execute(f"CREATE DATABASE {SUPERUSER}")
    yield from _pages("PostgreSQL", stack.enter_context(_demo(cluster.address, folder)))


def need_postgresql() -> Path:
    folder = programs()
    if folder is None:
        raise SystemExit("This measurement needs PostgreSQL: install Debian's package postgresql.")
    return folder


def _demo(database: str, folder: Path) -> AbstractContextManager[int]:
    """The readers' process, as in production, on a demo's database."""
    manage("demo", {"ENV_FILE": ".env.example", "DATABASE_URL": database})
    production = {
        "ENV_FILE": "/dev/null",
        "ENVIRONMENT": "production",
        "FACE": "public",
        "HTTPS": "false",
        "ALLOWED_HOSTS": "127.0.0.1",
        "BASE_URL": "http://127.0.0.1",
        "SECRET_KEY": "k" * 60,
        "DATABASE_URL": database,
    }
    manage("collectstatic", production, "--noinput")
    return serving("klonoinfo.wsgi:application", folder, production)


def manage(command: str, variables: Mapping[str, str], *options: str) -> None:
    line = [sys.executable, "manage.py", command, *options]
    subprocess.run(line, cwd=ROOT, env=os.environ | variables, check=True, capture_output=True)


def _pages(database: str, port: int) -> Iterator[Subject]:
    for name, path in (("article", ARTICLE), ("medicine", MEDICINE), ("home", HOME)):
        yield Subject(f"klonoinfo, {database}: {name}", port, path)
    compressed = {"Accept-Encoding": "gzip, deflate, br"}
    yield Subject(f"klonoinfo, {database}: article, compressed", port, ARTICLE, compressed)
    _, headers, _ = get(port, ARTICLE)
    yield Subject(f"klonoinfo, {database}: article, not modified", port, ARTICLE, {"If-None-Match": headers["ETag"]})


def _wagtail(folder: Path, stack: ExitStack, size: int) -> Iterator[Subject]:
    if not PEERS_PYTHON.exists():
        raise SystemExit("Wagtail is not there: `make bench` installs it.")
    variables = {"WAGTAIL_FILE": str(folder / "wagtail.sqlite3")}
    command = [PEERS_PYTHON, "-m", "bench.peers.wagtail_site", str(size)]
    subprocess.run(command, cwd=ROOT, env=os.environ | variables, check=True, capture_output=True)
    application = "bench.peers.wagtail_site.wsgi:application"
    for name, cached in (("Wagtail", "0"), ("Wagtail with its per-site cache", "1")):
        more = variables | {"CACHED": cached}
        yield Subject(name, stack.enter_context(serving(application, folder, more, PEERS_PYTHON)), "/article-0/")


if __name__ == "__main__":
    main()
