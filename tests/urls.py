"""Every address of the site, found from the URL resolver, so that a new page is covered the day it is added."""

import re
import runpy
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from unittest.mock import patch

from django.conf import settings
from django.db.models import Max
from django.urls import URLPattern, URLResolver
from django.urls.resolvers import get_resolver

from articles.models import Article, Edition, Medication, Person, Version
from articles.published.topics import TOPICS

URLS = str(Path(__file__).resolve().parents[1] / "klonoinfo/urls.py")
PARAMETER = re.compile(r"<(?:\w+:)?(\w+)>")


def readers_paths() -> list[str]:
    """Every address of the readers' process with every value that the database has for its parameters."""
    return sorted({f"/{path}" for route in readers_routes() for path in filled(route)})


@cache
def readers_routes() -> tuple[str, ...]:
    with patch.object(settings, "FACE", "public"):
        return tuple(route for _, route in walk(runpy.run_path(URLS)["urlpatterns"]))


def named_routes() -> dict[str, str]:
    """Route by full name, of the process that opens every door."""
    return dict(walk(get_resolver().url_patterns))


def walk(patterns: Iterable[URLPattern | URLResolver], above: str = "", space: str = "") -> Iterator[tuple[str, str]]:
    for entry in patterns:
        route = f"{above}{entry.pattern}"
        if isinstance(entry, URLResolver):
            inner = f"{space}{entry.namespace}:" if entry.namespace else space
            yield from walk(entry.url_patterns, route, inner)
        else:
            yield f"{space}{entry.name or route}", route


def filled(route: str) -> set[str]:
    """AssertionError for parameters of which the database has no values: say in `places` what they can be."""
    names = set(PARAMETER.findall(route))
    fitting = [place for place in places() if names <= place.keys()]
    assert fitting, f"tests/urls.py does not know how to fill {route}"
    return {_fill(route, place) for place in fitting}


def _fill(route: str, place: dict[str, str]) -> str:
    return PARAMETER.sub(lambda found: place[found[1]], route)


def places() -> list[dict[str, str]]:
    """Values that belong together: every address that a document has or had, every number, every person."""
    drafts = {(one.medication.slug, one.slug) for one in Article.objects.select_related("medication")}
    records = {(one.slug, "") for one in Medication.objects.all()}
    public = set(Edition.objects.values_list("medication_slug", "slug"))
    numbers = range(1, 2 + (Version.objects.aggregate(last=Max("number"))["last"] or 0))
    people = {word for names in Person.objects.values_list("slug", "username") for word in names if word}
    return [
        *(_place(*slugs, number) for slugs in drafts | records | public for number in numbers),
        *({"slug": word} for word in people),
        *({"topic": subject.slug} for subject in TOPICS),
        {"link": "of-no-report"},
    ]


def _place(medication: str, article: str, number: int) -> dict[str, str]:
    place = {"medication": medication, "number": str(number)}
    return place | {"article": article} if article else place
