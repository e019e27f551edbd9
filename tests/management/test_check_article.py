import json
from io import StringIO
from pathlib import Path
from typing import Any
from unicodedata import normalize

import pytest
from django.core.management import CommandError, call_command
from django.db import OperationalError

from articles.management.commands import check_article
from articles.models import Article, drafting
from tests import factory
from tests.facts import make_facts

pytestmark = pytest.mark.django_db

RAW = """Clonazepam for worried people

How do I take it?

Start with .5 mg at night.

Site poll

Total votes: 12
"""


def checked(*sources: str | Path, **options: Any) -> tuple[int, str, str]:
    """Exit status, what was told and what went wrong."""
    out, err = StringIO(), StringIO()
    try:
        call_command("check_article", *map(str, sources), stdout=out, stderr=err, **options)
        status = 0
    except SystemExit as ended:
        status = int(str(ended.code))
    return status, out.getvalue(), err.getvalue()


@pytest.fixture
def raw(tmp_path: Path) -> Path:
    file = tmp_path / "raw.txt"
    file.write_text(RAW)
    return file


def test_a_file_is_checked_and_nothing_is_stored(raw: Path) -> None:
    record = factory.make_live_medication()
    status, told, _ = checked(raw, medication=record.slug, kind="full-guide", format="json")
    (report,) = json.loads(told)
    assert (report["source"], report["medication"], report["kind"]) == (str(raw), record.slug, "full-guide")
    found = {one["rule"]: one for one in report["findings"]}
    naked = found["DOSE-001"]
    assert (naked["severity"], naked["fragment"], naked["fix"]) == ("blocking", ".5 mg", "0.5 mg")
    assert RAW[naked["start"] : naked["end"]] == ".5 mg"
    assert "Total votes: 12" in found["SCR-001"]["fragment"]
    assert (status, Article.objects.exists()) == (1, False)


def test_a_stored_article_is_checked_by_its_address() -> None:
    article = factory.make_article(body="## How to take it {: dosing }\n\nTake .5 mg at night for panic disorder.")
    status, told, _ = checked(article.slug, medication=article.medication.slug)
    assert status == 1
    assert "blocking: DOSE-001 at dosing:" in told


def test_sarif_names_every_rule_and_place(raw: Path) -> None:
    record = factory.make_live_medication()
    _, told, _ = checked(raw, medication=record.slug, kind="other", format="sarif")
    (run,) = json.loads(told)["runs"]
    known = {rule["id"] for rule in run["tool"]["driver"]["rules"]}
    assert {result["ruleId"] for result in run["results"]} <= known
    regions = [result["locations"][0]["physicalLocation"]["region"] for result in run["results"]]
    assert {"charOffset": RAW.index(".5 mg"), "charLength": 5} in regions


def test_what_cannot_be_read_is_named_and_the_others_go_on(raw: Path, tmp_path: Path) -> None:
    record, empty = factory.make_live_medication(), tmp_path / "empty.txt"
    empty.touch()
    status, told, wrong = checked(empty, raw, tmp_path / "none.txt", medication=record.slug, kind="other")
    assert status == 2
    assert f"{raw}: " in told
    assert [line.partition(": ")[0] for line in wrong.splitlines()] == [str(empty), str(tmp_path / "none.txt")]


def test_needs_a_medicine_with_a_live_record(raw: Path) -> None:
    with pytest.raises(CommandError, match="no medicine") as unknown:
        checked(raw, medication="unknown")
    draft = factory.make_medication()
    with pytest.raises(CommandError, match="no live edition") as unsigned:
        checked(raw, medication=draft.slug)
    assert (unknown.value.returncode, unsigned.value.returncode) == (2, 2)


