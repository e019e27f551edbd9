"""How often a link to a new password is sent, and that asking tells nobody who has an account."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from articles.models import LinkRequest, Mail, clock
from articles.signin.links import FROM_ONE_NETWORK, TO_ONE_ADDRESS, WITHIN
from tests.factory import make_pharmacist, make_writer
from tests.mails import sent_mails
from tests.test_policy import POLICY, Inline, policy

pytestmark = pytest.mark.django_db
ASK = "/accounts/password/"
HOME, ELSEWHERE = "192.0.2.1", "198.51.100.7"


def ask(address: str, network: str = HOME) -> Any:
    return Client().post(ASK, {"email": address}, REMOTE_ADDR=network)


def ask_often(address: str, *networks: str) -> list[int]:
    return [ask(address, network).status_code for network in networks]


def everywhere(number: int) -> list[str]:
    return [f"203.0.113.{last}" for last in range(number)]


def test_one_address_gets_so_many_links_wherever_they_are_asked() -> None:
    make_writer(email="writer@example.org")
    statuses = ask_often("writer@example.org", *everywhere(TO_ONE_ADDRESS + 2))
    assert statuses == [302] * TO_ONE_ADDRESS + [429] * 2
    assert [mail.to for mail in sent_mails()] == [["writer@example.org"]] * TO_ONE_ADDRESS


def test_one_network_asks_for_so_many_links_whosever_they_are() -> None:
    statuses = [ask(f"person{n}@example.org", HOME).status_code for n in range(FROM_ONE_NETWORK + 1)]
    assert statuses == [302] * FROM_ONE_NETWORK + [429]
    assert ask("person0@example.org", ELSEWHERE).status_code == 302


def test_networks_are_those_of_the_sign_in() -> None:
    for n in range(FROM_ONE_NETWORK):
        ask(f"person{n}@example.org", f"2001:db8::{n:x}")
    assert ask("other@example.org", "2001:db8::ffff").status_code == 429
    assert ask("other@example.org", "2001:db8:0:1::").status_code == 302


def test_one_address_is_one_however_it_is_written() -> None:
    written = ["writer@example.org", "Writer@Example.org", "writer@EXAMPLE.org", "WRITER@EXAMPLE.ORG"]
    statuses = [ask(address).status_code for address in written[: TO_ONE_ADDRESS + 1]]
    assert statuses == [302] * TO_ONE_ADDRESS + [429]


def test_it_lapses_and_what_was_refused_does_not_count() -> None:
    ask_often("writer@example.org", *[HOME] * TO_ONE_ADDRESS)
    with time_machine.travel(clock.now() + WITHIN - timedelta(minutes=1)):
        assert ask("writer@example.org").status_code == 429
    with time_machine.travel(clock.now() + WITHIN + timedelta(minutes=1)):
        assert ask("writer@example.org").status_code == 302
        assert LinkRequest.objects.count() == 1, "no longer than they count"


def test_a_clock_that_was_wrong_keeps_nobody_out() -> None:
    with time_machine.travel(clock.now() + timedelta(days=400)):
        ask_often("writer@example.org", *[HOME] * TO_ONE_ADDRESS)
    assert ask("writer@example.org").status_code == 302


def test_the_page_says_what_to_do_and_is_the_same_for_everybody() -> None:
    make_writer(email="writer@example.org")
    make_pharmacist(email="gone@example.org", is_active=False)
    pages = [
        [ask(address) for _ in range(TO_ONE_ADDRESS + 1)][-1]
        for address in ("writer@example.org", "gone@example.org", "nobody@example.org")
    ]
    page = pages[0]
    assert {(answer.status_code, answer.text) for answer in pages} == {(429, page.text)}
    assert page.headers["Retry-After"] == "3600" and "no-store" in page.headers["Cache-Control"]
    assert "the newest one works" in page.text
    assert policy(page) == POLICY and Inline(page.text).found == []


def ask_beside_others(address: str) -> int:
    try:
        return int(ask(address).status_code)
    finally:
        connection.close()


@pytest.mark.race
@pytest.mark.django_db(transaction=True)
def test_many_at_once_get_no_more() -> None:
    with ThreadPoolExecutor(8) as pool:
        statuses = list(pool.map(ask_beside_others, ["writer@example.org"] * 16))
    assert sorted(statuses) == [302] * TO_ONE_ADDRESS + [429] * (16 - TO_ONE_ADDRESS)
    assert Mail.objects.count() == LinkRequest.objects.count() == TO_ONE_ADDRESS


def work(address: str) -> list[str]:
    """Every query of a request for a link, with what differs in any two of them taken out."""
    with CaptureQueriesContext(
        connection,
    ) as queries:
        assert ask(address).status_code == 302
    assert queries.captured_queries
    asked = [query["sql"].replace(address, "ADDRESS") for query in queries.captured_queries]
    return [sql for sql in asked if "SAVEPOINT" not in sql]


def test_asking_is_the_same_work_whether_there_is_an_account_or_not() -> None:
    make_writer(email="writer@example.org")
    make_pharmacist(email="closed@example.org", is_active=False)
    with time_machine.travel(clock.now(), tick=False):
        of_one, of_a_leaver, of_nobody = map(work, ("writer@example.org", "closed@example.org", "nobody@example.org"))
    assert of_one == of_a_leaver == of_nobody


def test_a_link_is_never_written_down() -> None:
    make_writer(email="writer@example.org")
    ask("writer@example.org")
    [row] = Mail.objects.values()
    assert (row["to"], row["subject"], row["body"]) == ("writer@example.org", "", "")
    [mail] = sent_mails()
    assert ASK in str(mail.body)
    assert not Mail.objects.exists()
