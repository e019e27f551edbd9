"""How the cost of each step grows with the shelf: `python -m bench.growth SMALL LARGE` asks two databases of
`bench.fill`, which are addresses as in DATABASE_URL or SQLite files, and changes them.

Each step is done several times in one thread, in turns between the two databases; what counts is the processor's time
of the quickest, that of PostgreSQL's process with it. Of searches for many words it is that of the 95th of a hundred.
The numbers are ratios, LARGE to SMALL: 1.0 is a cost that does not grow.
"""

import json
import os
import subprocess
import sys
from argparse import ArgumentParser
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from statistics import median, quantiles
from time import process_time
from typing import TYPE_CHECKING, Any

from .serving import ROOT

if TYPE_CHECKING:
    from django.test import Client

    from articles.models import Article, Person

RESULTS = ROOT / "bench/results/growth.json"
ROUNDS, TIMES = 3, 3
SAVES = 100
MEDICINES = range(1, 41)
"""Those that are searched for."""
READERS = {
    "article": "/medicines/{medicine}/{article}/",
    "history": "/medicines/{medicine}/{article}/history/",
    "difference": "/medicines/{medicine}/{article}/history/2/changes/",
    "medicine": "/medicines/{medicine}/",
    "home": "/",
    "feed": "/feeds/editions.xml",
    "withdrawals": "/feeds/withdrawals.xml",
    "feed of a medicine": "/feeds/medicines/{medicine}.xml",
    "A to Z": "/medicines/",
    "sitemap": "/sitemap.xml",
    "reviewers": "/reviewers/",
}
SEARCHES = {
    "search: a name": "/search/?q=benchazepam{number}",
    "search: a name and a word": "/search/?q=benchazepam{number}+sleep",
    "search: a rare word": "/search/?q={rare}",
    "search: a broad word": "/search/?q=sleep+{rare}",
    "search: a slip": "/search/?q=benchazepm{number}",
    "suggestions": "/search/suggestions/?q=benchazepam{number}",
}
PHARMACISTS = {"queue": "/review/", "published": "/review/live/", "version": "/review/version/{version}/"}
WRITERS = {
    "list of articles": "/admin/articles/article/",
    "search in the list": "/admin/articles/article/?q=guide",
    "edit page": "/admin/articles/article/{document}/change/",
    "edit trail of 100 saves": "/admin/documents/{often}/trail/",
}


def main() -> None:
    parser = ArgumentParser("python -m bench.growth", description=__doc__)
    parser.add_argument("small", help="a database that bench.fill made")
    parser.add_argument("large", help="another one, with more articles")
    parser.add_argument("--write", metavar="NAME", help=f"into {RESULTS.relative_to(ROOT)}, under this name")
    arguments = parser.parse_args()
    rounds = [(_measured(arguments.small, turn), _measured(arguments.large, turn)) for turn in range(ROUNDS)]
    result = {name: _summary([large[name] / small[name] for small, large in rounds]) for name in rounds[0][0]}
    print(f"{'processor time, LARGE to SMALL':30} {'min':>7} {'median':>7} {'max':>7}   LARGE, milliseconds")
    for name, row in result.items():
        seconds = min(large[name] for _, large in rounds)
        print(f"{name:30} {row['min']:7.2f} {row['median']:7.2f} {row['max']:7.2f}   {1000 * seconds:7.1f}")
    if arguments.write:
        results = json.loads(RESULTS.read_text())
        RESULTS.write_text(json.dumps(results | {arguments.write: result}, indent=2) + "\n")


def _summary(ratios: list[float]) -> dict[str, float]:
    return {"min": round(min(ratios), 2), "median": round(median(ratios), 2), "max": round(max(ratios), 2)}


def _measured(database: str, turn: int) -> dict[str, float]:
    """Seconds by step, in a process of its own."""
    address = database if ":" in database else f"sqlite:///{Path(database).resolve()}"
    variables = {"DATABASE_URL": address, "DJANGO_SETTINGS_MODULE": "tests.settings"}
    command = [sys.executable, "-c", f"from bench.growth import measure; measure({turn})"]
    done = subprocess.run(command, cwd=ROOT, env=os.environ | variables, check=True, stdout=subprocess.PIPE, text=True)
    return dict(json.loads(done.stdout))


def measure(turn: int) -> None:
    import logging

    import django

    django.setup()
    logging.disable()
    from django.conf import settings

    settings.ALLOWED_HOSTS = ["testserver"]
    bench = Bench.of_this_database()
    json.dump(dict([*bench.pages(), *bench.searches(), *bench.writing(turn)]), sys.stdout)


