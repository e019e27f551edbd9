import pytest
from django.test import Client
from django.urls import reverse

from tests.factory import edit, make_live_article, make_writer, publish
from tests.reports import again, make_report
from tests.review.asking import gate, post

pytestmark = pytest.mark.django_db


def test_close(client: Client) -> None:
    report, by = make_report(), make_writer()
    answer = post(
        client,
        by,
        "close-report",
        report.pk,
        seen=again(report).seen,
        outcome="unchanged",
        words="As the label has it.",
    )
    assert answer.url == f"{reverse('report-page', args=[report.pk])}#messages"
    assert "Closed. Whoever has the link" in client.get(answer.url).text
    act = report.acts.last()
    assert act is not None and (act.verb, act.by) == ("close", by)


def test_gate(client: Client) -> None:
    report = make_report()
    acts = report.acts.count()
    gate(client, "close-report", report.pk, make_writer())
    assert report.acts.count() == acts


def test_without_what_was_seen_nothing_is_done(client: Client) -> None:
    report = make_report()
    for form in ({}, {"seen": "x"}, {"seen": "9" * 40}):
        assert post(client, make_writer(), "close-report", report.pk, **form).status_code == 409


def test_what_is_missing_is_said_and_the_words_stay(client: Client) -> None:
    report = make_report()
    typed = {"outcome": "fixed", "words": "Put right.", "note": "By Kim.", "duplicate_of": "x"}
    answer = post(client, make_writer(), "close-report", report.pk, seen=0, **typed)
    assert (answer.status_code, "Name the edition" in answer.text) == (422, True)
    for words in ("Put right.</textarea>", "By Kim.</textarea>", 'value="fixed" checked', 'value="x"'):
        assert words in answer.text
    assert not report.acts.exists()


def test_an_edition_is_chosen_and_shown(client: Client) -> None:
    article, edition = make_live_article()
    report = make_report(edition)
    edit(article, article.author, title="Newer")
    publish(article)
    page = client.get(post(client, make_writer(), "note-report", report.pk, seen=0, note="Soon.").url)
    assert '<option value="2">Edition 2</option>' in page.text
    form = {"outcome": "fixed", "edition": "2", "seen": again(report).seen}
    assert post(client, make_writer(), "close-report", report.pk, **form).status_code == 302
    assert report.acts.get(verb="close").edition == article.editions.get(number=2)
