"""The readers' role adds reports and reads none."""

import pytest
from django.db import connection

from articles import published
from articles.management.grants import REPORTS
from articles.models import Report
from articles.published.records import ReportState
from tests import factory
from tests.management.test_database_roles import READER, act_as, is_refused, roles
from tests.reports import send_report

__all__ = ["roles"]


@pytest.mark.postgres
def test_readers_process_adds_reports_and_reads_none_back(roles: None) -> None:
    edition = factory.make_live_article()[1]
    connection.check_constraints()
    act_as(READER)
    link = send_report(edition, nonce="once")
    assert send_report(edition, nonce="once") == link
    assert published.report_state(link) == ReportState("received")
    for statement in (
        f"UPDATE {REPORTS} SET text = ''",
        f"TRUNCATE {REPORTS}",
        f"SELECT id FROM {REPORTS}",
        f"COPY {REPORTS} TO STDOUT",
        f"INSERT INTO {REPORTS} (link, edition_id, problem, quote, text, at)"
        f" VALUES ('x', {edition.pk}, 'other', '', '', now()) RETURNING id",
        f"INSERT INTO {REPORTS} (link, edition_id, problem, quote, text, at)"
        f" VALUES ('x', {edition.pk}, 'other', '', '', now()) ON CONFLICT (link) DO UPDATE SET text = ''",
        "UPDATE articles_reportoutcome SET words = 'x'",
        "INSERT INTO articles_reportoutcome DEFAULT VALUES",
        "INSERT INTO articles_reportact DEFAULT VALUES",
    ):
        assert is_refused(statement), statement
    with connection.cursor() as cursor:
        cursor.execute("RESET ROLE")
    assert Report.objects.count() == 1
