"""What an export costs after one change: `python -m bench.export FILE` asks a database of `bench.fill`, and changes it.

The folder is not made by a run over all pages, which takes long: the pages of the first medicine and of those that are
changed later are made, and those of the others are links to the first one's. Then a page is withdrawn, and
`export_site` brings the folder up to date, in a process of its own as an operator runs it; then another one, in a
process that follows.
"""

import json
import os
import subprocess
import sys
from argparse import ArgumentParser
from pathlib import Path
from resource import RUSAGE_CHILDREN, getrusage
from tempfile import TemporaryDirectory
from time import perf_counter, process_time
from typing import TYPE_CHECKING

from .serving import ROOT

if TYPE_CHECKING:
    from articles.public.export.export import Export
    from articles.public.export.folder import ExportFolder

RESULTS = ROOT / "bench/results/export.json"
ROUNDS = 3
CHANGED = range(1, 2 + 2 * ROUNDS)
"""The medicines of which a page is withdrawn."""


def main() -> None:
    parser = ArgumentParser("python -m bench.export", description=__doc__)
    parser.add_argument("files", type=Path, nargs="+", help="SQLite files that bench.fill made")
    parser.add_argument("--write", action="store_true", help=f"the last one into {RESULTS.relative_to(ROOT)}")
    arguments = parser.parse_args()
    result: dict[str, list[float]] = {}
    for file in arguments.files:
        print(f"{file.name}, seconds of the clock and of the processor: min, median, max")
        for name, seconds in _measured(file).items():
            clock, processor = (_three(sorted(column)) for column in zip(*seconds, strict=True))
            result[name] = processor
            print(f"  {name:40}", *(f"{one:6.2f}" for one in (*clock, *processor)))
    if arguments.write:
        RESULTS.write_text(json.dumps(result, indent=2) + "\n")


def _three(seconds: list[float]) -> list[float]:
    """Least, middle and most."""
    return [round(one, 2) for one in (seconds[0], seconds[len(seconds) // 2], seconds[-1])]


def _measured(file: Path) -> dict[str, list[list[float]]]:
    """In a process of its own."""
    variables = {
        "DATABASE_URL": f"sqlite:///{file.resolve()}",
        "DJANGO_SETTINGS_MODULE": "tests.settings",
        "ENV_FILE": ".env.example",
    }
    command = [sys.executable, "-c", "from bench.export import measure; measure()"]
    done = subprocess.run(command, cwd=ROOT, env=os.environ | variables, check=True, stdout=subprocess.PIPE, text=True)
    return dict(json.loads(done.stdout.splitlines()[-1]))


def measure() -> None:
    import gc
    import logging

    import django

    django.setup()
    logging.disable()
    from django.core.handlers.wsgi import WSGIHandler

    from articles.management.commands.export_site import COLLECT_AFTER
    from articles.public.export import Export, locked

    gc.set_threshold(COLLECT_AFTER, 20, 20)  # as the command does
    seconds: dict[str, list[list[float]]] = {}
    with TemporaryDirectory(prefix="klonoinfo-") as name:
        with locked(Path(name)) as folder:
            _fill(Export(folder, WSGIHandler()), folder)
        for number in CHANGED[:ROUNDS]:
            _withdraw(number)
            seconds.setdefault("a process of its own, one change", []).append(_command(Path(name)))
            seconds.setdefault("a process of its own, nothing", []).append(_command(Path(name)))
        with locked(Path(name)) as folder:
            export = Export(folder, WSGIHandler())
            for number in CHANGED[ROUNDS:]:
                _withdraw(number)
                followed = _follow(export)
                if number > CHANGED[ROUNDS]:  # the first one reads what the process remembers then
                    seconds.setdefault("a process that follows, one change", []).append(followed)
    print(json.dumps(seconds))


def _withdraw(number: int) -> None:
    from articles.models import Edition, Person
    from tests import factory

    edition = Edition.objects.filter(medication_slug=f"benchazepam{number}").exclude(slug="").latest("pk")
    factory.withdraw(edition, Person.objects.get(pk=edition.version.acts.filter(verb="approve")[0].person_id))


def _command(folder: Path) -> list[float]:
    """In the readers' face, as the operators' page has it."""
    command = [sys.executable, "manage.py", "export_site", str(folder)]
    variables = {"DJANGO_SETTINGS_MODULE": "klonoinfo.settings", "FACE": "public", "FIRST_RECORD_SIGNATURES": "1"}
    started, before = perf_counter(), getrusage(RUSAGE_CHILDREN)
    subprocess.run(command, cwd=ROOT, env=os.environ | variables, check=True, capture_output=True)
    after = getrusage(RUSAGE_CHILDREN)
    processor = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return [perf_counter() - started, processor]


def _follow(export: "Export") -> list[float]:
    started, processor = perf_counter(), process_time()
    for _ in export.steps():
        pass
    return [perf_counter() - started, process_time() - processor]


def _fill(export: "Export", folder: "ExportFolder") -> None:
    from articles.public.export.folder import MadeUnit
    from articles.published import everywhere, freshness

    first = "benchazepam0"
    export.look()
    for name in (f"medicine-{first}", *(f"medicine-benchazepam{number}" for number in CHANGED), "site"):
        export._make(name, frozenset({"everything"}))
    made = export._units[f"medicine-{first}"]
    units = folder._units
    pages = folder.pages(f"medicine-{first}", made.number)
    for slug in everywhere.medicine_slugs():
        if f"medicine-{slug}" in export._units:
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
    export._write_extracts()
    export._show(export._version, freshness.state())


if __name__ == "__main__":
    main()
