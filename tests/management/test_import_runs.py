"""A run over many files, as a shell has it: it can be stopped and repeated, and two at once make nothing twice."""

import io
import json
import os
import signal
import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from articles.management import progress
from articles.management.progress import with_progress
from articles.management.stopping import stoppable
from articles.models import Article, Imported, Medication, Person
from tests import factory
from tests.management.commands import run
from tests.processes import Running, python, running, until

COMMAND = ("manage.py", "import_article")


def made_files(folder: Path, count: int) -> list[str]:
    files = [folder / f"{number}.txt" for number in range(count)]
    for number, file in enumerate(files):
        file.write_text(f"Page {number}\n\nWhat it does\n\nIt calms the brain, says file {number}.\n")
    return list(map(str, files))


def options(writer: Person, medicine: Medication) -> tuple[str, ...]:
    return ("--medication", medicine.slug, "--kind", "other", "--author", writer.username)


def ended(process: Running) -> list[str]:
    """All its lines, once it has ended."""
    process.process.wait(120)
    process.listener.join()
    return [process.lines.get() for _ in range(process.lines.qsize())]


def times_made(files: list[str]) -> list[int]:
    counts = Counter(Imported.objects.values_list("filename", flat=True))
    return [counts[Path(file).name] for file in files]


@pytest.mark.race
@pytest.mark.django_db(transaction=True)
def test_a_run_that_is_stopped_says_what_it_made_and_is_taken_up_again(tmp_path: Path) -> None:
    writer = factory.make_writer()
    said = options(writer, factory.make_medication(writer))
    files = made_files(tmp_path, 80)

    with running(sys.executable, *COMMAND, *files, *said) as first:
        until(lambda: Article.objects.count() > 2)
        first.process.send_signal(signal.SIGINT)
        lines = ended(first)
        assert first.process.returncode == 130
    made = Article.objects.count()
    assert 2 < made < 80
    assert f"Files made: {made}, passed over: 0, failed: 0, not reached: {80 - made}." in lines
    assert [line for line in lines if line.endswith(": not reached.")] == [f"{f}: not reached." for f in files[made:]]
    assert lines[-1].startswith(f"CommandError: Stopped by SIGINT: {80 - made} of 80 files were not reached.")

    second = python(*COMMAND, *files, *said, "--format", "json")
    slow = [line for line in second.stderr.splitlines() if not line.startswith("Importing: ")]
    assert (second.returncode, slow) == (0, []), second.stderr
    became = [one["outcome"] for one in json.loads(second.stdout)]
    assert became == ["passed over"] * made + ["made"] * (80 - made)
    assert times_made(files) == [1] * 80
    assert Article.history.filter(history_type="+").count() == Article.objects.count() == 80


@pytest.mark.race
@pytest.mark.django_db(transaction=True)
def test_two_runs_at_once_make_no_file_twice(tmp_path: Path) -> None:
    writer = factory.make_writer()
    said = options(writer, factory.make_medication(writer))
    files = made_files(tmp_path, 12)

    with (
        running(sys.executable, *COMMAND, *files, *said) as one,
        running(sys.executable, *COMMAND, *files, *said) as two,
    ):
        reports = [ended(process) for process in (one, two)]
        assert [process.process.returncode for process in (one, two)] == [0, 0], reports
    assert times_made(files) == [1] * 12
    passed = [sum(": passed over." in line for line in lines) for lines in reports]
    assert sum(passed) == 12


@pytest.mark.django_db
def test_what_was_imported_is_passed_over_unless_it_is_wanted_again(tmp_path: Path) -> None:
    writer = factory.make_writer()
    said = (*made_files(tmp_path, 1), *options(writer, factory.make_medication(writer)))
    run("import_article", *said)

    out, err = run("import_article", *said)
    assert "0.txt: passed over. It was imported already: it is the draft “Page 0”." in out and err == ""
    assert "made: 1, passed over: 0" in run("import_article", *said, "--again")[0]
    assert Article.objects.count() == 2


