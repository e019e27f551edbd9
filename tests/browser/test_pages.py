"""Every page of the site, looked at once: readable for all, in light and dark, on a desk and on a phone."""

from itertools import chain
from typing import Any

import pytest
from django.test import Client
from django.urls import resolve

from articles.lifecycle import Role
from tests.browser import house, pages
from tests.browser.conftest import Visit
from tests.browser.eyes import Eyes
from tests.factory import make_person
from tests.urls import PARAMETER, named_routes

FACES = {
    "anybody": pages.open_to_all,
    "writer": pages.writing,
    "administrator": pages.keeping,
    "pharmacist2": pages.reviewing,
}


@pytest.mark.browser
@pytest.mark.parametrize("who", FACES)
def test_nothing_is_wrong_with_the_pages_of(who: str, visit: Visit, eyes: Eyes) -> None:
    house.furnish()
    page = visit(None if who == "anybody" else house.person(who))
    for name, address in FACES[who]().items():
        page.goto(address)
        eyes.look(page, name)


@pytest.mark.slow
@pytest.mark.django_db
@pytest.mark.once
def test_every_address_is_looked_at_or_shows_no_page(client: Client) -> None:
    house.furnish()
    listed = chain.from_iterable(face().values() for face in FACES.values())
    seen = {resolve(address.partition("?")[0]).view_name for address in listed if address != "/nothing-here/"}
    client.force_login(make_person(*Role))
    for name, route in named_routes().items():
        answer: Any = client.get("/" + PARAMETER.sub("1", route))
        is_page = answer.status_code not in (302, 405) and b"<html" in answer.content
        # A feed of no medicine is answered with the page that says so.
        assert name in seen or not is_page or name == "medicine-feed", f"{name} is not among the pages"
