from pathlib import Path

import pytest

from tests.tally import Tally

REPORT = """
<testsuites><testsuite>
  <testcase name="works" />
  <testcase name="breaks"><failure message="no" /></testcase>
  <testcase name="trips"><error message="no" /></testcase>
  <testcase name="waits"><skipped message="no Chromium found" /></testcase>
</testsuite></testsuites>
"""


def test_counts_are_read_from_every_report(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    report, tally = tmp_path / "report.xml", Tally()
    report.write_text(REPORT)
    tally.add(1, report)
    tally.add(1, report)
    tally.say()
    assert capsys.readouterr().out == "\nSkipped: no Chromium found (2).\n2 passed, 4 failed, 2 skipped\n"
    assert tally.status(all_required=False) == 1


def test_nothing_skipped_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    Tally(passed=3).say()
    assert capsys.readouterr().out == "\nSkipped: nothing.\n3 passed, 0 failed\n"


def test_a_run_that_broke_off_without_report_fails(tmp_path: Path) -> None:
    tally = Tally(passed=3)
    tally.add(4, tmp_path / "report.xml")
    assert tally.status(all_required=False) == 1


def test_a_run_that_chose_nothing_is_fine_beside_one_that_did(tmp_path: Path) -> None:
    tally = Tally(passed=3)
    tally.add(5, tmp_path / "report.xml")
    assert tally.status(all_required=True) == 0


def test_no_test_at_all_fails() -> None:
    assert Tally().status(all_required=False) == 1


def test_a_skip_fails_only_where_all_is_required() -> None:
    tally = Tally(passed=3)
    tally.skips["no Chromium found"] += 1
    assert (tally.status(all_required=False), tally.status(all_required=True)) == (0, 1)
