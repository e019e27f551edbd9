"""Varnish with the configuration that operators get: it keeps readers' pages, and drops what a change touches."""

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from pytest_django import Settings

from articles.models import Edition
from articles.public import purging
from articles.public.serving import freshness
from tests import factory
from tests.attack.served import Answer, Visitor, free_port, served
from tests.conftest import SERVERS
from tests.management.commands import fail, run
from tests.processes import ROOT, running, until

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.varnish, pytest.mark.once]
VARNISH = shutil.which("varnishd", path=SERVERS) or ""
PATIENCE = 60


@dataclass(frozen=True)
class Cache:
    port: int
    process: subprocess.Popen[bytes]

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}/"

    def get(self, path: str) -> Answer:
        return Visitor(self.port).get(path)

    def tell(self, number: signal.Signals) -> None:
        """Its two processes."""
        children = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children").read_text().split()
        for pid in (self.process.pid, *map(int, children)):
            os.kill(pid, number)


@contextmanager
def varnish(folder: Path, backend: int) -> Iterator[Cache]:
    """In front of a readers' process, until the block ends."""
    configuration = folder / "varnish.vcl"
    configuration.write_text((ROOT / "deploy/varnish.vcl").read_text().replace('"8001"', f'"{backend}"'))
    port = free_port()
    options = ["-F", "-j", "none", "-n", str(folder / "work"), "-f", str(configuration), "-s", "malloc,16m"]
    with (folder / "log").open("w") as log:
        process = subprocess.Popen([VARNISH, *options, "-a", f"127.0.0.1:{port}"], stdout=log, stderr=log)
    cache = Cache(port, process)
    try:
        until(lambda: answers(cache), PATIENCE)
        yield cache
    finally:
        process.terminate()
        process.wait(PATIENCE)


def answers(cache: Cache) -> bool:
    assert cache.process.poll() is None
    try:
        return cache.get("/about/how-we-review/").status == 200
    except OSError:
        return False


def origin(answer: Answer) -> str:
    """The request that brought this answer into the cache; "" where it was this one."""
    _, _, earlier = answer.headers["X-Varnish"].partition(" ")
    return earlier


def path_of(edition: Edition) -> str:
    return f"/medicines/{edition.medication_slug}/{edition.slug}/"


def test_a_process_has_seen_a_change_before_a_cache_is_told_of_it() -> None:
    assert purging.SETTLED_AFTER > freshness.AT_LATEST


def test_what_changes_is_dropped_also_by_a_cache_that_was_silent_meanwhile(tmp_path: Path) -> None:
    _, edition = factory.make_live_article()
    _, second = factory.make_live_article()
    _, other = factory.make_live_article()
    paths = [path_of(edition), path_of(second), path_of(other)]
    follow = (sys.executable, "-u", "manage.py", "purge", "--follow")
    with served() as site, varnish(tmp_path, site.port) as cache:
        before = [cache.get(path) and origin(cache.get(path)) for path in paths]
        assert all(before) and cache.get(paths[0]).headers["Cache-Control"] == "public, no-cache"
        assert not origin(cache.get("/search/?q=sleep")) and not origin(cache.get("/search/?q=sleep"))
        with running(*follow, PURGE_URLS=cache.url, FACE="public") as purger:
            until(lambda: origin(cache.get(paths[2])) not in ("", before[2]))  # at its start it drops all
            kept = origin(cache.get(paths[2]))

            factory.withdraw(edition)
            until(lambda: cache.get(paths[0]).status == 410)
            assert "A source was withdrawn." in cache.get(paths[0]).text
            assert cache.get(paths[1]).status == 200 and origin(cache.get(paths[2])) == kept

            cache.tell(signal.SIGSTOP)
            factory.withdraw(second)
            purger.hear("cannot be told what changed")
            cache.tell(signal.SIGCONT)
            until(lambda: cache.get(paths[1]).status == 410)
            assert origin(cache.get(paths[2])) == kept
            purger.process.send_signal(signal.SIGTERM)
            assert purger.process.wait(PATIENCE) == 0


def test_all_can_be_dropped_by_hand(tmp_path: Path, settings: Settings) -> None:
    settings.PURGE_URLS = []
    assert fail("purge")[0] == "PURGE_URLS names no cache."
    settings.PURGE_URLS = [f"http://127.0.0.1:{free_port()}/"]
    assert "dropped nothing: [Errno 111] Connection refused." in fail("purge")[0]
    with served() as site, varnish(tmp_path, site.port) as cache:
        settings.PURGE_URLS = [cache.url]
        assert [bool(origin(cache.get("/"))) for _ in range(2)] == [False, True]
        assert run("purge") == ("The caches dropped all pages.\n", "")
        assert not origin(cache.get("/"))
        keys, passed_on = {"Surrogate-Key": "everything"}, {"X-Forwarded-For": "192.0.2.1"}
        assert Visitor(cache.port).ask("PURGE", "/").status == 400
        assert Visitor(cache.port).ask("PURGE", "/", headers=keys | passed_on).status == 403
        assert origin(cache.get("/"))
