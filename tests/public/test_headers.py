"""What every readers' answer says about itself, whatever it is."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from tests import factory

pytestmark = [pytest.mark.django_db, pytest.mark.once]


def live() -> str:
    _, edition = factory.make_live_article()
    return reverse("article", args=[edition.medication_slug, edition.slug])


def gone() -> str:
    _, edition = factory.make_withdrawn_article()
    return reverse("article", args=[edition.medication_slug, edition.slug])


def missing() -> str:
    return reverse("medicine", args=["nothing"])


ANSWERS = pytest.mark.parametrize("make", [lambda: "/", live, gone, missing])


@ANSWERS
def test_any_cache_may_keep_it_and_asks_each_time(client: Client, make: Callable[[], str]) -> None:
    path = make()
    first = client.get(path)

    assert first["Cache-Control"] == "public, no-cache"
    assert "Vary" not in first
    again = client.get(path, headers={"If-None-Match": first["ETag"]})
    assert again.status_code == (304 if first.status_code == 200 else first.status_code)


@ANSWERS
def test_sets_no_cookie_not_even_for_somebody_who_is_signed_in(client: Client, make: Callable[[], str]) -> None:
    path = make()
    assert not client.get(path).cookies
    client.force_login(factory.make_pharmacist())
    signed_in = client.get(path)

    assert not signed_in.cookies
    assert "Vary" not in signed_in


@ANSWERS
def test_lets_nothing_in_from_elsewhere(client: Client, make: Callable[[], str]) -> None:
    headers = client.get(make()).headers
    policy = dict(rule.strip().split(" ", 1) for rule in headers["Content-Security-Policy"].split(";") if rule)

    assert policy["default-src"] == "'none'"
    assert policy["script-src"] == policy["style-src"] == "'self'"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"
    assert headers["X-Frame-Options"] == "DENY"


@ANSWERS
@pytest.mark.parametrize("method", ["post", "put", "patch", "delete", "options", "trace"])
def test_is_for_reading_only(client: Client, make: Callable[[], str], method: str) -> None:
    response = getattr(client, method)(make())

    assert (response.status_code, response["Allow"]) == (405, "GET, HEAD")


@ANSWERS
def test_head_is_get_without_a_body(client: Client, make: Callable[[], str]) -> None:
    path = make()
    head, get = client.head(path), client.get(path)

    assert (head.status_code, head.content) == (get.status_code, b"")
