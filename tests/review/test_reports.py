"""The list of readers' reports, and the page of one."""

import sys
from datetime import timedelta

import pytest
import time_machine
from bs4 import BeautifulSoup
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from articles import workflow
from articles.models import Person, clock
from tests.factory import make_administrator, make_live_article, make_person, make_pharmacist, make_writer
from tests.reports import again, close, make_closed_report, make_report

pytestmark = pytest.mark.django_db


def opened(client: Client, address: str, by: Person | None = None) -> BeautifulSoup:
    client.force_login(by or make_writer())
    return BeautifulSoup(client.get(address).text, "html.parser")


def listed(client: Client, query: str = "") -> list[int]:
    rows = opened(client, reverse("reports") + query).select("tbody th a")
    return [int(row.get_text().partition(":")[0]) for row in rows]


def test_open_ones_oldest_first_and_closed_ones_newest_first(client: Client) -> None:
    first, second, third = make_report(), make_report(), make_report()
    fourth = make_report()
    close(third)
    with time_machine.travel(clock.now() + timedelta(minutes=1)):
        close(first)
    assert listed(client) == listed(client, "?which=nonsense&page=x") == [second.pk, fourth.pk]
    assert listed(client, "?which=closed") == [first.pk, third.pk]


def test_of_one_page_alone(client: Client) -> None:
    mine, _ = make_report(), make_report()
    document = mine.edition.document_id
    assert listed(client, f"?document={document}") == [mine.pk]
    page = opened(client, f"{reverse('reports')}?document={document}")
    assert f"Only those on {mine.edition.title}" in page.get_text()
    assert page.select(f'a[href="?which=closed&document={document}"]')
    assert listed(client, "?document=999999") == []
    assert len(listed(client, "?document=" + "9" * 40)) == 2


def test_a_long_list_has_pages(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys.modules["articles.worklist.reports"], "PAGE", 1)
    first, second = make_report(), make_report()
    assert (listed(client), listed(client, "?page=2")) == ([first.pk], [second.pk])


@pytest.mark.parametrize("make", [make_writer, make_pharmacist, make_administrator])
def test_the_staff_see_how_many_wait(client: Client, make: type) -> None:
    make_report()
    make_closed_report()
    assert "Readers’ reports (1)" in opened(client, reverse("queue"), make()).get_text()
    assert "1 report of readers waits." in opened(client, reverse("admin:index"), make()).get_text()


def test_all_that_the_staff_have_to_know(client: Client) -> None:
    report = make_report(quote="twice a day", text="The label says once.")
    workflow.note_report(report=report.pk, by=make_pharmacist(name="Kim"), seen=0, note="So it does.")
    text = opened(client, reverse("report-page", args=[report.pk])).get_text()
    for words in ("A number or a dose is wrong", "twice a day", "The label says once.", "Kim", "So it does."):
        assert words in text
    assert f"{report.edition.title}, edition {report.edition.number}" in " ".join(text.split())


def test_hostile_words_stay_words_and_links_are_none(client: Client) -> None:
    report = make_report(
        text="<script>x()</script> https://evil.example/ www.evil.example \u202egnp.exe\u202c", quote="<a>"
    )
    for address in (reverse("report-page", args=[report.pk]), reverse("reports")):
        page = opened(client, address)
        assert not page.select('script:not([src]), a[href*="evil"], blockquote a')
        assert "https://evil.example/" in page.get_text()
        assert "⟨U+202E⟩" in page.get_text() and "\u202e" not in page.get_text()


def test_emptied_words_are_said_to_be(client: Client) -> None:
    report = make_closed_report()
    with time_machine.travel(clock.now() + timedelta(days=400)):
        workflow.clear_reports()
        assert "were emptied" in opened(client, reverse("report-page", args=[report.pk])).get_text()
        assert "were emptied" in opened(client, f"{reverse('reports')}?which=closed").get_text()


def test_the_page_offers_what_can_be_done_now(client: Client) -> None:
    report, by = make_report(), make_writer()
    address = reverse("report-page", args=[report.pk])
    assert "Take it" in opened(client, address, by).get_text()
    workflow.own_report(report=report.pk, by=by, seen=0)
    assert not opened(client, address, by).select("button[formaction]")
    assert f"Take it over from {by}" in opened(client, address).get_text()
    close(again(report))
    closed = opened(client, address, by)
    assert closed.select("#heading-reopen") and not closed.select("#heading-close, button[formaction]")


def test_nobody_else_looks(client: Client) -> None:
    for address in (reverse("reports"), reverse("report-page", args=[make_report().pk])):
        client.logout()
        assert client.get(address).status_code == 302
        client.force_login(make_person())
        assert client.get(address).status_code == 403
        client.force_login(make_writer())
        assert client.post(address).status_code == 405
    assert client.get(reverse("report-page", args=[10**6])).status_code == 404


def questions(client: Client) -> int:
    with CaptureQueriesContext(connection) as captured:
        client.get(reverse("reports"))
    return len(captured)


def test_the_list_asks_the_same_number_of_questions_however_long(client: Client) -> None:
    client.force_login(make_writer())
    edition = make_live_article()[1]
    workflow.own_report(report=make_report(edition).pk, by=make_writer(), seen=0)
    few = questions(client)
    for _ in range(5):
        report = make_report(edition)
        workflow.own_report(report=report.pk, by=make_writer(), seen=0)
    assert questions(client) == few
