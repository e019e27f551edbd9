"""The folder into which the site is written.

    current → releases/9            what a web server shows: one link, exchanged at once
    releases/9/                     links alone, to the folders of units
    releases/9.json                 what this release was made of
    extracts.json                   what lists say of each page that is up: the next run then need not read its text
    units/medicine-clonazepam/7/    files, from the root of the site; never changed
    units/medicine-clonazepam/7.json
    static/                         style sheets, scripts and icons: they stay, for pages that somebody has open

Numbers rise. What no release shows any more is deleted, and nothing else: what has another name is left alone.
"""

import fcntl
import json
import os
import shutil
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from ...published.freshness import State
from .pages import ExportedPage, ExportRefused

MARK = ".export_site"
"""A folder that has this file is one of ours. Whoever writes there holds a lock on it."""


@dataclass(frozen=True)
class MadeUnit:
    number: int
    """Of its folder."""
    pages: int
    """How many."""
    keys: frozenset[str]
    """Those of all its pages."""
    links: tuple[str, ...]
    """What of a release leads to its files, from the root of the site."""


@dataclass(frozen=True)
class Release:
    number: int
    version: str
    state: State
    units: Mapping[str, MadeUnit]

    def as_json(self) -> str:
        units = {
            name: [unit.number, unit.pages, sorted(unit.keys), list(unit.links)] for name, unit in self.units.items()
        }
        position, today = self.state.position, self.state.today.isoformat()
        return json.dumps({"version": self.version, "position": position, "today": today, "units": units})

    @classmethod
    def read(cls, number: int, text: str) -> "Release":
        """ValueError, KeyError or TypeError where it is none."""
        row = json.loads(text)
        units = {
            name: MadeUnit(number, pages, frozenset(keys), tuple(links))
            for name, (number, pages, keys, links) in row["units"].items()
        }
        return cls(number, row["version"], State(row["position"], date.fromisoformat(row["today"])), units)


@contextmanager
def locked(path: Path) -> Iterator["ExportFolder"]:
    """Raises ExportRefused where somebody else writes there, or where the folder has files that are not ours."""
    path.mkdir(parents=True, exist_ok=True)
    mark = path / MARK
    if not mark.exists() and any(path.iterdir()):
        raise ExportRefused(f"{path} has files that no export wrote. Name a folder that is empty or not there yet.")
    with mark.open("a") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise ExportRefused(f"Another export is writing into {path}. Nothing was done.") from None
        yield ExportFolder(path)


