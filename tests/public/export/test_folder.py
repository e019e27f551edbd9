"""The folder: exchanged at once, written by one, and nothing in it deleted that is not ours."""

import signal
import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import pytest
from django.core.handlers.wsgi import WSGIHandler

from articles.models import Edition
from articles.public.export import Export, ExportRefused, locked
from tests import factory
from tests.prepared import write_chain
from tests.processes import ROOT, variables
from tests.public.export.site import Written

pytestmark = [pytest.mark.django_db, pytest.mark.once]


@pytest.fixture
def edition() -> Edition:
    return factory.make_live_article()[1]


def path_of(edition: Edition) -> str:
    return f"/medicines/{edition.medication_slug}/{edition.slug}/"


def left_over(site: Written) -> list[Path]:
    """What no release shows, beside the folders that hold all and the file of the lock."""
    shown = {file.resolve() for file in site.root.resolve().rglob("*")}
    number = site.root.resolve().name
    units = [folder for unit in (site.folder / "units").iterdir() for folder in unit.iterdir() if folder.is_dir()]
    releases = [folder for folder in (site.folder / "releases").iterdir() if folder.is_dir()]
    unused = [unit for unit in units if not any(file.is_relative_to(unit) for file in shown)]
    return unused + [release for release in releases if release.name != number]


def test_the_site_is_exchanged_at_once(site: Written, edition: Edition) -> None:
    """First the notice in place of the page, then the lists: each time all files that go together."""
    site.export()
    seen = [site.files()]
    factory.withdraw(edition)
    write_chain()
    with locked(site.folder) as place:
        seen += [site.files() for _ in Export(place, WSGIHandler()).steps()]
    notices, lists = (changed(*pair) for pair in pairwise(seen))
    assert {name.split("/")[0] for name in notices} == {"medicines", "feeds"}
    assert "index.html" in lists and "sitemap.xml" in lists and not any("testazepam" in name for name in lists)


def changed(before: dict[str, bytes], now: dict[str, bytes]) -> set[str]:
    return {name for name in before.keys() | now.keys() if before.get(name) != now.get(name)}


def test_a_first_run_shows_nothing_before_it_is_complete(site: Written, edition: Edition) -> None:
    write_chain()
    with locked(site.folder) as place:
        steps = Export(place, WSGIHandler()).steps()
        next(steps)
        assert not site.root.exists()
        steps.close()
    site.export()
    assert "It calms the brain." in site.page(path_of(edition))


@pytest.mark.slow
def test_what_is_withdrawn_during_a_long_run_is_gone_before_that_ends(
    site: Written, edition: Edition, monkeypatch: pytest.MonkeyPatch
) -> None:
    for slug in ("zolpitest-1", "zolpitest-2", "zolpitest-3"):  # each comes after the medicine of the edition
        factory.make_live_medication(slug=slug)
    site.export()
    monkeypatch.setattr("articles.public.export.export.version", lambda: "another release")
    with locked(site.folder) as place:
        steps = Export(place, WSGIHandler()).steps()
        next(steps)
        factory.withdraw(edition)
        write_chain()
        taken_down_after = next(number for number, _ in enumerate(steps) if site.is_gone(path_of(edition)))
        rest = sum(1 for _ in steps)
    assert (taken_down_after, rest) == (1, 3)


def test_two_runs_at_once_are_refused(site: Written, edition: Edition) -> None:
    with locked(site.folder), pytest.raises(ExportRefused, match="Another export is writing"):
        site.export()
    assert site.export().written > 0


def test_files_of_others_are_left_alone(site: Written, edition: Edition) -> None:
    site.folder.mkdir()
    mine = site.folder / "thesis.txt"
    mine.write_text("years of work")
    with pytest.raises(ExportRefused, match="has files that no export wrote"):
        site.export()
    assert [file.name for file in site.folder.iterdir()] == ["thesis.txt"]
    mine.unlink()
    site.export()
    for place in (site.folder, site.folder / "units", site.folder / "releases"):
        (place / "notes.txt").write_text("mine")
    (site.folder / "units/mine").mkdir()
    factory.withdraw(edition)
    site.export()
    assert len(list(site.folder.rglob("notes.txt"))) == 3 and (site.folder / "units/mine").exists()


def test_nothing_is_left_over(site: Written, edition: Edition) -> None:
    site.export()
    factory.withdraw(edition)
    site.export()
    assert left_over(site) == []


@pytest.mark.parametrize("moment", ["units/medicine-*", "releases/*/medicines", "current.half", "units/site"])
@pytest.mark.django_db(transaction=True)
def test_a_run_that_is_killed_leaves_a_complete_site(site: Written, edition: Edition, moment: str) -> None:
    """Killed when it first wrote at that place."""
    site.export()
    before = site.files()
    factory.withdraw(edition)
    command = [sys.executable, "-m", "tests.public.export.killed", str(site.folder), moment]
    done = subprocess.run(command, cwd=ROOT, env=variables(), check=False, capture_output=True, text=True)
    assert done.returncode == -signal.SIGKILL, done.stderr
    assert bool(changed(before, site.files())) == (moment == "units/site"), "lists come after the notice"
    site.export()
    fresh = Written(site.folder.with_name("fresh"))
    fresh.export()
    assert site.files() == fresh.files() and left_over(site) == []


@pytest.mark.django_db(transaction=True)
def test_a_full_disk_leaves_the_old_site(site: Written, edition: Edition) -> None:
    """Or a quota: here no file may have more than two kilobytes."""
    site.export()
    before = site.files()
    factory.withdraw(edition)
    # Nor may what Python compiles: a piece of it would stay beside the sources, and stop every process after this one.
    command = (
        f"export PYTHONDONTWRITEBYTECODE=1; ulimit -f 2; exec {sys.executable} manage.py export_site {site.folder}"
    )
    done = subprocess.run(
        ["/bin/bash", "-c", command], cwd=ROOT, env=variables(), check=False, capture_output=True, text=True
    )
    assert done.returncode == 1
    assert "cannot be written: File too large. The site that was there still is." in done.stderr
    assert site.files() == before
    site.export()
    assert site.is_gone(path_of(edition)) and left_over(site) == []
