"""Only what changed is made anew, and then the folder is the one that a run from nothing would write."""

import re
import tomllib
from datetime import UTC, datetime, time, timedelta
from pathlib import Path
from tempfile import mkdtemp

import pytest
import time_machine
from pytest_django import Settings

from articles.content.stored import Content
from articles.models import Edition
from articles.public.export import version
from articles.published import extracts
from tests import factory
from tests.classes import make_live_class, make_member
from tests.processes import ROOT
from tests.public.export.site import Written

pytestmark = pytest.mark.django_db


def path_of(edition: Edition) -> str:
    return f"/medicines/{edition.medication_slug}/{edition.slug}/"


def from_nothing(site: Written) -> dict[str, bytes]:
    fresh = Written(site.folder.with_name("fresh"))
    fresh.export()
    return fresh.files()


def inodes(site: Written, slug: str) -> set[int]:
    return {file.stat().st_ino for file in (site.root / f"medicines/{slug}").rglob("*") if file.is_file()}


@pytest.mark.slow
def test_the_folder_follows_whatever_happens(site: Written, tmp_path: Path) -> None:
    article, edition = factory.make_live_article()
    class_record, _ = make_live_class()
    member = make_member(class_record)
    factory.publish(member)
    site.export()

    def move() -> None:
        factory.edit(article, article.author, slug="elsewhere")
        factory.publish(article)

    def move_medicine() -> None:
        factory.edit(article.medication, article.author, slug="another-address")
        factory.publish(article.medication)

    def change_class() -> None:
        factory.edit(class_record, class_record.author, summary="They calm, all of them.")
        factory.publish(class_record)
        factory.make_live_article(medication=article.medication)

    changes = (
        move,
        lambda: factory.reaffirm(Edition.objects.latest("pk")),
        lambda: factory.withdraw(edition),
        move_medicine,
        change_class,
        lambda: factory.withdraw(Edition.objects.filter(document=article.medication_id).latest("pk")),
    )
    for change in changes:
        change()
        site.export()
        fresh = Written(Path(mkdtemp(dir=tmp_path)))
        fresh.export()
        assert site.files() == fresh.files(), change


@pytest.mark.once
def test_a_second_run_writes_nothing(site: Written) -> None:
    factory.make_live_article()
    first = site.export()
    release = site.root.readlink()
    second = site.export()
    assert (first.written, first.removed, first.unchanged) == (len(site.pages()) + 1, 0, 0)
    assert (second.written, second.removed, second.unchanged) == (0, 0, first.written)
    assert site.root.readlink() == release


@pytest.mark.once
def test_a_draft_that_is_saved_writes_nothing(site: Written) -> None:
    article, _ = factory.make_live_article()
    site.export()
    release = site.root.readlink()
    factory.edit(article, article.author, short_answer="Not signed.")
    assert site.export().written == 0
    assert site.root.readlink() == release


@pytest.mark.once
def test_one_change_touches_the_files_of_its_medicine_and_the_lists(site: Written) -> None:
    _, edition = factory.make_live_article()
    _, other = factory.make_live_article()
    site.export()
    before = inodes(site, other.medication_slug)
    mine = inodes(site, edition.medication_slug)
    factory.withdraw(edition)
    summary = site.export()
    assert inodes(site, other.medication_slug) == before
    assert len(mine & inodes(site, edition.medication_slug)) > 3, "its record's pages are the same files"
    assert 0 < summary.written < summary.unchanged


@pytest.mark.slow
@pytest.mark.once
def test_a_page_becomes_overdue_and_expires_without_an_act(site: Written) -> None:
    article, edition = factory.make_live_article()
    site.export()
    for days, gone in ((1, False), (100, True)):
        with time_machine.travel(datetime.combine(edition.review_due + timedelta(days), time(12), UTC)):
            site.export()
            fresh = Written(site.folder.with_name(f"fresh-{days}"))
            fresh.export()
            assert site.files() == fresh.files()
        assert site.is_gone(path_of(edition)) == gone


@pytest.mark.once
def test_another_setting_that_pages_show_makes_everything_anew(site: Written, settings: Settings) -> None:
    _, edition = factory.make_live_article()
    site.export()
    settings.BASE_URL, settings.ALLOWED_HOSTS = "http://localhost", ["localhost"]
    site.export()
    assert 'rel="canonical" href="http://localhost/' in site.page(path_of(edition))
    assert site.files() == from_nothing(site)


@pytest.mark.once
def test_another_release_of_the_code_makes_everything_anew(site: Written, monkeypatch: pytest.MonkeyPatch) -> None:
    factory.make_live_article()
    site.export()
    release = site.root.readlink()
    monkeypatch.setattr(version, "PACKAGES", ("Django",))
    assert site.export().written == 0, "the pages are the same"
    assert site.root.readlink() != release


@pytest.mark.slow
@pytest.mark.once
def test_a_state_that_cannot_be_read_makes_everything_anew(site: Written) -> None:
    factory.make_live_article()
    site.export()
    files = site.files()
    for broken in ("", "{}", '{"version": 1, "position": "a", "today": "never", "units": {"a": 1}}'):
        about = site.folder / "releases" / f"{site.root.resolve().name}.json"
        about.write_text(broken)
        assert site.export().written > 0
        assert site.files() == files


@pytest.mark.slow
@pytest.mark.once
def test_the_next_process_reads_no_text_of_a_page_that_stays(site: Written, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nor does it trust what it cannot read, or what another release wrote."""
    factory.make_live_article()
    _, edition = factory.make_live_article(short_answer="It calms like marmalade.")
    site.export()
    factory.withdraw(edition)
    read, real = [], extracts._read

    def reading(content: Content) -> extracts.Extract:
        read.append(content)
        return real(content)

    monkeypatch.setattr(extracts, "_read", reading)
    monkeypatch.setattr(extracts, "_extracts", {})
    site.export()
    assert read == []
    for broken in ("", "{}", '["another release", {"a": "{}"}]'):
        monkeypatch.setattr(extracts, "_extracts", {})
        (site.folder / "extracts.json").write_text(broken)
        factory.make_live_article()
        assert site.export().written > 0
    assert site.files() == from_nothing(site)


@pytest.mark.once
def test_no_page_rests_on_a_room_that_the_version_leaves_out() -> None:
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"]
    (readers,) = [one for one in contracts if one["name"].startswith("Readers' processes load nothing")]
    assert {f"articles.{room}" for room in version.UNSEEN} <= set(readers["forbidden_modules"])


@pytest.mark.once
def test_a_database_that_was_put_back_makes_everything_anew(site: Written, monkeypatch: pytest.MonkeyPatch) -> None:
    article, edition = factory.make_live_article()
    site.export()
    about = site.folder / "releases" / f"{site.root.resolve().name}.json"
    about.write_text(about.read_text().replace('"position": ', '"position": 9'))
    factory.withdraw(edition)
    site.export()
    assert site.files() == from_nothing(site)


@pytest.mark.once
def test_every_setting_that_a_page_can_show_is_part_of_the_version() -> None:
    """Those that the readers' face asks for, but what serving, reports and accounts are about."""
    rooms = [*ROOT.glob("articles/public/*.py"), *ROOT.glob("articles/published/*.py")]
    rooms += [*ROOT.glob("articles/templatetags/*.py"), ROOT / "klonoinfo/context.py"]
    names = {name for file in rooms for name in re.findall(r"settings\.([A-Z_]+)", file.read_text())}
    assert names - {"REPORTS_PER_HOUR"} <= set(version.SETTINGS) and len(names) > 4
