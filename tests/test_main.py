import os
from contextlib import suppress
from pathlib import Path

import pytest

from tests import __main__ as suite
from tests.cluster import cluster, programs
from tests.processes import python

REPORT = '<testsuite><testcase name="one" /><testcase name="two" /></testsuite>'

needs_programs = pytest.mark.skipif(programs() is None, reason="no PostgreSQL server programs found")


@pytest.fixture
def runs(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """What pytest was asked for; each time it reports two tests that passed."""
    runs: list[list[str]] = []

    def pytest(options: list[str], address: str) -> int:
        runs.append([*options[:2], *options[3:], address.partition(":")[0]])
        Path(options[2].removeprefix("--junitxml=")).write_text(REPORT)
        return 0

    monkeypatch.setattr(suite, "pytest", pytest)
    monkeypatch.delenv("REQUIRE_ALL", raising=False)
    return runs


def test_sqlite_alone_says_what_is_skipped(
    runs: list[list[str]], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(suite, "programs", lambda: None)
    assert suite.main(["tests/text"]) == 0
    assert runs == [["-m", "not postgres", "tests/text", ""]]
    assert capsys.readouterr().out.splitlines()[-2:] == [
        "Skipped: the run on PostgreSQL: no initdb, pg_ctl and postgres found (1).",
        "2 passed, 0 failed, 1 skipped",
    ]


def test_required_run_fails_when_postgresql_is_missing(runs: list[list[str]], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(suite, "programs", lambda: None)
    monkeypatch.setenv("REQUIRE_ALL", "1")
    assert suite.main([]) == 1


@needs_programs
def test_both_databases(runs: list[list[str]], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("REQUIRE_ALL", "1")
    assert suite.main(["-q"]) == 0
    assert runs == [["-m", "not postgres", "-q", ""], ["-m", "not (browser or once)", "-q", "postgres"]]


def test_a_quick_run_says_what_it_leaves_out(runs: list[list[str]], capsys: pytest.CaptureFixture[str]) -> None:
    assert suite.main(["--quick", "-q"]) == 0
    assert runs == [["-m", "not (postgres or property or race or browser or java or slow)", "-q", ""]]
    assert capsys.readouterr().out.splitlines()[-2:] == [
        "Skipped: a quick run: the run on PostgreSQL, and what is marked property, race, browser, java, slow (1).",
        "2 passed, 0 failed, 1 skipped",
    ]


def test_a_quick_run_is_not_all_that_is_required(runs: list[list[str]], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("REQUIRE_ALL", "1")
    assert suite.main(["--quick"]) == 1


def test_processes_share_what_they_compile_where_nothing_may_be_written(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("PYTHONDONTWRITEBYTECODE", "1")
    monkeypatch.delenv("PYTHONPYCACHEPREFIX", raising=False)
    with suite.compiled_once():
        compile_here = "import sys; print(sys.dont_write_bytecode, sys.pycache_prefix)"
        written, folder = python("-c", compile_here).stdout.split()
        assert written == "False" and Path(folder).is_dir()
    assert not Path(folder).exists()
    assert os.environ["PYTHONDONTWRITEBYTECODE"] == "1" and "PYTHONPYCACHEPREFIX" not in os.environ


@needs_programs
def test_interrupted_cluster_leaves_nothing_behind() -> None:
    with suppress(KeyboardInterrupt), cluster(programs() or Path()) as address:
        folder = Path(address.split("@/")[1]).parent
        assert (folder / "data/postmaster.pid").exists()
        raise KeyboardInterrupt
    assert not folder.exists()
