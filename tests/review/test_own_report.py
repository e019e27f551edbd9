import pytest
from django.test import Client
from django.urls import reverse

from tests.factory import make_pharmacist, make_writer
from tests.reports import again, make_report
from tests.review.asking import gate, post

pytestmark = pytest.mark.django_db


def test_own(client: Client) -> None:
    report, by = make_report(), make_writer()
    answer = post(client, by, "own-report", report.pk, seen=again(report).seen)
    assert answer.url == f"{reverse('report-page', args=[report.pk])}#messages"
    assert "It is yours." in client.get(answer.url).text
    act = report.acts.last()
    assert act is not None and (act.verb, act.by) == ("own", by)


def test_gate(client: Client) -> None:
    report = make_report()
    acts = report.acts.count()
    gate(client, "own-report", report.pk, make_writer())
    assert report.acts.count() == acts


def test_without_what_was_seen_nothing_is_done(client: Client) -> None:
    report = make_report()
    for form in ({}, {"seen": "x"}, {"seen": "9" * 40}):
        assert post(client, make_writer(), "own-report", report.pk, **form).status_code == 409


def test_somebody_was_faster(client: Client) -> None:
    report = make_report()
    post(client, make_pharmacist(), "own-report", report.pk, seen=0)
    answer = post(client, make_writer(), "own-report", report.pk, seen=0, note="I have it.")
    assert (answer.status_code, "since you opened it" in answer.text) == (409, True)
    assert "I have it.</textarea>" in answer.text
    assert report.acts.count() == 1
