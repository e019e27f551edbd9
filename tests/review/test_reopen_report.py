import pytest
from django.test import Client
from django.urls import reverse

from tests.factory import make_writer
from tests.reports import again, make_closed_report, make_report
from tests.review.asking import gate, post

pytestmark = pytest.mark.django_db


def test_reopen(client: Client) -> None:
    report, by = make_closed_report(), make_writer()
    answer = post(client, by, "reopen-report", report.pk, seen=again(report).seen)
    assert answer.url == f"{reverse('report-page', args=[report.pk])}#messages"
    assert "It is open again, and yours." in client.get(answer.url).text
    act = report.acts.last()
    assert act is not None and (act.verb, act.by) == ("reopen", by)


def test_gate(client: Client) -> None:
    report = make_closed_report()
    acts = report.acts.count()
    gate(client, "reopen-report", report.pk, make_writer())
    assert report.acts.count() == acts


def test_without_what_was_seen_nothing_is_done(client: Client) -> None:
    report = make_closed_report()
    for form in ({}, {"seen": "x"}, {"seen": "9" * 40}):
        assert post(client, make_writer(), "reopen-report", report.pk, **form).status_code == 409


def test_it_is_open_already(client: Client) -> None:
    report = make_report()
    answer = post(client, make_writer(), "reopen-report", report.pk, seen=0)
    assert (answer.status_code, "This report is open." in answer.text) == (409, True)
