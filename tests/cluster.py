"""A PostgreSQL cluster of the suite's own: on a socket in a folder of its own, gone when the suite is."""

import os
import pwd
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

PROGRAMS = ("initdb", "pg_ctl", "postgres")
SUPERUSER = "klonoinfo"
# Nothing here outlives the run, so nothing waits for the disk.
CONFIGURATION = """
listen_addresses = ''
unix_socket_directories = '{folder}'
fsync = off
synchronous_commit = off
full_page_writes = off
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
    with TemporaryDirectory(prefix="klonoinfo-") as name:
        folder = Path(name)
        run = partial(_run, folder)
        if os.geteuid() == 0:
            account = _account()
            os.chown(folder, account.pw_uid, account.pw_gid)
            run = partial(_run, folder, user=account.pw_uid, group=account.pw_gid)
        data, log = folder / "data", folder / "log"
        options = ["--auth=trust", "--encoding=UTF8", "--locale=C.UTF-8", "--no-sync"]
        run(programs / "initdb", "-D", data, "-U", SUPERUSER, *options)
        with (data / "postgresql.conf").open("a") as configuration:
            configuration.write(CONFIGURATION.format(folder=folder))
        try:
            run(programs / "pg_ctl", "-D", data, "-l", log, "-w", "start")
            yield f"postgres://{SUPERUSER}@/{folder}/{SUPERUSER}"
        finally:
            if (data / "postmaster.pid").exists():
                run(programs / "pg_ctl", "-D", data, "-m", "immediate", "-w", "stop")


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
