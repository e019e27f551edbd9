"""The whole suite, `python -m tests [pytest's arguments]`: SQLite always, PostgreSQL where installed.

`python -m tests --quick` runs what a day needs.
"""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest.mock import patch

from tests.cluster import cluster, programs
from tests.tally import Tally

WORKERS = ["-n", str(min(os.cpu_count() or 1, 4))]
QUICK = "--quick"
LEFT_OUT = ("property", "race", "browser", "java", "slow")
"""What a quick run leaves out, beside all of PostgreSQL."""


def main(arguments: list[str]) -> int:
    tally = Tally()
    chosen = [one for one in arguments if one != QUICK]
    with compiled_once():
        if chosen != arguments:
            run_quickly(chosen, tally)
        else:
            run_all(chosen, tally)
    tally.say()
    return tally.status(all_required=os.environ.get("REQUIRE_ALL") == "1")


def run_all(arguments: list[str], tally: Tally) -> None:
    run("SQLite", "not postgres", arguments, tally)
    if folder := programs():
        with cluster(folder) as address:
            run("PostgreSQL", "not (browser or once)", arguments, tally, address)
    else:
        tally.skips["the run on PostgreSQL: no initdb, pg_ctl and postgres found"] += 1


def run_quickly(arguments: list[str], tally: Tally) -> None:
    run("SQLite", f"not ({' or '.join(('postgres', *LEFT_OUT))})", arguments, tally)
    tally.skips[f"a quick run: the run on PostgreSQL, and what is marked {', '.join(LEFT_OUT)}"] += 1


@contextmanager
def compiled_once() -> Iterator[None]:
    """Where nothing is to be written beside the sources, each of the hundred processes that the tests start would
    compile all of them again. They share a folder.
    """
    if "PYTHONDONTWRITEBYTECODE" not in os.environ:
        yield
        return
    with TemporaryDirectory(prefix="klonoinfo-") as folder, patch.dict(os.environ, PYTHONPYCACHEPREFIX=folder):
        del os.environ["PYTHONDONTWRITEBYTECODE"]
        yield


def run(title: str, chosen: str, arguments: list[str], tally: Tally, address: str = "") -> None:
    print(f"\n== {title}: {chosen} ==", flush=True)
    with TemporaryDirectory(prefix="klonoinfo-") as folder:
        report = Path(folder) / "report.xml"
        options = ["-m", chosen, f"--junitxml={report}", *(arguments or WORKERS)]
        tally.add(pytest(options, address), report)


def pytest(options: list[str], address: str) -> int:
    """Runs in a session of its own: an interrupt comes from here, once, and there is time to tidy up."""
    command = [sys.executable, "-m", "pytest", *options]
    process = subprocess.Popen(command, env=os.environ | {"DATABASE_URL": address}, start_new_session=True)
    try:
        return process.wait()
    except BaseException:
        process.send_signal(signal.SIGINT)
        process.wait()
        raise


if __name__ == "__main__":
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))
    sys.exit(main(sys.argv[1:]))