@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_the_first_signal_is_noted_and_the_second_is_not_caught(number: signal.Signals, code: int) -> None:
    before = [signal.getsignal(heard) for heard in (signal.SIGINT, signal.SIGTERM)]
    with stoppable() as stop:
        assert (stop.by, stop.returncode) == (None, 0)
        os.kill(os.getpid(), number)
        assert (stop.by, stop.returncode) == (number, code)
        assert [signal.getsignal(heard) for heard in (signal.SIGINT, signal.SIGTERM)] == before
    with stoppable():
        pass
    assert [signal.getsignal(heard) for heard in (signal.SIGINT, signal.SIGTERM)] == before


def at_second_file(monkeypatch: pytest.MonkeyPatch, happens: Callable[[], None]) -> None:
    """When the file 1.txt is opened."""
    opened: Any = Path.open

    def opens(file: Path, *how: str) -> object:
        if file.name == "1.txt":
            happens()
        return opened(file, *how)

    monkeypatch.setattr(Path, "open", opens)


@pytest.mark.django_db
@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
@pytest.mark.parametrize("form", ["text", "json"])
def test_the_report_of_a_stopped_run_is_whole_in_both_forms(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: signal.Signals, code: int, form: str
) -> None:
    writer, out = factory.make_writer(), io.StringIO()
    files, said = made_files(tmp_path, 3), options(writer, factory.make_medication(writer))
    at_second_file(monkeypatch, lambda: os.kill(os.getpid(), number))
    with pytest.raises(CommandError, match=f"Stopped by {number.name}: 1 of 3") as stopped:
        call_command("import_article", *files, *said, "--format", form, stdout=out)
    assert stopped.value.returncode == code
    if form == "json":
        assert [one["outcome"] for one in json.loads(out.getvalue())] == ["made", "made", "not reached"]
    else:
        assert f"{files[2]}: not reached.\nFiles made: 2, passed over: 0, failed: 0, not reached: 1." in out.getvalue()
    assert times_made(files) == [1, 1, 0]


@pytest.mark.django_db
def test_an_error_that_nobody_expected_ends_with_the_report_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    writer, out = factory.make_writer(), io.StringIO()
    files, said = made_files(tmp_path, 3), options(writer, factory.make_medication(writer))

    def breaks() -> None:
        raise RuntimeError("broken")

    at_second_file(monkeypatch, breaks)
    with pytest.raises(RuntimeError, match="broken"):
        call_command("import_article", *files, *said, stdout=out)
    assert out.getvalue().endswith("Files made: 1, passed over: 0, failed: 0, not reached: 2.\n")
    assert times_made(files) == [1, 0, 0]


def test_progress_off_a_terminal_is_a_line_now_and_then_where_it_is_wanted(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert list(with_progress(range(3), "Importing", lines=True)) == [0, 1, 2]
    assert capsys.readouterr() == ("", "")
    monkeypatch.setattr(progress, "EVERY", 0)
    assert list(with_progress(range(3), "Importing", lines=True)) == [0, 1, 2]
    assert capsys.readouterr() == ("", "".join(f"Importing: {done} of 3\n" for done in range(3)))
    assert list(with_progress(range(3), "Chain")) == [0, 1, 2]
    assert capsys.readouterr() == ("", "")


@pytest.mark.django_db
def test_signs_that_nobody_sees_are_named_and_taken_out_on_request(tmp_path: Path) -> None:
    record, writer = factory.make_live_medication(), factory.make_writer()
    file = tmp_path / "turned.md"
    file.write_text("# Doses\n\nTake \u202e05\u202c mg.\n")
    run = {"medication": record.slug, "kind": "dosing", "author": writer.username, "stdout": io.StringIO()}
    told = io.StringIO()
    with pytest.raises(CommandError, match="1 of 1 files"):
        call_command("import_article", str(file), **run, stderr=told)
    assert "U+202E (right-to-left override), once, first in line 3" in told.getvalue()
    call_command("import_article", str(file), **run, take_out_unseen=True)
    assert Article.objects.get().body == "Take 05 mg."
