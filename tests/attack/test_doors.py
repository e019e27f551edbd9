"""What a browser may be made to send: to where a sign-in leads, forms of other sites, other methods, other bodies."""

import re
from typing import Any
from urllib.parse import urljoin, urlsplit

import pytest
from django.test import Client

from articles.lifecycle import Role
from tests import factory
from tests.admin.pages import signed_in
from tests.openings import agreed, written
from tests.places import Place, in_review
from tests.staff import LEAVING, staff_routes
from tests.urls import named_routes

pytestmark = [pytest.mark.django_db, pytest.mark.once]
HERE = "http://testserver/"
ELSEWHERE = [
    "https://evil.example/",
    "//evil.example",
    "///evil.example",
    "////evil.example",
    "/\\evil.example",
    "\\\\evil.example",
    "\\/evil.example",
    "/\t/evil.example",
    "\t//evil.example",
    " //evil.example",
    "\r\n//evil.example",
    "/\r\nLocation: https://evil.example",
    "https:evil.example",
    "https:/evil.example",
    "http:///evil.example",
    "https:\\\\evil.example",
    "https://testserver@evil.example",
    "https://testserver.evil.example",
    "https://evil.example#testserver",
    "//evil.example?testserver",
    "//evil.example:80/review/",
    "//[::1]/",
    "javascript:alert(1)",
    "JAVASCRIPT://testserver/%0aalert(1)",
    "data:text/html,x",
    "ftp://testserver/",
    "//\u3002evil.example",
    "http://\u0001evil.example",
]


def leads_elsewhere(location: str) -> bool:
    """As browsers read it: no white space at its ends, no tabs and line ends, "\\" for "/", and any number of these."""
    read = location.strip().translate({ord(sign): None for sign in "\t\r\n"}).replace("\\", "/")
    target = urlsplit(urljoin(HERE, re.sub("^([a-z]+:)?//+", r"\1//", read)))
    return (target.scheme, target.netloc) != ("http", "testserver")


@pytest.mark.parametrize("wanted", ELSEWHERE, ids=repr)
def test_a_sign_in_leads_nowhere_else(client: Client, wanted: str) -> None:
    assert leads_elsewhere(wanted) or "\n" in wanted
    writer = factory.make_writer()
    said = {"username": writer.username, "password": factory.PASSWORD, "next": wanted}
    answer: Any = client.post("/accounts/sign-in/", said)
    assert answer.status_code == 302
    assert not leads_elsewhere(answer.headers["Location"])
    assert not leads_elsewhere(client.get("/admin/login/", {"next": wanted}).headers["Location"])
    assert not leads_elsewhere(client.post("/accounts/sign-out/", {"next": wanted}).headers["Location"])


def every_post(client: Client, place: Place, **more: Any) -> dict[str, int]:
    """The status that each address of the staff gives to a form that is complete."""
    routes = staff_routes()
    return {
        name: client.post(place.path(routes[name]), place.form(routes[name]), **more).status_code for name in routes
    }


FOREIGN = {
    "no token": {},
    "a token of their own": {"X-CSRFToken": "x" * 64},
    "another site": {"Origin": "https://evil.example", "Referer": "https://evil.example/"},
}


@pytest.mark.slow
def test_no_form_of_another_site_is_taken() -> None:
    place, client = in_review(), Client(enforce_csrf_checks=True)
    client.force_login(factory.make_person(*Role))
    before = written()
    for how, headers in FOREIGN.items():
        got = every_post(client, place, headers=headers)
        assert {name: status for name, status in got.items() if status != 403} == {}, how
    assert written() == before


@pytest.mark.slow
def test_no_other_method_does_what_a_form_does() -> None:
    """Nor one that says that it is a POST."""
    place, client = in_review(), signed_in(factory.make_person(*Role))
    before, over = written(), {"X-HTTP-Method-Override": "POST", "X-Method-Override": "POST"}
    for method in ("PUT", "DELETE", "PROPFIND"):
        for name in staff_routes().keys() - LEAVING:
            status = client.generic(method, place.path(staff_routes()[name]), headers=over).status_code
            assert status in (200, 302, 405), (method, name)
    assert written() == before


NOT_FORMS: dict[str, tuple[str, bytes]] = {
    "JSON": ("application/json", b'{"digest": "x", "password": "x"}'),
    "text": ("text/plain", b"digest=x&password=x"),
    "no type": ("", b"digest=x"),
    "XML": ("application/xml", b"<!DOCTYPE d [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><d>&x;</d>"),
    "parts without a boundary": ("multipart/form-data", b"x"),
    "parts that are cut": ("multipart/form-data; boundary=a", b'--a\r\nContent-Disposition: form-data; name="digest"'),
    "a part that says base64": (
        "multipart/form-data; boundary=a",
        b'--a\r\nContent-Disposition: form-data; name="digest"\r\nContent-Transfer-Encoding: base64\r\n\r\n!\r\n--a--',
    ),
    "another alphabet": ("application/x-www-form-urlencoded; charset=utf-16", b"digest=x"),
    "an unknown alphabet": ("application/x-www-form-urlencoded; charset=none", b"digest=x"),
    "no UTF-8": ("application/x-www-form-urlencoded", b"digest=%ff%fe&password=\xff"),
    "halves of signs": ("application/x-www-form-urlencoded", b"digest=%ed%a0%80&password=%00&checks=%00"),
    "many fields": ("application/x-www-form-urlencoded", b"a=b&" * 20_000),
    "one long field": ("application/x-www-form-urlencoded", b"digest=" + b"a" * 4_000_000),
}


@pytest.mark.slow
def test_no_other_body_signs() -> None:
    pharmacist = factory.make_pharmacist()
    place, client = agreed(pharmacist), signed_in(pharmacist)
    before = written()
    for kind, (content_type, body) in NOT_FORMS.items():
        for name in ("approve", "sign-in", "admin:keep"):
            path = place.path(named_routes()[name])
            status = client.generic("POST", path, body, content_type=content_type).status_code
            assert status in (200, 400, 403, 409, 413, 422), (kind, name)
    assert written() == before
