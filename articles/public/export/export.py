"""Writes the site: first what readers must no longer get, and lists when the pages that they name are there."""

from collections.abc import Generator, Iterator
from dataclasses import dataclass, replace

from ...published import everywhere, extracts, freshness, shelf
from ...published.freshness import EVERYTHING, RECORDS, SITE, State
from ...published.lasting import one_moment
from ..serving.asking import Application
from . import pages, static, units
from .folder import ExportFolder, MadeUnit, Release
from .pages import ExportedPage
from .version import version

ALL = frozenset({EVERYTHING})
NOTHING: frozenset[str] = frozenset()
Queue = dict[str, frozenset[str]]
"""Units that wait, and the keys of what changed in them."""


@dataclass
class Summary:
    """Of one run, in pages."""

    written: int = 0
    removed: int = 0
    unchanged: int = 0

    def __str__(self) -> str:
        return f"{self.written:,} pages written, {self.removed:,} removed, {self.unchanged:,} unchanged."


class Export:
    """Of one folder. It can run again and again, and takes up each time what changed since."""

    def __init__(self, folder: ExportFolder, application: Application) -> None:
        self._folder, self._application = folder, application
        self._version, self._written_static = version(), set[str]()
        self._written_extracts = folder.extracts(self._version)
        extracts.remember(self._written_extracts)
        self.begin()

    def begin(self) -> None:
        """From what the folder shows: at first, and after a run that failed."""
        self._shown = self._folder.release()
        if self._shown:
            self._folder.sweep(self._shown)
        self._number = self._folder.last_number()
        self._units: dict[str, MadeUnit] = dict(self._shown.units) if self._shown else {}
        is_usable = self._shown and self._shown.version == self._version
        self._known: State | None = self._shown.state if self._shown and is_usable else None
        self._first: Queue = {}
        self._later: Queue = {}
        self.summary = Summary()

    @property
    def waiting(self) -> int:
        """How many units."""
        return len(self._first) + len(self._later)

    def look(self) -> None:
        """Takes up what changed since the last look."""
        now = freshness.state()
        changed = freshness.touched(self._known, now) if self._known else ALL
        self._known = now
        if changed:
            self._want(changed)

    def steps(self) -> Generator[None]:
        """Makes one unit after the other. Shows what has to be seen at once when that is made, and at the end all."""
        self.summary = Summary()
        self.look()
        while self.waiting:
            is_urgent = bool(self._first)
            queue = self._first or self._later
            unit = next(iter(queue))
            self._make(unit, queue.pop(unit))
            self.look()
            if is_urgent and not self._first and self._later and self._shown:
                # Lists and the rest are still the old ones: so is what the next run holds this one for.
                self._show(self._shown.version, self._shown.state)
            if not self.waiting and self._known:
                self._write_extracts()
                self._show(self._version, self._known)
            yield
        self.summary.unchanged = sum(unit.pages for unit in self._units.values()) - self.summary.written

    def _want(self, changed: frozenset[str]) -> None:
        """Units that a change touches: first those of which readers must no longer get something, last the lists. A
        page that only names another medicine can wait.
        """
        if EVERYTHING in changed:
            wanted = list(map(units.unit_of, everywhere.medicine_slugs()))
            urgent = set(map(units.unit_of, everywhere.slugs_with_pages_down()))
        else:
            known = {name for name, unit in self._units.items() if not unit.keys.isdisjoint(changed)}
            wanted = sorted(filter(units.is_of_medicine, known | changed))
            its_own = changed - {RECORDS}
            urgent = {name for name in wanted if name in changed or not self._keys(name).isdisjoint(its_own)}
        for name in wanted:
            waiting = self._first.pop(name, NOTHING) | self._later.pop(name, NOTHING) | changed
            (self._first if name in urgent else self._later)[name] = waiting
        self._later[SITE] = self._later.pop(SITE, NOTHING) | changed

    def _keys(self, name: str) -> frozenset[str]:
        return self._units[name].keys if name in self._units else NOTHING

    def _make(self, name: str, changed: frozenset[str]) -> None:
        before = self._folder.pages(name, self._units[name].number) if name in self._units else {}
        now: dict[str, ExportedPage] = {}
        fresh: dict[str, bytes] = {}
        with pages.one_connection(), one_moment():
            for path in units.paths(name):
                known = before.get(path)
                if known and EVERYTHING not in changed and known.keys.isdisjoint(changed):
                    now[path] = known
                else:
                    now |= self._make_page(path, known, fresh)
        self.summary.written += sum(page.digest != _digest(before.get(path)) for path, page in now.items())
        self.summary.removed += len(before.keys() - now.keys())
        if now != before:
            self._units[name] = self._write(name, now, fresh)

    def _make_page(self, path: str, known: ExportedPage | None, fresh: dict[str, bytes]) -> dict[str, ExportedPage]:
        """By its path; nothing where there is none. Its files go into `fresh`, unless they are the same as before."""
        answer = pages.ask(self._application, path)
        if answer is None:
            return {}
        self._write_static(static.names(answer.body))
        page = ExportedPage(pages.digest(answer), pages.keys(answer), known.files if known else ())
        if page.digest != _digest(known):
            files = pages.files(path, answer)
            fresh |= files
            page = replace(page, files=tuple(files))
        return {path: page}

    def _write(self, name: str, now: dict[str, ExportedPage], fresh: dict[str, bytes]) -> MadeUnit:
        self._number += 1
        before = self._units[name].number if name in self._units else 0
        self._folder.write_unit(name, self._number, now, fresh, before)
        keys = frozenset[str]().union(*(page.keys for page in now.values()))
        links = dict.fromkeys(units.link_of(name, file) for page in now.values() for file in page.files)
        return MadeUnit(self._number, len(now), keys, tuple(links))

    def _write_static(self, names: Iterator[str]) -> None:
        for name in names:
            if name not in self._written_static:
                body = static.read(name)
                self._folder.write_static(pages.with_siblings(name, body))
                self._written_static.add(name)
                self._write_static(static.beside(name, body))

    def _write_extracts(self) -> None:
        """Nothing that is down stays in the folder, so they are all written where any is another one."""
        before = self._written_extracts
        now = shelf.extracts_of_pages()
        if now.keys() != before.keys():
            rows = ((digest, before.get(digest) or extracts.as_json(one)) for digest, one in now.items())
            self._written_extracts = dict(rows)
            self._folder.write_extracts(self._version, self._written_extracts)

    def _show(self, version: str, state: State) -> None:
        self._number += 1
        release = Release(self._number, version, state, dict(self._units))
        self._folder.show(release, self._shown)
        self._shown = release


def _digest(page: ExportedPage | None) -> str:
    return page.digest if page else ""
