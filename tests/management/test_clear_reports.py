from datetime import timedelta

import pytest
import time_machine
from pytest_django import Settings

from articles.models import Report, clock
from tests.management.commands import run
from tests.reports import make_closed_report, make_report

pytestmark = pytest.mark.django_db


def test_says_how_many_and_nothing_where_there_are_none(settings: Settings) -> None:
    make_closed_report()
    make_closed_report()
    make_report()
    assert run("clear_reports") == ("", "")
    settings.REPORT_DAYS = 1
    with time_machine.travel(clock.now() + timedelta(days=1, minutes=1)):
        assert run("clear_reports") == ("Emptied 2 reports.\n", "")
        assert run("clear_reports") == ("", "")
    assert Report.objects.exclude(text="").count() == 1
