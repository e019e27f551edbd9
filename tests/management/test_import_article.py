import json
import os
import sys
from pathlib import Path

import pytest
from django.test import override_settings

from articles.importing import MAX_BYTES
from articles.models import Article, Imported, Medication, Person, Quarantined
from tests import factory
from tests.management.commands import fail, run

pytestmark = pytest.mark.django_db

PLAIN = """Taking it

What it does

It calms the brain and it is used for seizures.

• Take it with water.
• Do not stop suddenly.

Share this article
"""
MARKDOWN = """---
title: Dosing guide
kind: dosing
medication: testmed
---

## How much {: dosing }

Half a tablet.
"""


@pytest.fixture
def writer() -> Person:
    return factory.make_writer()


@pytest.fixture
def medicine(writer: Person) -> Medication:
    return factory.make_medication(writer, slug="testmed", name="testmed")


@pytest.fixture
def plain(tmp_path: Path) -> Path:
    return write(tmp_path, "plain.txt", PLAIN)


def write(folder: Path, name: str, text: str) -> Path:
    file = folder / name
    file.write_text(text)
    return file


def options(writer: Person) -> list[str]:
    return ["--medication", "testmed", "--kind", "full-guide", "--author", writer.username]


def test_makes_a_draft_with_its_quarantine(plain: Path, writer: Person, medicine: Medication) -> None:
    out, err = run("import_article", plain, *options(writer))

    article = Article.objects.get()
    assert (article.medication, article.kind, article.author) == (medicine, "full-guide", writer)
    assert "- Do not stop suddenly." in article.body
    assert "Share this article" in set(Quarantined.objects.values_list("text", flat=True))
    assert out.startswith(f"{plain}: “{article.title}”, full-guide, ") and err == ""


def test_front_matter_says_what_the_command_does_not(tmp_path: Path, writer: Person, medicine: Medication) -> None:
    run("import_article", write(tmp_path, "doses.md", MARKDOWN), "--author", writer.username)

    assert (Article.objects.get().title, Article.objects.get().kind) == ("Dosing guide", "dosing")


def test_bad_files_are_named_and_the_others_go_on(
    tmp_path: Path, plain: Path, writer: Person, medicine: Medication
) -> None:
    bad = {
        write(tmp_path, "empty.txt", ""): "empty",
        write(tmp_path, "picture.png", "x"): "must end in .md, .txt, .html, .htm or .docx",
        write(tmp_path, "broken.docx", "no archive"): ".docx",
        write(tmp_path, "large.txt", "x" * (MAX_BYTES + 1)): "5 MB",
        tmp_path / "absent.txt": "cannot be opened: No such file",
        tmp_path: "cannot be opened: Is a directory",
    }
    (tmp_path / "bytes.txt").write_bytes(b"caf\xe9 \x81")

    sentence, out, err = fail("import_article", *bad, tmp_path / "bytes.txt", plain, *options(writer))

    assert sentence == "7 of 8 files cannot be imported."
    lines = err.splitlines()
    for line, (file, reason) in zip(lines, bad.items(), strict=False):
        assert line.startswith(f"{file}: ") and reason in line
    assert lines[-1].startswith(f"{tmp_path / 'bytes.txt'}: ")
    assert out.startswith(f"{plain}: “") and Article.objects.count() == 1


@override_settings(CHECK_SECONDS=0)
def test_a_file_that_takes_too_long_is_named(tmp_path: Path, writer: Person, medicine: Medication) -> None:
    _, _, err = fail("import_article", write(tmp_path, "doses.md", MARKDOWN), "--author", writer.username)
    assert "doses.md: This text takes more than 0 seconds" in err
    assert not Article.objects.exists()


def test_dry_run_prints_what_would_be_made_and_stores_nothing(
    plain: Path, writer: Person, medicine: Medication
) -> None:
    before = Article.history.count()
    out, _ = run("import_article", plain, plain, *options(writer), "--again", "--dry-run", "--format", "json")

    first, second = json.loads(out)
    assert first["article"]["body"].startswith("## What it does")
    assert (first["article"]["slug"], second["article"]["slug"]) == ("taking-it", "taking-it-2")
    assert "Share this article" in {line["text"] for line in first["quarantine"]}
    assert not Article.objects.exists() and not Imported.objects.exists()
    assert Article.history.count() == before


def test_json_is_whole_where_a_file_is_bad(tmp_path: Path, plain: Path, writer: Person, medicine: Medication) -> None:
    bad = write(tmp_path, "empty.txt", "")
    _, out, _ = fail("import_article", bad, plain, *options(writer), "--format", "json")

    first, second = json.loads(out)
    assert (first["file"], first["article"]) == (str(bad), None) and first["reason"]
    assert second["article"]["title"] == Article.objects.get().title


def test_says_what_is_missing(tmp_path: Path, plain: Path, writer: Person, medicine: Medication) -> None:
    strange = write(tmp_path, "strange.md", MARKDOWN.replace("testmed", "nothing"))
    who = ["--author", writer.username]

    assert "give --medication and --kind" in fail("import_article", plain, *who)[2]
    assert "There is no medicine “nothing”. There are: testmed." in fail("import_article", strange, *who)[2]
    assert "There is no medicine “x”" in fail("import_article", plain, *who, "--medication", "x")[0]
    assert "Nobody signs in as “x”" in fail("import_article", plain, "--author", "x")[0]


def test_only_a_writer_imports(plain: Path, medicine: Medication) -> None:
    assert "This needs a writer" in fail("import_article", plain, *options(factory.make_pharmacist()))[2]
    assert not Article.objects.exists()


def test_progress_shows_on_a_terminal_alone(
    plain: Path, writer: Person, medicine: Medication, monkeypatch: pytest.MonkeyPatch
) -> None:
    master, slave = os.openpty()
    with os.fdopen(slave, "w") as terminal:
        monkeypatch.setattr(sys, "stderr", terminal)
        run("import_article", plain, *options(writer))
    shown = os.read(master, 10_000).decode()
    os.close(master)

    assert "Importing" in shown
