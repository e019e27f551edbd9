"""A PostgreSQL cluster of the suite's own: on a socket in a folder of its own, gone when the suite is."""

import os
import pwd
import signal
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

PROGRAMS = ("initdb", "pg_ctl", "postgres")
SUPERUSER = "klonoinfo"
# Nothing here outlives the run, so nothing waits for the disk. synchronous_commit stays on: without it a stop at once
# loses what was committed in the last moments.
CONFIGURATION = """
listen_addresses = ''
unix_socket_directories = '{folder}'
fsync = off
full_page_writes = off
wal_level = minimal
max_wal_senders = 0
max_wal_size = 4GB
checkpoint_timeout = 1h
shared_buffers = 256MB
max_connections = 100
"""


def programs() -> Path | None:
    """The folder of PostgreSQL's server programs, newest first where there are several."""
    debian = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=_version, reverse=True)
    folders = [*map(Path, os.environ.get("PATH", "").split(os.pathsep)), *debian]
    return next((folder for folder in folders if all((folder / name).exists() for name in PROGRAMS)), None)


@contextmanager
def cluster(programs: Path) -> Iterator[str]:
    """Starts a cluster and gives the address of its superuser, in the form of DATABASE_URL."""
    with server(programs) as running:
        yield running.address


@contextmanager
def server(programs: Path) -> Iterator["Server"]:
    """Starts a cluster and gives what starts, stops and halts it."""
    with TemporaryDirectory(prefix="klonoinfo-") as name:
        folder = Path(name)
        run = partial(_run, folder)
        if os.geteuid() == 0:
            account = _account()
            os.chown(folder, account.pw_uid, account.pw_gid)
            run = partial(_run, folder, user=account.pw_uid, group=account.pw_gid)
        made = Server(folder, programs, run)
        options = ["--auth=trust", "--encoding=UTF8", "--locale=C.UTF-8", "--no-sync"]
        run(programs / "initdb", "-D", made.data, "-U", SUPERUSER, *options)
        with (made.data / "postgresql.conf").open("a") as configuration:
            configuration.write(CONFIGURATION.format(folder=folder))
        try:
            made.start()
            yield made
        finally:
            if (made.data / "postmaster.pid").exists():
                made.go_on()
                made.stop()


@dataclass(frozen=True)
class Server:
    folder: Path
    programs: Path
    run: Callable[..., None]

    @property
    def data(self) -> Path:
        return self.folder / "data"

    @property
    def address(self) -> str:
        return f"postgres://{SUPERUSER}@/{self.folder}/{SUPERUSER}"

    def start(self) -> None:
        self.run(self.programs / "pg_ctl", "-D", self.data, "-l", self.folder / "log", "-w", "start")

    def stop(self) -> None:
        self.run(self.programs / "pg_ctl", "-D", self.data, "-m", "immediate", "-w", "stop")

    def halt(self) -> None:
        """Silent: it takes connections and statements, and says nothing."""
        self._send(signal.SIGSTOP)

    def go_on(self) -> None:
        self._send(signal.SIGCONT)

    def _send(self, number: signal.Signals) -> None:
        postmaster = int((self.data / "postmaster.pid").read_text().split()[0])
        children = Path(f"/proc/{postmaster}/task/{postmaster}/children").read_text().split()
        for pid in (postmaster, *map(int, children)):
            with suppress(ProcessLookupError):
                os.kill(pid, number)


def _run(folder: Path, *command: str | Path, user: int | None = None, group: int | None = None) -> None:
    """PostgreSQL refuses to run as root, so root lends it another account."""
    groups: list[int] | None = None if user is None else []
    with (folder / "output").open("a+") as output:
        status = subprocess.run(
            command,
            cwd=folder,
            stdout=output,
            stderr=output,
            user=user,
            group=group,
            extra_groups=groups,
            check=False,
        ).returncode
        if status:
            output.seek(0)
            raise RuntimeError(f"{command[0]} failed:\n{output.read()}")


def _account() -> pwd.struct_passwd:
    known = {account.pw_name: account for account in pwd.getpwall()}
    return known.get("postgres") or known["nobody"]


def _version(folder: Path) -> int:
    name = folder.parent.name
    return int(name) if name.isdigit() else 0
