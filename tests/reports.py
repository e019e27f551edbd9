"""Reports of readers in their states, made through the readers' door and the verbs."""

from itertools import count

from articles import published, workflow
from articles.models import Edition, Person, Report, ReportAct
from articles.published.addresses import page_path
from articles.published.records import Subject
from tests import factory
from tests.remembered import remembered

_numbers = count()


def subject_of(edition: Edition) -> Subject:
    path = page_path(edition.medication_slug, edition.slug)
    subject = published.report_subject(path, str(edition.number))
    assert subject is not None
    return subject


def send_report(edition: Edition, text: str = "The dose is wrong.", quote: str = "", nonce: str = "") -> str:
    """Its link. A nonce of its own, so that no two are the same report, unless one is given."""
    nonce = nonce or str(next(_numbers))
    return published.report(subject=subject_of(edition), nonce=nonce, problem="number", quote=quote, text=text)


@remembered
def make_report(edition: Edition | None = None, **words: str) -> Report:
    send_report(edition or factory.make_live_article()[1], **words)
    return Report.objects.latest("pk")


def again(report: Report) -> Report:
    """As it is stored now."""
    return Report.objects.get(pk=report.pk)


def close(report: Report, by: Person | None = None, words: str = "It is right.") -> ReportAct:
    by = by or factory.make_writer()
    return workflow.close_report(report=report.pk, by=by, seen=again(report).seen, outcome="unchanged", words=words)


@remembered
def make_closed_report(text: str = "The dose is wrong.", quote: str = "") -> Report:
    report = make_report(text=text, quote=quote)
    close(report)
    return report
