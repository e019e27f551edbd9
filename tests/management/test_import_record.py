from pathlib import Path
from typing import Any

import pytest
from django.db import transaction
from django.test import override_settings

from articles.models import Medication, Person
from articles.versions.snapshot import record_snapshot
from tests import classes, factory
from tests.management.commands import fail, run
from tests.snapshots import everything
from tests.verbs import RECORD_FILE

pytestmark = pytest.mark.django_db
WHY = "The label of 2024."


@pytest.fixture
def writer() -> Person:
    return factory.make_writer()


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return write(tmp_path / "record.yaml", RECORD_FILE.decode())


def write(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    return path


def options(by: Person) -> tuple[str, ...]:
    return "--by", by.username, "--reason", WHY


def refused(*arguments: object) -> list[str]:
    """What it says on standard error of a run that stores nothing."""
    before = everything()
    sentence, out, err = fail("import_record", *arguments)
    assert sentence.startswith("Nothing was imported: ") and out == "" and everything() == before
    return err.splitlines()


def test_makes_a_draft(file: Path, writer: Person) -> None:
    out, err = run("import_record", file, *options(writer))
    record = Medication.objects.get()
    assert (record.slug, record.author, record.history.get().history_change_reason) == ("readazepam", writer, WHY)
    assert (out, err) == (
        f"{file}: “readazepam”, a new draft: names 1 added; products 1 added; references 1 added.\n",
        "",
    )


def test_by_the_address_of_the_mail(file: Path) -> None:
    writer = factory.make_writer(email="kim@medicines.example")
    run("import_record", file, "--by", "Kim@medicines.example", "--reason", WHY)
    assert Medication.objects.get().author == writer


def test_says_what_changed_row_by_row(file: Path, writer: Person) -> None:
    run("import_record", file, *options(writer))
    text = RECORD_FILE.decode().replace(".5mg", "1 mg").replace("It calms.", "It calms the brain.")
    write(file, text.replace("{name: Brandex", "{name: Other, role: other, source: label}, {name: Brandex"))
    out, _ = run("import_record", file, *options(writer))
    assert out.splitlines() == [
        f"{file}: “readazepam”, changed: names 1 added; products 1 changed.",
        "  ~ summary: “It calms.” becomes “It calms the brain.”",
        "  + names: Other, other",
        "  ~ products: tablet, 0.5 mg: strength: “0.5 mg” becomes “1 mg”",
    ]
    assert run("import_record", file, *options(writer))[0] == f"{file}: “readazepam”, nothing is different.\n"


def test_dry_run_says_what_would_change_and_block_and_stores_nothing(file: Path, writer: Person) -> None:
    before = everything()
    out, _ = run(
        "import_record", write(file, f"{RECORD_FILE.decode()}author: {writer.name}\n"), *options(writer), "--dry-run"
    )
    assert everything() == before
    assert out.splitlines() == [
        f"{file}: “readazepam”, a new draft: names 1 added; products 1 added; references 1 added.",
        "  would block a submit: Reference [^label] lacks its date on which it was read.",
        "A dry run: nothing was stored.",
    ]


def test_dry_run_says_which_findings_block(file: Path, writer: Person) -> None:
    doses = "{indication: panic, start: 5 mg/day, maximum: 1 mg/day, source: label}"
    uses = "{name: panic, status: labelled, country: US, source: label}"
    write(file, f"{RECORD_FILE.decode()}indications: [{uses}]\ndoses: [{doses}]\n")
    out, _ = run("import_record", file, *options(writer), "--dry-run")
    assert "  would block a submit: REC-" in out


@override_settings(CHECK_SECONDS=0)
def test_a_file_that_takes_too_long_is_named(file: Path, writer: Person) -> None:
    assert "takes more than 0 seconds" in refused(file, *options(writer))[0]


def test_nothing_is_stored_where_one_file_is_bad(tmp_path: Path, file: Path, writer: Person) -> None:
    bad = {
        write(
            tmp_path / "keys.yaml", "slug: a\nname: a\nsumary: x\n"
        ): "There is no key “sumary”. Did you mean “summary”?",
        write(tmp_path / "rows.yaml", "slug: b\nname: b\nproducts: [{strength: half}]\n"): "products, row 1, form: ",
        write(tmp_path / "notes.txt", "x"): "The file's name must end in .yaml, .yml or .json.",
        write(tmp_path / "again.yaml", RECORD_FILE.decode()): f"It is of the same record as {file}.",
        tmp_path / "absent.yaml": "It cannot be opened: No such file or directory.",
        tmp_path: "It cannot be opened: Is a directory.",
    }
    lines = refused(file, *bad, *options(writer))
    for path, expected in bad.items():
        assert any(line.startswith(f"{path}: ") and expected in line for line in lines), (path, lines)
    assert f"{tmp_path / 'rows.yaml'}: products, row 1, strength: “half” is no quantity" in "\n".join(lines)


def test_who_may_and_why(file: Path, writer: Person) -> None:
    assert refused(file, *options(factory.make_pharmacist())) == [f"{file}: This needs a writer."]
    assert "Say why" in refused(file, "--by", writer.username, "--reason", " ")[0]
    assert "Nobody signs in as “x”." in fail("import_record", file, "--by", "x", "--reason", WHY)[0]
    assert "Nobody signs in as “”." in fail("import_record", file, "--by", "", "--reason", WHY)[0]
    assert "--reason" in fail("import_record", file, "--by", writer.username)[0]


def test_another_named_author(file: Path, writer: Person) -> None:
    other = factory.make_writer()
    run("import_record", file, *options(writer), "--author", other.username)
    assert Medication.objects.get().author == other
    assert "is no writer" in refused(file, *options(writer), "--author", factory.make_pharmacist().username)[0]


def test_a_draft_that_waits_or_that_somebody_else_saved(file: Path, writer: Person) -> None:
    run("import_record", file, *options(writer))
    record = Medication.objects.get()
    factory.edit(record, other := factory.make_writer(), country="GB")
    assert f"{other.name} saved this draft" in refused(file, *options(writer))[0]
    waiting = factory.make_medication()
    run("export_record", waiting.slug, "--to", file)
    factory.submit(waiting)
    assert "waits for its decision" in refused(file, *options(waiting.author))[0]


def test_a_class_comes_before_its_members_whatever_their_order(tmp_path: Path, writer: Person) -> None:
    member = write(tmp_path / "a.yaml", RECORD_FILE.decode() + "class_record: zepams\n")
    of_class = write(tmp_path / "z.yaml", "slug: zepams\nname: zepams\nis_class: true\n")
    run("import_record", member, of_class, *options(writer))
    assert Medication.objects.get(slug="readazepam").class_record == Medication.objects.get(slug="zepams")


def test_a_class_that_is_not_there(file: Path, writer: Person) -> None:
    write(file, RECORD_FILE.decode() + "class_record: zepams\n")
    there = "class_record: there is no record of a class at “zepams”. There are: none yet."
    assert refused(file, *options(writer)) == [f"{file}: {there}"]


@pytest.mark.parametrize("form", ["yaml", "json"])
def test_an_export_imports_into_an_empty_database_to_the_same_content_digest(
    form: str, tmp_path: Path, writer: Person
) -> None:
    file, of_class = tmp_path / f"record.{form}", classes.make_live_class()[0]
    with transaction.atomic():
        before = digest(classes.make_member(of_class, writer, slug="member", name="Member", review_months=6))
        run("export_record", "member", "--to", file)
        transaction.set_rollback(True)
    assert not Medication.objects.filter(slug="member").exists()

    run("import_record", file, *options(writer))

    assert digest(Medication.objects.get(slug="member")) == before


def digest(record: Any) -> str:
    return record_snapshot(record).content.digest
