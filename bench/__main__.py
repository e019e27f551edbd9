"""All measurements that need no files of anybody: `make bench`, or `make bench QUICK=1` for a look."""

import os
import subprocess
import sys
from argparse import ArgumentParser
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import psycopg

from tests.cluster import SUPERUSER, server

from .readers import PEERS_PYTHON, need_postgresql
from .serving import ROOT

SMALL, LARGE = 1_000, 10_000
"""Articles of the two shelves between which costs are compared."""


def main() -> None:
    parser = ArgumentParser("python -m bench", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="readers' pages alone, in fewer rounds")
    if parser.parse_args().quick:
        _run("bench.readers", "--quick")
        return
    _run("bench.readers")
    with TemporaryDirectory() as folder:
        files = [f"sqlite:///{folder}/{articles}.sqlite3" for articles in (SMALL, LARGE)]
        _growth("SQLite", files)
        _run("bench.export", f"{folder}/{LARGE}.sqlite3", "--write")
    with clusters() as addresses:
        _growth("PostgreSQL", addresses)
    _run("bench.processes")
    _run("bench.weight")
    _run("bench.report", python=PEERS_PYTHON)


def _growth(name: str, addresses: Sequence[str]) -> None:
    """Fills the two databases and compares them."""
    for address, articles in zip(addresses, (SMALL, LARGE), strict=True):
        _run("bench.fill", str(articles), DATABASE_URL=address)
    _run("bench.growth", *addresses, "--write", name)


@contextmanager
def clusters() -> Iterator[list[str]]:
    """Two databases of PostgreSQL."""
    with server(need_postgresql()) as cluster:
        with psycopg.connect(host=str(cluster.folder), user=SUPERUSER, dbname="postgres", autocommit=True) as first:
            for name in ("small", "large"):
                first.execute(f"CREATE DATABASE {name}")
        yield [cluster.address.removesuffix(SUPERUSER) + name for name in ("small", "large")]


def _run(module: str, *arguments: str, python: Path = Path(sys.executable), **variables: str) -> None:
    subprocess.run([python, "-m", module, *arguments], cwd=ROOT, env=os.environ | variables, check=True)


if __name__ == "__main__":
    main()
