"""What search engines are told to read, and what not."""

import json
from datetime import timedelta
from urllib.robotparser import RobotFileParser
from xml.etree import ElementTree as ET

import pytest
import time_machine
from django.conf import settings
from django.test import Client

from articles.models import Edition, clock
from tests import factory
from tests.urls import PARAMETER, named_routes, readers_routes

pytestmark = pytest.mark.django_db
ABOUT = {"/about/how-we-review/", "/about/accessibility/", "/about/feeds-and-data/"}
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def sitemap(client: Client) -> dict[str, str]:
    """The day of the last change by address."""
    answer = client.get("/sitemap.xml")
    assert (answer.status_code, answer["Content-Type"]) == (200, "application/xml; charset=utf-8")
    urls = ET.fromstring(answer.content).iter(f"{SITEMAP}url")  # noqa: S314  # our own answer
    pairs = [(url.findtext(f"{SITEMAP}loc") or "", url.findtext(f"{SITEMAP}lastmod") or "") for url in urls]
    assert len(dict(pairs)) == len(pairs)
    return {address.removeprefix(settings.BASE_URL): day for address, day in pairs}


def own(edition: Edition) -> str:
    return f"/medicines/{edition.medication_slug}/{edition.slug}/"


def test_lists_what_readers_can_open_with_the_day_of_its_last_change(client: Client) -> None:
    article, edition = factory.make_live_article()
    with time_machine.travel(clock.now() + timedelta(days=10)):
        again = factory.reaffirm(edition)
        pages = sitemap(client)

    assert pages[own(edition)] == pages["/"] == f"{again.at:%Y-%m-%d}"
    assert pages[f"/medicines/{edition.medication_slug}/"] == f"{edition.published_at:%Y-%m-%d}"
    assert {"/", "/medicines/", "/topics/", "/reviewers/", own(edition), f"{own(edition)}history/"} <= pages.keys()
    assert pages.keys() >= ABOUT | {f"/reviewers/{one['slug']}/" for one in json.loads(edition.signatures)}
    assert {client.get(path).status_code for path in pages} == {200}
    assert all("noindex" not in client.get(path).text for path in pages)


def test_what_is_down_moved_or_unsigned_is_not_listed(client: Client) -> None:
    article, edition = factory.make_live_article()
    factory.edit(article, article.author, slug="another-address")
    factory.publish(article)
    _, gone = factory.make_withdrawn_article()
    waiting, _ = factory.make_article_in_review()

    pages = sitemap(client)
    with time_machine.travel(clock.now() + timedelta(days=2000)):
        expired = sitemap(client)

    assert not {own(edition), own(gone), f"{own(gone)}history/"} & pages.keys()
    assert not any(waiting.slug in path for path in pages)
    assert expired.keys() == {"/", "/medicines/", "/topics/", "/reviewers/"} | ABOUT


def test_an_empty_site_has_a_sitemap(client: Client) -> None:
    assert sitemap(client).keys() == ABOUT


def test_robots_may_read_readers_pages_and_nothing_of_the_staff(client: Client) -> None:
    answer = client.get("/robots.txt")
    robots = RobotFileParser()
    robots.parse(answer.text.splitlines())

    assert answer["Content-Type"] == "text/plain; charset=utf-8"
    assert robots.site_maps() == [f"{settings.BASE_URL}/sitemap.xml"]
    of_readers = set(readers_routes())
    for route in named_routes().values():
        path = "/" + PARAMETER.sub("1", route)
        assert robots.can_fetch("AnyBot", path) is (route in of_readers), path


def test_machines_get_no_cookie_and_change_nothing(client: Client) -> None:
    for path in ("/robots.txt", "/sitemap.xml", "/feeds/editions.xml", "/feeds/withdrawals.xml"):
        answer = client.get(path)
        assert not answer.cookies and answer["Cache-Control"] == "public, no-cache"
        assert client.get(path, headers={"If-None-Match": answer["ETag"]}).status_code == 304
        assert client.post(path).status_code == 405
