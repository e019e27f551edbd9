"""What the database itself refuses of reports."""

from itertools import product

import pytest
from django.db import IntegrityError, models, transaction

from articles.models import Report, ReportAct
from articles.models.appendonly import WrittenOnce
from articles.models.report import QUOTE_AT_MOST, TEXT_AT_MOST
from tests import factory
from tests.reports import make_closed_report, make_report, send_report

pytestmark = pytest.mark.django_db
CHANGES = [
    {"text": "Other."},
    {"quote": "Other."},
    {"problem": "other"},
    {"link": "0" * 64},
    {"at": "2001-01-01 00:00Z"},
]


def test_a_report_stays_as_it_was_sent() -> None:
    for report, change in product((make_report(), make_closed_report()), CHANGES):
        with pytest.raises(IntegrityError, match="never changed"), transaction.atomic():
            Report.objects.filter(pk=report.pk).update(**change)


def test_it_is_as_short_as_the_form_says_whatever_writes_it() -> None:
    edition = factory.make_live_article()[1]
    for words in ({"text": "w" * (TEXT_AT_MOST + 1)}, {"quote": "w" * (QUOTE_AT_MOST + 1)}):
        with pytest.raises(IntegrityError, match="at most"), transaction.atomic():
            send_report(edition, **words)
    send_report(edition, "😀" * TEXT_AT_MOST, "é" * QUOTE_AT_MOST)


def test_an_open_one_is_not_emptied() -> None:
    report = make_report()
    with pytest.raises(IntegrityError, match="once it is closed"), transaction.atomic():
        Report.objects.update(text="", quote="")
    assert Report.objects.get().text == report.text


def test_what_was_done_with_it_is_written_once() -> None:
    make_closed_report()
    with pytest.raises(WrittenOnce):
        ReportAct.objects.update(note="Other.")
    with pytest.raises(IntegrityError, match="never changed"), transaction.atomic():
        models.QuerySet(ReportAct).update(note="Other.")


def test_only_what_is_closed_has_an_outcome() -> None:
    report, by = make_report(), factory.make_writer()
    for details in ({"verb": "other"}, {"verb": "close"}, {"verb": "own", "outcome": "fixed"}):
        with pytest.raises(IntegrityError), transaction.atomic():
            ReportAct.objects.create(report=report, by=by, **details)


def test_no_problem_that_nobody_knows() -> None:
    report = make_report()
    with pytest.raises(IntegrityError), transaction.atomic():
        Report.objects.create(link="0" * 64, edition=report.edition, problem="mine")
