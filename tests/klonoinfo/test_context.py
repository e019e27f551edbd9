"""Every page of a demo says that it is one, and no other page does."""

from typing import Any

import pytest
from django.shortcuts import render
from django.test import Client, RequestFactory
from pytest_django import Settings

from tests import factory, staff
from tests.places import in_review, live, withdrawn
from tests.urls import readers_paths

pytestmark = pytest.mark.once
BANNER = '<aside class="demo"'
MISSING = ("/nothing-here/", "/medicines/nothing/", "/admin/nothing-here/", "/review/version/99999/")


@pytest.fixture(params=[True, False], ids=["demo", "no demo"])
def demo(request: pytest.FixtureRequest, settings: Settings) -> bool:
    """In a demo errors are shown in full, as everywhere in development."""
    settings.DEMO = settings.DEBUG = request.param
    return bool(request.param)


def banners(answers: dict[str, Any]) -> dict[str, int]:
    """How many stand on each page. A part that htmx puts into a page is none."""
    return {name: page.count(BANNER) for name, page in staff.shown(answers).items() if "<html" in page}


def wrong(answers: dict[str, Any], demo: bool) -> dict[str, int]:
    return {name: count for name, count in banners(answers).items() if count != demo}


def test_banner_says_what_is_not_real(settings: Settings, rf: RequestFactory, demo: bool) -> None:
    page = render(rf.get("/"), "articles/_demo.html").content.decode()
    assert ("Demonstration." in page) is demo
    assert ("no medical advice" in page) is demo


@pytest.mark.slow
@pytest.mark.django_db
def test_readers_pages(client: Client, demo: bool) -> None:
    live(), withdrawn()
    answers: dict[str, Any] = {path: client.get(path) for path in readers_paths()}
    assert {answer.status_code for answer in answers.values()} >= {200, 404, 410}
    pages = {path for path, answer in answers.items() if answer.headers["Content-Type"].startswith("text/html")}
    assert pages - banners(answers).keys() == {"/search/suggestions/"}  # a part of one
    assert wrong(answers, demo) == {}


@pytest.mark.slow
@pytest.mark.django_db
def test_staff_pages(demo: bool) -> None:
    answers = staff.answers(in_review())
    names = {"sign-in", "queue", "admin:index", "version", "POST approve", "admin:articles_article_change"}
    assert names <= banners(answers).keys()
    assert wrong(answers, demo) == {}


@pytest.mark.django_db
@pytest.mark.parametrize("path", MISSING)
def test_address_of_nothing(client: Client, demo: bool, path: str) -> None:
    client.force_login(factory.make_pharmacist())
    answer = client.get(path)
    assert answer.status_code == 404
    assert banners({path: answer}) == {path: int(demo)}


@pytest.mark.django_db
def test_page_for_those_who_may_not(client: Client, demo: bool) -> None:
    client.force_login(factory.make_person())
    answer = client.get("/review/")
    assert answer.status_code == 403
    assert banners({"/review/": answer}) == {"/review/": int(demo)}
