"""Hostile reports: any characters, any size, forms of another site."""

from datetime import timedelta
from itertools import product
from typing import Any

import pytest
import time_machine
from django.test import Client
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from articles.models import Edition, Report
from articles.public import report_form, reports
from tests.public.forms import TYPED, address, edition, nobody_came_before, send, stamp_of, typed_again

__all__ = ["edition", "nobody_came_before"]
pytestmark = pytest.mark.django_db
FORM, MULTIPART = "application/x-www-form-urlencoded", "multipart/form-data; boundary=x"


def test_any_characters_are_stored_or_left_out(edition: Edition) -> None:
    typed = {"a\x00b": "ab", "\u202eesod\u202c": "\u202eesod\u202c", "a\r\nb": "a\nb", "😀" * 2_000: "😀" * 2_000}
    for text, stored in typed.items():
        assert send(edition, text=text).status_code == 302
        assert Report.objects.latest("pk").text == stored


@pytest.mark.slow
@given(
    st.dictionaries(st.sampled_from(["problem", "quote", "text", "stamp", "homepage", "page"]), st.text(max_size=99))
)
def test_no_form_is_an_error(form: dict[str, str]) -> None:
    opened = report_form.ReportForm({name: value.encode("utf-8", "replace").decode() for name, value in form.items()})
    assert not opened.is_valid() and opened.next_stamp


def test_what_is_too_large_is_not_read(edition: Edition) -> None:
    for kind in (FORM, MULTIPART):
        answer = Client().post(address(edition), b"text=" + b"w" * 10_000_000, content_type=kind)
        assert (answer.status_code, "was not read" in answer.text) == (413, True)


def test_what_cannot_be_read_is_refused(edition: Edition) -> None:
    bodies = [b"", b"\xff\xfe=%ff", b"--x\r\n", b"a=&" * 20_000, b"text=%00%ED%A0%80"]
    for body, kind in product(bodies, (FORM, MULTIPART, "multipart/form-data", "application/json")):
        answer = Client().post(address(edition), body, content_type=kind)
        assert answer.status_code in (400, 422), (kind, body[:9])
    assert not Report.objects.exists()


OWN: list[dict[str, str]] = [
    {},
    {"Origin": "http://testserver"},
    {"Sec-Fetch-Site": "same-origin"},
    {"Sec-Fetch-Site": "same-origin", "Origin": "https://other.example"},
]
FOREIGN: list[dict[str, str]] = [
    *({"Sec-Fetch-Site": site} for site in ("cross-site", "same-site", "none", "x")),
    *({"Origin": f"http://{host}"} for host in ("other.example", "testserver.other.example", "[bad", "")),
    {"Origin": "null"},
    {"Origin": "http://testserver", "Sec-Fetch-Site": "cross-site"},
]


def test_a_form_of_another_site_is_not_taken(edition: Edition) -> None:
    client = Client(enforce_csrf_checks=True)
    form = TYPED | {"stamp": stamp_of(client.get(address(edition)))}
    with time_machine.travel(timezone.now() + timedelta(seconds=9)):
        for headers in FOREIGN:
            answer: Any = client.post(address(edition), form, headers=headers)
            assert (answer.status_code, typed_again(answer)) == (403, TYPED), headers
            assert reports.ELSEWHERE in answer.text and not Report.objects.exists()
        assert [client.post(address(edition), form, headers=headers).status_code for headers in OWN] == [302] * len(OWN)
    assert Report.objects.count() == 1
