from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal

import pytest
from django.template import Context, Template

from articles.published.records import Link
from articles.templatetags import klonoinfo

AT = datetime(2026, 9, 14, 7, 42, tzinfo=UTC)
LATE_IN_NEW_YORK = datetime(2026, 9, 13, 22, 5, tzinfo=timezone(timedelta(hours=-4)))


def render(source: str, **context: object) -> str:
    return Template("{% load klonoinfo %}" + source).render(Context(context))


@pytest.mark.parametrize("day", [date(2026, 9, 4), datetime(2026, 9, 4, 23, 59, tzinfo=UTC)])
def test_when_writes_a_day_without_leading_zero(day: date) -> None:
    assert klonoinfo.when(day) == "4 September 2026"


def test_when_and_moment_speak_utc() -> None:
    assert klonoinfo.when(LATE_IN_NEW_YORK) == "14 September 2026"
    assert klonoinfo.moment(LATE_IN_NEW_YORK) == "14 September 2026, 02:05 UTC"
    assert klonoinfo.moment(AT) == "14 September 2026, 07:42 UTC"


@pytest.mark.parametrize(
    ("value", "whole_digits", "fraction"),
    [("0.125", "0", ".125"), ("1.25", "1", ".25"), ("400", "400", ""), ("1E+1", "10", "")],
)
def test_a_number_splits_at_its_point(value: str, whole_digits: str, fraction: str) -> None:
    assert (klonoinfo.whole_digits(Decimal(value)), klonoinfo.fraction(Decimal(value))) == (whole_digits, fraction)


@pytest.mark.parametrize(
    ("factor", "words"),
    [("10", "10 times larger"), ("1E+2", "100 times larger"), ("0.1", "10 times smaller")],
)
def test_times_says_which_way(factor: str, words: str) -> None:
    assert Template("{% load klonoinfo %}{{ factor|times }}").render(Context({"factor": Decimal(factor)})) == words


def test_units_and_marks_come_in_words() -> None:
    assert klonoinfo.per("mg/kg/day") == "mg per kg per day"
    assert klonoinfo.in_words(frozenset({"unit", "number"})) == "number, unit"


def test_gist_keeps_a_short_text_and_both_ends_of_a_long_one() -> None:
    assert klonoinfo.gist("Never two together.") == "Never two together."
    long = "first " + "middle " * 200 + "last"
    short = klonoinfo.gist(long)
    assert short.startswith("first middle") and short.endswith("middle last")
    assert " […]\n[…] " in short and len(short) < len(long)


def test_icon_points_into_the_sprite_and_is_silent() -> None:
    html = render("{% icon 'tick' %}")
    assert "articles/icons.svg#i-tick" in html
    assert 'class="i" aria-hidden="true"' in html


def test_a_moment_for_machines_has_whole_seconds() -> None:
    at = datetime(2026, 9, 14, 9, 42, 7, 123456, tzinfo=timezone(timedelta(hours=2)))
    assert render("{{ at|iso }}", at=at) == "2026-09-14T07:42:07+00:00"


def test_emergency_can_be_dialled_where_the_country_is_known() -> None:
    html = render("{% call_now 'GB' '<ul></ul>' %}")
    assert 'Call <a href="tel:999">999</a> now if' in html
    assert 'href="tel:116123"' in html


def test_emergency_lists_numbers_where_the_country_is_not_known() -> None:
    html = render("{% call_now '' '' %}")
    assert "Call your emergency number now if" in html
    assert "Your local emergency number" in html and 'href="tel:911"' in html


@pytest.mark.parametrize(("brief", "summary"), [(True, ""), (False, "<span>It &lt;calms&gt;.</span>")])
def test_a_line_of_a_list_of_links_is_escaped(brief: bool, summary: str) -> None:
    link = Link("Use & <b>care</b>", "/medicines/a/", "dosing", "Dosing", 3, AT, "It <calms>.")
    assert render("{% linked link brief %}", link=link, brief=brief).split("\n") == [
        "",
        "    <li>",
        '      <a class="name" href="/medicines/a/">Use &amp; &lt;b&gt;care&lt;/b&gt;</a>',
        f"      {summary}",
        '      <span class="meta">Dosing. Edition 3, reviewed 14 September 2026</span>',
        "    </li>",
        "  ",
    ]
