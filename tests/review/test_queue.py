from datetime import timedelta

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from articles import workflow
from articles.lifecycle import Role
from articles.models import Medication, clock
from tests.factory import (
    approve,
    make_administrator,
    make_article,
    make_article_in_review,
    make_article_with_changes_requested,
    make_live_medication,
    make_person,
    make_pharmacist,
    make_scheduled_article,
    make_writer,
    submit,
)

pytestmark = pytest.mark.django_db


def queue(client: Client, which: str = "waiting") -> str:
    text: str = client.get(reverse("queue"), {"which": which}).text
    return text


def test_urgent_first_then_oldest(client: Client) -> None:
    medication = make_live_medication()
    old, new, urgent = (make_article(medication=medication) for _ in range(3))
    with time_machine.travel(clock.now() - timedelta(days=9), tick=False):
        submit(old)
    submit(new)
    submit(urgent, urgent=True)
    client.force_login(make_pharmacist())
    page = queue(client)
    places = [page.index(f">{article.title}</a>") for article in (urgent, old, new)]
    assert places == sorted(places)
    assert '<span class="age">9 days</span>' in page
    assert "The first has waited 9 days." in page


def test_why_i_may_not_sign(client: Client) -> None:
    author = make_pharmacist(Role.WRITER)
    submit(make_article(author))
    client.force_login(author)
    page = queue(client)
    assert "<b>No.</b> You are its named author. You contributed to this version" in page
    assert "All waiting (1)" in page
    assert "I may sign (0)" in page
    client.force_login(make_pharmacist())
    assert "<b>Yes.</b>" in queue(client, "may-sign")


def test_an_expired_registration_says_so(client: Client) -> None:
    make_article_in_review()
    client.force_login(make_pharmacist(registration_expires=clock.today() - timedelta(days=1)))
    assert "<b>No.</b> Your registration expired" in queue(client)


@pytest.mark.parametrize(("days", "warned"), [(60, True), (61, False)])
def test_warned_sixty_days_ahead(client: Client, days: int, warned: bool) -> None:
    client.force_login(make_pharmacist(registration_expires=clock.today() + timedelta(days=days)))
    assert ("Your registration is valid until" in queue(client)) is warned


def test_each_list_has_its_own(client: Client) -> None:
    waiting, _ = make_article_in_review()
    asked, _ = make_article_with_changes_requested()
    dated, _ = make_scheduled_article(clock.now() + timedelta(days=2))
    client.force_login(make_pharmacist())
    lists = {"waiting": waiting, "changes-requested": asked, "approved": dated}
    for which in lists:
        page = queue(client, which)
        assert {name for name, article in lists.items() if f">{article.title}</a>" in page} == {which}
    assert f">{waiting.title}</a>" in queue(client, "no-such-list")


def test_it_says_what_i_decided_lately(client: Client) -> None:
    article, version = make_article_in_review()
    pharmacist = make_pharmacist()
    approve(version, pharmacist)
    client.force_login(pharmacist)
    page = queue(client)
    assert f">{article.title}</a>, version 1, now edition 1" in page


def in_review(medication: Medication, number: int) -> None:
    writer, pharmacist = make_writer(), make_pharmacist()
    for _ in range(number):
        version = submit(make_article(writer, medication))
        workflow.claim(version=version.pk, by=pharmacist)
        workflow.comment(version=version.pk, by=pharmacist, section="dosing", body="Which source?")


@pytest.mark.slow
def test_a_constant_number_of_queries(client: Client) -> None:
    medication = make_live_medication()
    client.force_login(make_pharmacist())
    in_review(medication, 1)
    with CaptureQueriesContext(connection) as one:
        assert queue(client).count("open comment") == 1
    in_review(medication, 14)
    with CaptureQueriesContext(connection) as many:
        assert queue(client).count("open comment") == 15
    assert len(many) == len(one)


@pytest.mark.slow
def test_a_page_has_an_end(client: Client) -> None:
    medication, writer = make_live_medication(), make_writer()
    for _ in range(26):
        submit(make_article(writer, medication))
    client.force_login(make_pharmacist())
    assert queue(client).count("all new") == 25
    assert client.get(reverse("queue"), {"page": 2}).text.count("all new") == 1
    assert client.get(reverse("queue"), {"page": "no such page"}).status_code == 200


@pytest.mark.parametrize("make", [make_writer, make_administrator, make_pharmacist])
def test_staff_look(client: Client, make: type) -> None:
    client.force_login(make())
    assert client.get(reverse("queue")).status_code == 200


def test_nobody_else_looks(client: Client) -> None:
    assert client.get(reverse("queue")).status_code == 302
    client.force_login(make_person())
    assert client.get(reverse("queue")).status_code == 403
    client.force_login(make_pharmacist())
    assert client.post(reverse("queue")).status_code == 405
