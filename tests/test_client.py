"""What counts as one client."""

import pytest
from django.test import RequestFactory
from pytest_django import Settings

from articles.client import address


@pytest.mark.parametrize(
    ("remote", "told"),
    [
        ("192.0.2.1", "192.0.2.1"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::"),
        ("2001:db8:1:2:ffff::1", "2001:db8:1:2::"),
        ("2001:db8:1:3::1", "2001:db8:1:3::"),
        ("::ffff:192.0.2.1", "192.0.2.1"),
        ("fe80::1%eth0", "fe80::"),
        ("", None),
        ("unix:", None),
    ],
)
def test_address(rf: RequestFactory, remote: str, told: str | None) -> None:
    assert address(rf.get("/", REMOTE_ADDR=remote)) == told


@pytest.mark.parametrize(
    ("passed_on", "told"),
    [
        ("198.51.100.7", "198.51.100.7"),
        ("192.0.2.99, 198.51.100.7", "198.51.100.7"),
        ("192.0.2.99,2001:db8::1", "2001:db8::"),
        ("", "127.0.0.1"),
        ("192.0.2.99, unknown", None),
    ],
)
def test_behind_a_proxy_what_the_proxy_says_counts(
    rf: RequestFactory, settings: Settings, passed_on: str, told: str | None
) -> None:
    settings.BEHIND_PROXY = True
    assert address(rf.get("/", headers={"X-Forwarded-For": passed_on})) == told


def test_without_one_nobody_chooses_their_own(rf: RequestFactory, settings: Settings) -> None:
    settings.BEHIND_PROXY = False
    assert address(rf.get("/", headers={"X-Forwarded-For": "198.51.100.7"})) == "127.0.0.1"
