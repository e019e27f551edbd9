from urllib.parse import unquote

import pytest
from django.contrib.auth import SESSION_KEY
from django.test import Client
from django.urls import reverse

from tests.factory import PASSWORD, make_person, make_pharmacist, make_writer

pytestmark = pytest.mark.django_db
SIGN_IN = "/accounts/sign-in/"


def test_sign_in(client: Client) -> None:
    person = make_pharmacist(username="pharmacist")
    answer = client.post(SIGN_IN, {"username": "pharmacist", "password": PASSWORD})
    assert answer.headers["Location"] == reverse("landing")
    assert client.session[SESSION_KEY] == str(person.pk)


@pytest.mark.parametrize("said", [{"password": "wrong"}, {"username": "nobody"}])
def test_refused(client: Client, said: dict[str, str]) -> None:
    make_pharmacist(username="pharmacist")
    answer = client.post(SIGN_IN, {"username": "pharmacist", "password": PASSWORD} | said)
    assert answer.status_code == 200
    assert SESSION_KEY not in client.session
    assert PASSWORD not in answer.text


def test_a_deactivated_account_stays_out(client: Client) -> None:
    make_pharmacist(username="pharmacist", is_active=False)
    client.post(SIGN_IN, {"username": "pharmacist", "password": PASSWORD})
    assert SESSION_KEY not in client.session


def test_password_managers_find_their_fields(client: Client) -> None:
    page = client.get(SIGN_IN).text
    assert 'autocomplete="username"' in page
    assert 'autocomplete="current-password"' in page


@pytest.mark.parametrize(
    ("wanted", "place"),
    [("/review/", "/review/"), ("https://example.org/", "/accounts/landing/"), ("//example.org", "/accounts/landing/")],
)
def test_next_stays_on_this_site(client: Client, wanted: str, place: str) -> None:
    make_pharmacist(username="pharmacist")
    said = {"username": "pharmacist", "password": PASSWORD, "next": wanted}
    assert client.post(SIGN_IN, said).headers["Location"] == place


def test_the_admin_sends_here(client: Client) -> None:
    answer = client.get("/admin/articles/article/", follow=True)
    assert unquote(answer.redirect_chain[-1][0]) == f"{SIGN_IN}?next=/admin/articles/article/"
    make_writer(username="writer")
    said = {"username": "writer", "password": PASSWORD, "next": "/admin/articles/article/"}
    assert client.post(SIGN_IN, said).headers["Location"] == "/admin/articles/article/"


def test_nobody_is_sent_in_circles(client: Client) -> None:
    client.force_login(make_person())
    answer = client.get("/admin/", follow=True)
    assert answer.redirect_chain[-1][0].startswith(SIGN_IN)
    assert answer.status_code == 200


def test_sign_out(client: Client) -> None:
    client.force_login(make_pharmacist())
    assert client.get(reverse("sign-out")).status_code == 405
    assert SESSION_KEY in client.session
    assert client.post(reverse("sign-out")).headers["Location"] == SIGN_IN
    assert SESSION_KEY not in client.session
