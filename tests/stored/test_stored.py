"""What an earlier release stored is migrated, verifies, and says the same, byte for byte."""

from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from tests.processes import python
from tests.stored import restore

pytestmark = pytest.mark.once
Manage = Callable[..., "CompletedProcess[str]"]

READ_AGAIN = """
from articles.content.blocks import split
from articles.models import Edition, Version
from articles.versions.freeze import verify

SAME = "is the same"
for version in Version.objects.order_by("pk"):
    content = version.content
    same = {
        "content": content.canonical == version.content_json,
        "fragment": len(split(version.fragment)) == 1,
        "digest": verify(version),
    }
    print(version, "has another " + ", ".join(key for key in same if not same[key]) if not all(same.values()) else SAME)
for edition in Edition.objects.select_related("version"):
    same = (edition.content_json, edition.fragment) == (edition.version.content_json, edition.version.fragment)
    print(edition, SAME if same else "is not its version")
"""
SEARCHED = """
import time_machine
from articles import published
from articles.models import Edition

with time_machine.travel(Edition.objects.latest("published_at").published_at):
    best = published.search("missed dose rivotril").best
print(best.page, "|", "".join(part.text for part in best.heading))
"""
OTHERS = "What is read otherwise reaches old versions too. docs/developers.md, a field of a record's rows."


@pytest.fixture(scope="module")
def manage(tmp_path_factory: pytest.TempPathFactory) -> Manage:
    database: Path = tmp_path_factory.mktemp("stored") / "house.sqlite3"
    restore(database)

    def run(*arguments: str) -> "CompletedProcess[str]":
        done = python("manage.py", *arguments, DATABASE_URL=f"sqlite:///{database}", ENV_FILE=".env.example")
        assert done.returncode == 0, done.stderr
        return done

    run("migrate", "--verbosity", "0")
    return run


@pytest.mark.slow
def test_every_version_and_edition_is_what_was_signed(manage: Manage) -> None:
    lines = manage("verify").stdout.splitlines()
    assert lines[0] == "21 versions and 19 editions were looked at; all are what was signed."


@pytest.mark.slow
def test_search_has_what_was_published_before_there_was_an_index(manage: Manage) -> None:
    lines = manage("shell", "--no-imports", "-c", SEARCHED).stdout.splitlines()
    assert lines == ["Clonazepam: full guide | If you miss a dose"]


@pytest.mark.slow
def test_content_is_read_and_written_to_the_same_bytes(manage: Manage) -> None:
    lines = manage("shell", "--no-imports", "-c", READ_AGAIN).stdout.splitlines()
    assert (len(lines), [line for line in lines if not line.endswith("is the same")]) == (40, []), OTHERS
