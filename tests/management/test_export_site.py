"""The command: what it says, how it ends, and that it goes on where it was told to follow."""

import re
import signal
import sys
from pathlib import Path

import pytest
from pytest_django import Settings

from articles.models import Edition
from tests import factory
from tests.management.commands import fail, run
from tests.prepared import write_chain
from tests.processes import python, running
from tests.public.export.site import Written

pytestmark = pytest.mark.django_db


def path_of(edition: Edition) -> str:
    return f"/medicines/{edition.medication_slug}/{edition.slug}/"


def test_says_what_was_done(tmp_path: Path) -> None:
    _, edition = factory.make_live_article()
    write_chain()
    first, _ = run("export_site", tmp_path)
    factory.withdraw(edition)
    write_chain()
    second, err = run("export_site", tmp_path)
    words = r"(\d+) pages written, (\d+) removed, (\d+) unchanged\.\n"
    counts = [match for text in (first, second) if (match := re.fullmatch(words, text))]
    (first_written, *none), (written, _, unchanged) = (map(int, match.groups()) for match in counts)
    assert (none, err) == ([0, 0], "")
    assert written + unchanged == len(Written(tmp_path).pages()) + 1, "and the page of what is not there"
    assert 0 < written < first_written


def test_a_folder_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_text("")
    sentence, _, _ = fail("export_site", file / "site")
    assert sentence.startswith(f"{file / 'site'} cannot be written: Not a directory.")


def test_a_host_that_is_not_ours_is_said(tmp_path: Path, settings: Settings) -> None:
    factory.make_live_article()
    write_chain()
    settings.BASE_URL = "http://elsewhere.example"
    sentence, _, _ = fail("export_site", tmp_path)
    assert "was answered with 400 Bad Request" in sentence and "ALLOWED_HOSTS" in sentence


@pytest.mark.django_db(transaction=True)
def test_follows_what_changes_until_it_is_stopped(tmp_path: Path) -> None:
    site = Written(tmp_path / "site")
    _, edition = factory.make_live_article()
    command = (sys.executable, "-u", "manage.py", "export_site", str(site.folder), "--follow")
    with running(*command, FACE="public") as process:
        process.hear("pages written")
        assert "It calms the brain." in site.page(path_of(edition))
        factory.withdraw(edition)
        process.hear("pages written")
        assert site.is_gone(path_of(edition))
        done = python("manage.py", "export_site", str(site.folder))
        assert (done.returncode, "Another export is writing" in done.stderr) == (1, True)
        process.process.send_signal(signal.SIGTERM)
        assert process.process.wait(60) == 0
