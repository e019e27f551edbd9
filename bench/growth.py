"""How the cost of a page grows with the shelf: `python -m bench.growth SMALL LARGE` asks two databases of `bench.fill`.

Each page is made several times in one thread, in turns between the two databases; what counts is the processor's time
of the quickest. The numbers are ratios, LARGE to SMALL: 1.0 is a cost that does not grow.
"""

import json
import os
import subprocess
import sys
from argparse import ArgumentParser
from collections.abc import Iterator
from pathlib import Path
from statistics import median
from time import thread_time
from typing import TYPE_CHECKING

from .serving import ROOT

if TYPE_CHECKING:
    from django.test import Client

RESULTS = ROOT / "bench/results/growth.json"
ROUNDS, TIMES = 3, 3
READERS = {
    "article": "/medicines/{medicine}/{article}/",
    "history": "/medicines/{medicine}/{article}/history/",
    "difference": "/medicines/{medicine}/{article}/history/2/changes/",
    "medicine": "/medicines/{medicine}/",
    "home": "/",
    "feed": "/feeds/editions.xml",
    "withdrawals": "/feeds/withdrawals.xml",
    "feed of a medicine": "/feeds/medicines/{medicine}.xml",
    "search: a name": "/search/?q={medicine}",
    "search: a broad word": "/search/?q=sleep",
    "search: a slip": "/search/?q=benchazepm7",
    "suggestions": "/search/suggestions/?q=bench",
    "A to Z": "/medicines/",
    "sitemap": "/sitemap.xml",
    "reviewers": "/reviewers/",
}
PHARMACISTS = {"queue": "/review/", "published": "/review/live/", "version": "/review/version/{version}/"}
WRITERS = {
    "list of articles": "/admin/articles/article/",
    "search in the list": "/admin/articles/article/?q=guide",
    "edit page": "/admin/articles/article/{document}/change/",
}


def main() -> None:
    parser = ArgumentParser("python -m bench.growth", description=__doc__)
    parser.add_argument("small", type=Path, help="a SQLite file that bench.fill made")
    parser.add_argument("large", type=Path, help="another one, with more articles")
    parser.add_argument("--write", action="store_true", help=f"write {RESULTS.relative_to(ROOT)}")
    arguments = parser.parse_args()
    rounds = [(_measured(arguments.small), _measured(arguments.large)) for _ in range(ROUNDS)]
    result = {name: _summary([large[name] / small[name] for small, large in rounds]) for name in rounds[0][0]}
    print(f"{'processor time, LARGE to SMALL':30} {'min':>7} {'median':>7} {'max':>7}")
    for name, row in result.items():
        print(f"{name:30} {row['min']:7.2f} {row['median']:7.2f} {row['max']:7.2f}")
    if arguments.write:
        RESULTS.write_text(json.dumps(result, indent=2) + "\n")


def _summary(ratios: list[float]) -> dict[str, float]:
    return {"min": round(min(ratios), 2), "median": round(median(ratios), 2), "max": round(max(ratios), 2)}


def _measured(file: Path) -> dict[str, float]:
    """Seconds by page, in a process of its own."""
    variables = {"DATABASE_URL": f"sqlite:///{file.resolve()}", "DJANGO_SETTINGS_MODULE": "tests.settings"}
    command = [sys.executable, "-c", "from bench.growth import measure; measure()"]
    done = subprocess.run(command, cwd=ROOT, env=os.environ | variables, check=True, capture_output=True, text=True)
    return dict(json.loads(done.stdout))


def measure() -> None:
    import django

    django.setup()
    json.dump(dict(_pages()), sys.stdout)


def _pages() -> Iterator[tuple[str, float]]:
    from django.conf import settings
    from django.test import Client

    from articles.models import Article, Edition, Person

    settings.ALLOWED_HOSTS = ["testserver"]
    edition = Edition.objects.filter(number=2).exclude(slug="").order_by("pk")[0]
    author = Article.objects.get(pk=edition.document_id).author
    pharmacist = Person.objects.get(pk=edition.version.acts.filter(verb="approve")[0].person_id)
    values = {
        "medicine": edition.medication_slug,
        "article": edition.slug,
        "version": edition.version_id,
        "document": edition.document_id,
    }
    for person, paths in ((None, READERS), (pharmacist, PHARMACISTS), (author, WRITERS)):
        client = Client()
        if person:
            client.force_login(person)
        for name, path in paths.items():
            yield name, _seconds(client, path.format(**values))


def _seconds(client: "Client", path: str) -> float:
    """Of the quickest, after one that reads what a process reads once."""
    seconds = []
    for _ in range(1 + TIMES):
        started = thread_time()
        answer = client.get(path, follow=True)
        seconds.append(thread_time() - started)
        if answer.status_code != 200:
            raise SystemExit(f"{path} answered {answer.status_code}.")
    return min(seconds[1:])


if __name__ == "__main__":
    main()
