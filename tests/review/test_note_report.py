import pytest
from django.test import Client
from django.urls import reverse

from tests.factory import make_writer
from tests.reports import again, make_report
from tests.review.asking import gate, post

pytestmark = pytest.mark.django_db


def test_note(client: Client) -> None:
    report, by = make_report(), make_writer()
    answer = post(client, by, "note-report", report.pk, seen=again(report).seen, note="Look at the label.")
    assert answer.url == f"{reverse('report-page', args=[report.pk])}#messages"
    assert "Your note was added." in client.get(answer.url).text
    act = report.acts.last()
    assert act is not None and (act.verb, act.by) == ("note", by)


def test_gate(client: Client) -> None:
    report = make_report()
    acts = report.acts.count()
    gate(client, "note-report", report.pk, make_writer())
    assert report.acts.count() == acts


def test_without_what_was_seen_nothing_is_done(client: Client) -> None:
    report = make_report()
    for form in ({}, {"seen": "x"}, {"seen": "9" * 40}):
        assert post(client, make_writer(), "note-report", report.pk, **form).status_code == 409


def test_an_empty_note_is_none(client: Client) -> None:
    report = make_report()
    answer = post(client, make_writer(), "note-report", report.pk, seen=0, note=" ")
    assert (answer.status_code, "Write a note." in answer.text) == (422, True)
    assert not report.acts.exists()