class ExportFolder:
    def __init__(self, path: Path) -> None:
        self._current = path / "current"
        self._releases, self._units, self._static = path / "releases", path / "units", path / "static"
        self._extracts = path / "extracts.json"
        for folder in (self._releases, self._units, self._static):
            folder.mkdir(exist_ok=True)

    def release(self) -> Release | None:
        """What is shown now; None where nothing is, or where it cannot be told what it was made of."""
        try:
            number = int(self._current.readlink().name)
            return Release.read(number, self._about(self._releases, number).read_text())
        except (OSError, ValueError, KeyError, TypeError):
            return None

    def extracts(self, version: str) -> dict[str, str]:
        """As this version of the code wrote them, each as JSON; none where they cannot be read."""
        try:
            written, extracts = json.loads(self._extracts.read_text())
            return dict(extracts) if written == version else {}
        except (OSError, ValueError, TypeError):
            return {}

    def write_extracts(self, version: str, extracts: Mapping[str, str]) -> None:
        half = self._extracts.with_name("extracts.half")
        half.write_text(json.dumps([version, extracts]))
        half.replace(self._extracts)

    def last_number(self) -> int:
        folders = [self._releases, *self._units.iterdir()]
        return max((number for folder in folders for number in _numbers(folder)), default=0)

    def pages(self, unit: str, number: int) -> dict[str, ExportedPage]:
        """By path."""
        rows = json.loads(self._about(self._units / unit, number).read_text())
        return {
            path: ExportedPage(digest, frozenset(keys), tuple(files)) for path, (digest, keys, files) in rows.items()
        }

    def write_unit(
        self, unit: str, number: int, pages: Mapping[str, ExportedPage], fresh: Mapping[str, bytes], before: int
    ) -> None:
        """Files that are not fresh are those of the folder `before`."""
        folder = self._units / unit / str(number)
        parents = {str(Path(file).parent) for page in pages.values() for file in page.files}
        for parent in sorted(parents):
            (folder / parent).mkdir(parents=True, exist_ok=True)
        for page in pages.values():
            for file in page.files:
                if file in fresh:
                    (folder / file).write_bytes(fresh[file])
                else:
                    os.link(folder.with_name(str(before)) / file, folder / file)
        rows = {path: [page.digest, sorted(page.keys), list(page.files)] for path, page in pages.items()}
        self._about(folder.parent, number).write_text(json.dumps(rows))

    def write_static(self, files: Mapping[str, bytes]) -> None:
        for name, body in files.items():
            file = self._static / name
            if not file.exists() or file.read_bytes() != body:
                file.parent.mkdir(parents=True, exist_ok=True)
                half = file.with_name(f"{file.name}.half")
                half.write_bytes(body)
                half.replace(file)

    def show(self, release: Release, before: Release | None) -> None:
        """Exchanges the site for what is shown `before`. A reader gets the old one or the new one; a process that is
        killed leaves one of them.
        """
        root = self._releases / str(release.number)
        for folder in sorted({link.rpartition("/")[0] for unit in release.units.values() for link in unit.links}):
            (root / folder).mkdir(parents=True, exist_ok=True)
        changed = _changed(before, release)
        for name, unit in release.units.items():
            same = f"{self._releases}/{before.number}" if before and name not in changed else ""
            for link in unit.links:
                up = "../" * (link.count("/") + 2)
                _lead(f"{root}/{link}", f"{up}units/{name}/{unit.number}/{link}", same and f"{same}/{link}")
        (root / "static").symlink_to("../../static")
        self._about(self._releases, release.number).write_text(release.as_json())
        half = self._current.with_name("current.half")
        half.unlink(missing_ok=True)
        half.symlink_to(f"releases/{release.number}")
        # Else the link could be on the disk before the files are, when the power fails.
        os.sync()
        half.replace(self._current)
        self._sweep(release, changed if before else self._names())

    def sweep(self, shown: Release) -> None:
        """Deletes what it does not show: older releases, and what a run that was killed left."""
        self._sweep(shown, self._names())

    def _sweep(self, shown: Release, units: Iterable[str]) -> None:
        _keep(self._releases, shown.number)
        for name in units:
            _keep(self._units / name, shown.units[name].number if name in shown.units else 0)

    def _names(self) -> list[str]:
        """Of all units that ever were there."""
        return [folder.name for folder in self._units.iterdir()]

    @staticmethod
    def _about(folder: Path, number: int) -> Path:
        return folder / f"{number}.json"


def _changed(before: Release | None, now: Release) -> frozenset[str]:
    """The units that are others by now, or were not there."""
    known = before.units if before else {}
    return frozenset(name for name, unit in now.units.items() if name not in known or known[name].number != unit.number)


def _lead(link: str, target: str, same: str) -> None:
    """`same` is a link to there, or "": another name for it costs a tenth of another link, and there are thousands."""
    if same:
        # Not every file system can do it.
        with suppress(OSError):
            os.link(same, link, follow_symlinks=False)
            return
    Path(link).symlink_to(target)


def _numbers(folder: Path) -> Iterable[int]:
    try:
        return [int(file.name) for file in folder.iterdir() if file.name.isdigit()]
    except NotADirectoryError:
        return []


def _keep(folder: Path, shown: int) -> None:
    for number in _numbers(folder):
        if number != shown:
            shutil.rmtree(folder / str(number))
            (folder / f"{number}.json").unlink(missing_ok=True)