def test_a_database_that_cannot_be_read_is_no_blocking_finding(raw: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(medication: int) -> None:
        raise OperationalError("no such column")

    record = factory.make_live_medication()
    monkeypatch.setattr(check_article, "standing_edition", broken)
    with pytest.raises(CommandError, match="cannot be read") as refused:
        checked(raw, medication=record.slug)
    assert refused.value.returncode == 2


def test_accents_that_stand_apart_hide_nothing(tmp_path: Path) -> None:
    record, file = factory.make_live_medication(), tmp_path / "apart.md"
    text = normalize("NFD", "# Café\n\n## Doses\n\nTake .5 mg at the café.\n")
    file.write_text(text)
    _, told, _ = checked(file, medication=record.slug, kind="other", format="json")
    [naked] = [one for one in json.loads(told)[0]["findings"] if one["rule"] == "DOSE-001"]
    assert text[naked["start"] : naked["end"]] == naked["fragment"] == ".5 mg"


def test_a_dose_above_the_records_maximum_is_found(tmp_path: Path) -> None:
    record, file = factory.make_medication(), tmp_path / "high.txt"
    with drafting(record, by=record.author, reason="Facts."):
        make_facts(record)
    factory.publish(record)
    file.write_text("For panic disorder the most that adults take is 40 mg a day.")
    _, told, _ = checked(file, medication=record.slug, kind="dosing")
    assert "blocking: DOSE-009" in told and "4 mg/day" in told


def test_a_fact_that_another_live_article_gives_otherwise_is_found(tmp_path: Path) -> None:
    said = "Its half-life is {} hours.[^label]"
    live = factory.make_article(body=f"{factory.BODY}\n\n{said.format(20)}")
    factory.publish(live)
    file = tmp_path / "other.txt"
    file.write_text(f"Clonazepam for worried people\n\n{said.format(50)}")
    _, told, _ = checked(file, medication=live.medication.slug, kind="other")
    assert "CON-002" in told and live.title in told


def test_names_of_other_records_are_compared_with(tmp_path: Path) -> None:
    record, file = factory.make_live_medication(), tmp_path / "names.txt"
    factory.publish(factory.make_medication(name="examplamine", slug="examplamine"))
    file.write_text("Some people are given examplanine instead.")
    _, told, _ = checked(file, medication=record.slug, kind="other")
    assert "blocking: NAME-001" in told and "“examplamine”" in told


def test_what_comes_from_the_class_counts_as_the_records_own(tmp_path: Path) -> None:
    of_class = factory.make_medication(is_class=True)
    factory.publish(of_class)
    with drafting(of_class, by=of_class.author, reason="Stopping."):
        of_class.stopping = "gradual"
        of_class.save()
    factory.publish(of_class)
    record = factory.make_medication(class_record=of_class)
    factory.publish(record)
    file = tmp_path / "short.txt"
    file.write_text("It calms the brain.")
    _, told, _ = checked(file, medication=record.slug, kind="other")
    assert "blocking: SAF-003" in told


@pytest.mark.parametrize(
    ("text", "rule"),
    [("# Sleep\n\nTake \u202e05\u202c mg at night.\n", "TXT-006"), ("# Sleep\n\nTake 4⁰ mg at night.\n", "TXT-006")],
)
def test_what_readers_see_otherwise_is_found(text: str, rule: str, tmp_path: Path) -> None:
    record, file = factory.make_live_medication(), tmp_path / "turned.md"
    file.write_text(text)
    _, told, _ = checked(file, medication=record.slug, kind="other", format="json")
    found = [one for one in json.loads(told)[0]["findings"] if one["rule"] == rule]
    assert found and {one["severity"] for one in found} == {"blocking"}


def test_the_address_of_a_link_is_no_claim(tmp_path: Path) -> None:
    record, file = factory.make_live_medication(), tmp_path / "link.md"
    file.write_text("# Licence\n\n## Who says so\n\nRead [the licence](#take-500mg-now) that *0.5 mg* is enough.\n")
    _, told, _ = checked(file, medication=record.slug, kind="other", format="json")
    findings = json.loads(told)[0]["findings"]
    assert [one["message"] for one in findings if one["rule"] == "CLM-001"] == [
        "“Read the licence that 0.5 mg is enough” gives a number without a source."
    ]


def test_a_file_without_a_medicine_gets_what_needs_no_record(raw: Path) -> None:
    status, output, _ = checked(raw, format="json")
    (report,) = json.loads(output)
    assert (status, report["medication"]) == (1, "")
    assert {"DOSE-001", "SCR-001"} <= {one["rule"] for one in report["findings"]}


def test_an_article_needs_its_medicine() -> None:
    status, _, error = checked("overdose")
    assert status == 2
    assert "--medication" in error


def test_claims_are_explained_by_the_record_and_by_each_other(tmp_path: Path) -> None:
    record, file = factory.make_medication(), tmp_path / "claims.txt"
    with drafting(record, by=record.author, reason="Facts."):
        make_facts(record)
    factory.publish(record)
    file.write_text("For panic disorder the maximum is 4 mg a day.\n\nFor panic disorder the maximum is 40 mg a day.")
    _, lines, _ = checked(file, medication=record.slug, kind="dosing", explain=True)
    assert "agrees: the record gives a maximum of 4 mg/day" in lines
    assert "DIFFERS: the record gives at most 4 mg/day" in lines
    assert "contradicts “maximum is 40 mg a day”" in lines
    _, values, _ = checked(file, medication=record.slug, kind="dosing", explain=True, format="json")
    explained = [claim for claim in json.loads(values)[0]["claims"] if claim["measure"] == "dose"]
    assert [(claim["words"], claim["agrees"]) for claim in explained] == [
        ("maximum is 4 mg a day", True),
        ("maximum is 40 mg a day", False),
    ]


def test_without_being_asked_no_claim_is_printed(raw: Path) -> None:
    _, lines, _ = checked(raw)
    assert "claim at" not in lines
