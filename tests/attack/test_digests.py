"""A signature names what was read: with any digest but that one, nothing is signed."""

from collections.abc import Callable
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.urls import resolve, reverse

from articles.models import Edition, Person, Version
from tests import factory, openings, verbs
from tests.admin.pages import page_of, signed_in
from tests.openings import written
from tests.places import Place
from tests.urls import named_routes

pytestmark = [pytest.mark.django_db, pytest.mark.once]

Subject = Version | Edition
FORGED: dict[str, Callable[[Subject], Any]] = {
    "empty": lambda _: "",
    "blank": lambda _: " ",
    "zeros": lambda _: "0" * 64,
    "of another text": lambda _: factory.submit(factory.make_article()).digest,
    "of the text alone": lambda subject: version_of(subject).content_digest,
    "in capitals": lambda subject: subject.digest.upper(),
    "cut": lambda subject: subject.digest[:-1],
    "longer": lambda subject: subject.digest + "0",
    "with a space": lambda subject: f" {subject.digest}",
    "with a zero byte": lambda subject: f"{subject.digest}\0",
    "in wide letters": lambda subject: "".join(chr(ord(sign) + 0xFEE0) for sign in subject.digest),
    "with another after it": lambda subject: [subject.digest, "0" * 64],
    "a pattern": lambda _: "%",
    "a condition": lambda _: "' OR 1=1 --",
    "of many signs": lambda subject: subject.digest * 2000,
}
VERBS: dict[str, Callable[[Person], Place]] = {
    "approve": openings.agreed,
    "request-changes": openings.discussed,
    "withdraw": openings.published,
    "reaffirm": openings.published,
}


def version_of(subject: Subject) -> Version:
    return subject.version if isinstance(subject, Edition) else subject


def opened(name: str) -> tuple[Client, Place, Subject]:
    """From where the verb goes through."""
    by = factory.make_pharmacist()
    place = VERBS[name](by)
    return signed_in(by), place, place.edition if name in ("withdraw", "reaffirm") else place.version


def names_of_forms(html: BeautifulSoup) -> set[str]:
    """The verbs whose forms carry a digest."""
    fields = html.select("[name=digest]")
    forms = [field.find_parent("form") or html.select_one(f"form#{field['form']}") for field in fields]
    return {str(resolve(str(form["action"]).partition("#")[0]).url_name) for form in forms if form}


@pytest.mark.slow
def test_no_verb_with_a_digest_is_left_out() -> None:
    found: set[str] = set()
    for name in VERBS:
        client, place, _ = opened(name)
        for page in ("version", "document"):
            found |= names_of_forms(page_of(client.get(place.path(named_routes()[page]))))
    assert found == VERBS.keys()


@pytest.mark.slow
@pytest.mark.parametrize("name", VERBS)
def test_a_forged_digest_signs_nothing(name: str) -> None:
    client, place, subject = opened(name)
    route = named_routes()[name]
    form = place.form(route) | {"reason": "Because."}
    wrong = {}
    for how, forge in FORGED.items():
        forged, now = forge(subject), written()
        status = client.post(place.path(route), form | {"digest": forged}).status_code
        if status not in (409, 422) or written() != now:
            wrong[how] = status
    del form["digest"]
    assert (wrong, client.post(place.path(route), form).status_code) == ({}, 422)
    assert client.post(place.path(route), form | {"digest": subject.digest}).status_code == 302


@pytest.mark.parametrize("name", ["withdraw", "reaffirm"])
def test_an_older_edition_is_not_the_newest(name: str) -> None:
    article = verbs.live_twice()
    older, newer = article.editions.order_by("number")
    client, place = signed_in(factory.make_pharmacist()), openings.published(article.author)
    path, now = reverse(name, args=[newer.pk]), written()
    form = place.form(named_routes()[name]) | {"digest": older.digest}
    assert (client.post(path, form).status_code, written()) == (409, now)