@dataclass(frozen=True)
class Bench:
    author: "Person"
    pharmacist: "Person"
    values: dict[str, Any]
    """Of pages."""
    backend: int
    """The process of PostgreSQL that serves this one; 0 for SQLite."""

    @classmethod
    def of_this_database(cls) -> "Bench":
        from django.db import connection

        from articles.models import Article, Edition, Person

        edition = Edition.objects.filter(number=2).exclude(slug="").order_by("pk")[0]
        author = Article.objects.get(pk=edition.document_id).author
        pharmacist = Person.objects.get(pk=edition.version.acts.filter(verb="approve")[0].person_id)
        connection.ensure_connection()
        backend = connection.connection.info.backend_pid if connection.vendor == "postgresql" else 0
        values = {
            "medicine": edition.medication_slug,
            "article": edition.slug,
            "version": edition.version_id,
            "document": edition.document_id,
            "often": _saved_often(),
        }
        return cls(author, pharmacist, values, backend)

    def pages(self) -> Iterator[tuple[str, float]]:
        for person, paths in ((None, READERS), (self.pharmacist, PHARMACISTS), (self.author, WRITERS)):
            client = _client(person)
            for name, path in paths.items():
                ask = partial(_get, client, path.format(**self.values))
                ask()  # what a process reads once
                yield name, min(self.seconds(ask) for _ in range(TIMES))

    def searches(self) -> Iterator[tuple[str, float]]:
        """The 95th of a hundred."""
        client, rare = _client(None), _rare_words()
        for name, path in SEARCHES.items():
            asked = [path.format(number=number, rare=rare[number]) for number in MEDICINES]
            _get(client, asked[0])
            seconds = [self.seconds(partial(_get, client, one)) for one in asked]
            yield name, quantiles(seconds, n=20)[-1]

    def writing(self, turn: int) -> Iterator[tuple[str, float]]:
        """Each time of another article; the first time is not counted."""
        from articles.models import Article

        articles = Article.objects.filter(slug=f"guide-{turn + 1}", medication__slug__startswith="benchazepam")
        lives = [self._life(article) for article in articles.order_by("pk")[: 1 + TIMES]]
        yield from ((name, min(life[name] for life in lives[1:])) for name in lives[0])

    def _life(self, article: "Article") -> dict[str, float]:
        """From a save to the notice in place of the page."""
        from django.urls import reverse

        from tests.admin.pages import change_url, typed_form
        from tests.factory import PASSWORD
        from tests.review.asking import signed

        writer, pharmacist, reader = _client(self.author), _client(self.pharmacist), _client(None)
        form = typed_form(writer, change_url(article), short_answer="It calms, and more.", why="Better.")
        page = f"/medicines/{article.medication.slug}/{article.slug}/"
        steps: dict[str, float] = {}
        preview = change_url(article).replace("/change/", "/change/preview/")
        steps["checks while typing"] = self.seconds(lambda: _post(writer, preview, form, 200))
        steps["save"] = self.seconds(lambda: _post(writer, change_url(article), form))
        submit = f"/admin/documents/{article.pk}/submit/"
        steps["submit"] = self.seconds(lambda: _post(writer, submit, {"note": "New."}))
        version = article.versions.latest("number")
        asked = signed(version)
        approve = reverse("approve", args=[version.pk])
        steps["approve to visible"] = self.seconds(lambda: (_post(pharmacist, approve, asked), _get(reader, page)))
        edition = article.editions.latest("number")
        asked = {"digest": edition.digest, "reason": "A source was withdrawn.", "password": PASSWORD}
        withdraw = reverse("withdraw", args=[edition.pk])
        steps["withdraw to gone"] = self.seconds(lambda: (_post(pharmacist, withdraw, asked), _get(reader, page, 410)))
        return steps

    def seconds(self, do: Callable[[], object]) -> float:
        """Of the processor."""
        started = process_time() + self._of_backend()
        do()
        return process_time() + self._of_backend() - started

    def _of_backend(self) -> float:
        nanoseconds = Path(f"/proc/{self.backend}/schedstat").read_text().split()[0] if self.backend else 0
        return int(nanoseconds) / 1e9


def _client(person: "Person | None") -> "Client":
    from tests.admin.pages import signed_in

    return signed_in(person)


def _get(client: "Client", path: str, status: int = 200) -> None:
    answer = client.get(path, follow=True)
    if answer.status_code != status:
        raise SystemExit(f"{path} answered {answer.status_code}.")


def _post(client: "Client", path: str, form: dict[str, Any], status: int = 302) -> None:
    answer = client.post(path, form)
    if answer.status_code != status:
        raise SystemExit(f"{path} answered {answer.status_code}: {_words(answer)}")


def _words(answer: Any) -> str:
    from tests.admin.pages import words

    return words(answer)[:2000]


def _rare_words() -> list[str]:
    """The least frequent of those that `bench.fill` makes up."""
    from .fill import Words

    return Words().rare()[: MEDICINES.stop]


def _saved_often() -> int:
    """An article with so many saves in its trail."""
    from articles.models import Article
    from tests import factory

    article = Article.objects.filter(slug="guide-9").order_by("pk")[0]
    for number in range(Article.history.filter(id=article.pk).count(), SAVES):
        factory.edit(article, article.author, short_answer=f"It calms, as it did {number} times.")
    return article.pk


if __name__ == "__main__":
    main()
