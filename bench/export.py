"""What an export costs after one change: `python -m bench.export FILE …` asks databases of `bench.fill`.

The folder is not made by a run over all pages, which takes long: the first medicine's pages are made, and those of the
others are links to these. Then the pages of one medicine are made anew as after a change, and the lists.
"""

import json
import os
import subprocess
import sys
from argparse import ArgumentParser
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter, process_time
from typing import TYPE_CHECKING

from .serving import ROOT

if TYPE_CHECKING:
    from articles.public.export.export import Export
    from articles.public.export.folder import ExportFolder

ROUNDS = 3


def main() -> None:
    parser = ArgumentParser("python -m bench.export", description=__doc__)
    parser.add_argument("files", type=Path, nargs="+", help="SQLite files that bench.fill made")
    for file in parser.parse_args().files:
        print(f"{file.name}, seconds of the clock and of the processor")
        for name, seconds in _measured(file).items():
            print(f"  {name:40} {seconds[0]:8.2f} {seconds[1]:8.2f}")


def _measured(file: Path) -> dict[str, list[float]]:
    """In a process of its own."""
    variables = {"DATABASE_URL": f"sqlite:///{file.resolve()}", "DJANGO_SETTINGS_MODULE": "tests.settings"}
    command = [sys.executable, "-c", "from bench.export import measure; measure()"]
    done = subprocess.run(command, cwd=ROOT, env=os.environ | variables, check=True, capture_output=True, text=True)
    return dict(json.loads(done.stdout.splitlines()[-1]))


def measure() -> None:
    import logging

    import django

    django.setup()
    logging.disable()
    from django.core.handlers.wsgi import WSGIHandler

    from articles.public.export import Export, locked

    with TemporaryDirectory(prefix="klonoinfo-") as name, locked(Path(name)) as folder:
        export, seconds = Export(folder, WSGIHandler()), dict[str, list[float]]()
        clock = _Clock()
        _fill(export, folder)
        seconds["pages of one medicine, and all lists once"] = clock.lap()
        for number in range(1, 1 + ROUNDS):
            export._want(frozenset({"site", f"medicine-benchazepam{number}"}))
            clock.lap()
            steps = export.steps()
            next(steps)
            at_once = clock.lap()
            list(steps)
            lists = clock.lap()
            seconds["change to notice"] = min(seconds.get("change to notice", at_once), at_once)
            seconds["notice to lists"] = min(seconds.get("notice to lists", lists), lists)
        seconds["a run in which nothing changed"] = _idle(folder, clock)
    print(json.dumps(seconds))


def _idle(folder: "ExportFolder", clock: "_Clock") -> list[float]:
    from django.core.handlers.wsgi import WSGIHandler

    from articles.public.export import Export

    clock.lap()
    list(Export(folder, WSGIHandler()).steps())
    return clock.lap()


class _Clock:
    def __init__(self) -> None:
        self._wall, self._cpu = perf_counter(), process_time()

    def lap(self) -> list[float]:
        wall, cpu = self._wall, self._cpu
        self._wall, self._cpu = perf_counter(), process_time()
        return [round(self._wall - wall, 3), round(self._cpu - cpu, 3)]


def _fill(export: "Export", folder: "ExportFolder") -> None:
    from articles.public.export.folder import MadeUnit
    from articles.published import everywhere, freshness

    first = "benchazepam0"
    export.look()
    export._make(f"medicine-{first}", frozenset({"everything"}))
    export._make("site", frozenset({"everything"}))
    made = export._units[f"medicine-{first}"]
    units = folder._units
    pages = folder.pages(f"medicine-{first}", made.number)
    for slug in everywhere.medicine_slugs():
        if slug == first:
            continue
        place = units / f"medicine-{slug}" / "1"
        rows = {}
        for path, page in pages.items():
            files = [file.replace(first, slug) for file in page.files]
            keys = [key.replace(first, slug) for key in page.keys]
            rows[path.replace(first, slug)] = ["", keys, files]
            for source, file in zip(page.files, files, strict=True):
                (place / file).parent.mkdir(parents=True, exist_ok=True)
                os.link(units / f"medicine-{first}" / str(made.number) / source, place / file)
        place.with_suffix(".json").write_text(json.dumps(rows))
        links = tuple(link.replace(first, slug) for link in made.links)
        keys_of_unit = frozenset(key.replace(first, slug) for key in made.keys)
        export._units[f"medicine-{slug}"] = MadeUnit(1, made.pages, keys_of_unit, links)
    export._first.clear()
    export._later.clear()
    export._show(export._version, freshness.state())


if __name__ == "__main__":
    main()
