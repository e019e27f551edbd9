"""What one process of readers and one of the staff take: `python -m bench.processes` loads the demo into a folder that
it throws away, asks each for pages, and writes `bench/results/processes.json`.

Seconds are the processor's, since the clock's depend on who else works there: from nothing to the first page. Memory is
what the worker holds for itself (private pages), after the first page and after many.
"""

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from .readers import ARTICLE, HOME, MEDICINE, manage
from .serving import ROOT, get, server

RESULTS = ROOT / "bench/results/processes.json"
ROUNDS = 3
READERS = (HOME, MEDICINE, ARTICLE, f"{ARTICLE}history/", "/medicines/", "/search/?q=missed+dose", "/sitemap.xml")
TICKS = os.sysconf("SC_CLK_TCK")


def main() -> None:
    with TemporaryDirectory(prefix="klonoinfo-") as name:
        folder = Path(name)
        demo = {"ENV_FILE": ".env.example", "DATABASE_URL": f"sqlite:///{folder}/demo.sqlite3"}
        manage("demo", demo)
        taken = [(_readers(folder, demo), _staff(demo)) for _ in range(ROUNDS)]
    result = {
        "readers": _summary([readers for readers, _ in taken]),
        "staff": _summary([staff for _, staff in taken]),
    }
    for name, row in result.items():
        print(name, row)
    RESULTS.write_text(json.dumps(result, indent=2) + "\n")


def _summary(rounds: list[dict[str, float]]) -> dict[str, list[float]]:
    """Least, middle and most."""
    columns = {name: sorted(row[name] for row in rounds) for name in rounds[0]}
    return {name: [values[0], values[len(values) // 2], values[-1]] for name, values in columns.items()}


def _readers(folder: Path, demo: Mapping[str, str]) -> dict[str, float]:
    with server("klonoinfo.wsgi:application", folder, demo | {"FACE": "public"}, workers=1) as started:
        get(started.port, ARTICLE)
        worker = _worker(started.process)
        first = {"seconds": _seconds(worker), "megabytes": _private(worker)}
        for path in READERS * 3:
            get(started.port, path)
        return first | {"megabytes after many": _private(worker)}


def _staff(demo: Mapping[str, str]) -> dict[str, float]:
    """The checks of an article load all vocabularies; asked without a server, since that is what a page does."""
    code = "from bench.processes import check; check()"
    command = [sys.executable, "-c", code]
    done = subprocess.run(command, cwd=ROOT, env=os.environ | demo, check=True, stdout=subprocess.PIPE)
    return dict(json.loads(done.stdout))


def check() -> None:
    os.environ["DJANGO_SETTINGS_MODULE"] = "klonoinfo.settings"
    from django.core.wsgi import get_wsgi_application

    get_wsgi_application()
    from django.test import Client

    from articles.models import Article
    from tests.admin.pages import change_url, typed_form

    article = Article.objects.filter(document__editions__isnull=False).order_by("pk")[0]
    me = os.getpid()
    client = Client(SERVER_NAME="127.0.0.1")
    client.force_login(article.author)
    form = typed_form(client, change_url(article))
    first = {"seconds": _seconds(me), "megabytes": _private(me)}
    answer: Any = client.post(change_url(article).replace("/change/", "/change/preview/"), form)
    if answer.status_code != 200:
        raise SystemExit(f"The checks answered {answer.status_code}.")
    json.dump(first | {"megabytes after many": _private(me)}, sys.stdout)


def _worker(server: int) -> int:
    """The process that answers, of which granian's own is the parent."""
    children = Path(f"/proc/{server}/task/{server}/children").read_text().split()
    return max(map(int, children), key=_private)


def _seconds(process: int) -> float:
    fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / TICKS


def _private(process: int) -> float:
    rows = dict(line.split(":", 1) for line in Path(f"/proc/{process}/smaps_rollup").read_text().splitlines()[1:])
    kilobytes = (int(rows[name].split()[0]) for name in ("Private_Clean", "Private_Dirty"))
    return round(sum(kilobytes) / 1000, 1)


if __name__ == "__main__":
    main()
