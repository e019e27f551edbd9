"""Who is told that readers' reports wait, and in which words."""

import pytest

from articles import workflow
from articles.models import Person
from tests import factory
from tests.mails import Sent, addresses, sent
from tests.management.commands import run
from tests.reports import again, close, make_report

pytestmark = pytest.mark.django_db
__all__ = ["sent"]
WORDS = "It says 20 mg where the label has 2 mg."


def test_all_staff_learn_how_many_wait_and_nothing_of_what_they_say(sent: Sent) -> None:
    oldest = make_report(text=WORDS, quote=WORDS)
    make_report(text=WORDS)
    factory.make_administrator(), factory.make_pharmacist(is_active=False)

    mails = sent(workflow.remind_of_reports)

    assert addresses(mails) == sorted(Person.objects.filter(is_active=True).values_list("email", flat=True))
    assert {mail.subject for mail in mails} == {"2 reports of readers wait for somebody"}
    body = str(mails[0].body)
    assert f"The oldest is of {oldest.at:%-d %B %Y}." in body and "Read and take them:" in body
    assert "/review/reports/" in body and WORDS not in body


def test_what_somebody_has_taken_or_closed_does_not_wait(sent: Sent) -> None:
    taken, closed, writer = make_report(), make_report(), factory.make_writer()
    workflow.own_report(report=taken.pk, by=writer, seen=0)
    close(closed)
    assert sent(workflow.remind_of_reports) == []
    workflow.reopen_report(report=closed.pk, by=writer, seen=again(closed).seen)
    assert {mail.subject for mail in sent(workflow.remind_of_reports)} == {"1 report of readers waits for somebody"}


def test_the_daily_reminder_does_it() -> None:
    assert run("remind") == ("", "")
    make_report()
    assert run("remind") == ("Told of 1 report that nobody has taken.\n", "")
