from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.lifecycle import (
    BARS_EDITION,
    ENDS,
    MOVES,
    Live,
    Role,
    Stage,
    Ties,
    Verb,
    Waiting,
    comes_down,
    duty_refusal,
    live,
    may,
    months_at_most,
    months_later,
    stage,
)

DAYS = st.dates(date(2000, 1, 1), date(2100, 1, 1))
GRACE = timedelta(days=90)
DUE = date(2026, 1, 31)


@pytest.mark.parametrize(
    ("verb", "from_here"),
    [
        (Verb.SUBMIT, {Waiting.NOTHING, Waiting.UNSUBMITTED, Waiting.IN_REVIEW, Waiting.CHANGES_REQUESTED}),
        (Verb.SET_ASIDE, {Waiting.NOTHING, Waiting.UNSUBMITTED}),
        (Verb.RECALL, {Waiting.IN_REVIEW, Waiting.CHANGES_REQUESTED}),
        (Verb.REQUEST_CHANGES, {Waiting.IN_REVIEW}),
        (Verb.APPROVE, {Waiting.IN_REVIEW}),
        (Verb.CANCEL, {Waiting.APPROVED}),
    ],
)
def test_moves(verb: Verb, from_here: set[Waiting]) -> None:
    assert {waiting for waiting in Waiting if may(verb, waiting)} == from_here


def test_each_verb_is_a_move_or_follows_from_one() -> None:
    assert set(Verb) - set(MOVES) == {Verb.SUPERSEDE}


def test_staff_read_words_for_every_verb() -> None:
    assert len({verb.words for verb in Verb}) == len(Verb)


def test_only_an_approval_or_a_submission_leaves_the_way_to_readers_open() -> None:
    assert set(Verb) - BARS_EDITION == {Verb.SUBMIT, Verb.APPROVE}
    assert ENDS < BARS_EDITION


ACCOUNTS = st.frozensets(st.integers(1, 5))


@given(ACCOUNTS, ACCOUNTS, ACCOUNTS)
def test_nobody_signs_what_they_had_a_hand_in_or_what_nobody_wrote(
    own: frozenset[int], kept: frozenset[int], contributors: frozenset[int]
) -> None:
    refused = bool(duty_refusal(Ties(own, kept), contributors))
    assert refused == (not contributors or bool((own | kept) & contributors))


def test_duty_refusals_say_why() -> None:
    signer = Ties(frozenset({1, 4}), frozenset({5}))
    assert "no contributor" in duty_refusal(signer, [])
    assert duty_refusal(signer, [2, 4]).startswith("You contributed to this version")
    assert duty_refusal(signer, [2, 5], text="draft", step="rule on").startswith("You acted as administrator")
    assert duty_refusal(signer, [2, 3]) == ""


def test_roles_are_named_with_their_article() -> None:
    assert [role.with_article for role in Role] == ["a writer", "a pharmacist", "an administrator"]


def test_review_within_a_year_under_a_boxed_warning() -> None:
    assert (months_at_most(boxed=True), months_at_most(boxed=False)) == (12, 36)


@pytest.mark.parametrize(
    ("day", "months", "later"),
    [
        ("2026-01-15", 12, "2027-01-15"),
        ("2026-01-31", 1, "2026-02-28"),
        ("2024-01-31", 1, "2024-02-29"),
        ("2024-02-29", 12, "2025-02-28"),
        ("2024-02-29", 48, "2028-02-29"),
        ("2026-12-31", 2, "2027-02-28"),
        ("2026-08-31", 1, "2026-09-30"),
        ("2026-11-30", 1, "2026-12-30"),
        ("2026-12-01", 36, "2029-12-01"),
        ("2096-02-29", 48, "2100-02-28"),
    ],
)
def test_months_later(day: str, months: int, later: str) -> None:
    assert months_later(date.fromisoformat(day), months) == date.fromisoformat(later)


@given(DAYS, st.integers(1, 36))
def test_months_later_lands_in_that_month_on_the_day_or_the_last_one_before(day: date, months: int) -> None:
    later = months_later(day, months)
    assert (later.year * 12 + later.month) - (day.year * 12 + day.month) == months
    assert later.day == day.day or (later.day < day.day and (later + timedelta(days=1)).day == 1)


@pytest.mark.parametrize(
    ("today", "stands"),
    [
        (DUE, Live.EDITION),
        (DUE + timedelta(days=1), Live.OVERDUE),
        (DUE + GRACE, Live.OVERDUE),
        (DUE + GRACE + timedelta(days=1), Live.EXPIRED),
    ],
)
def test_live_by_the_day(today: date, stands: Live) -> None:
    assert live(withdrawn=False, review_due=DUE, today=today, grace=GRACE) == stands


@given(DAYS, DAYS)
def test_withdrawn_whatever_the_day(due: date, today: date) -> None:
    assert live(withdrawn=True, review_due=due, today=today, grace=GRACE) == Live.WITHDRAWN


def stages(grace: int, months: int = 12) -> list[Stage | None]:
    """Each that is reached in turn, from the review on, day by day until long after."""
    reviewed = months_later(DUE, -months)
    days = (reviewed + timedelta(days=passed) for passed in range(800))
    found = [stage(reviewed=reviewed, review_due=DUE, today=day, grace=timedelta(grace)) for day in days]
    return [one for one, before in zip(found, [None, *found], strict=False) if one != before]


def test_stages_come_in_their_order() -> None:
    assert stages(90) == list(Stage)


@pytest.mark.parametrize(
    ("grace", "last"),
    [
        (1, [Stage.REVIEW_TODAY, Stage.DOWN]),
        (6, [Stage.REVIEW_TODAY, Stage.DOWN]),
        (7, [Stage.REVIEW_TODAY, Stage.DOWN_IN_7_DAYS, Stage.DOWN]),
        (29, [Stage.REVIEW_TODAY, Stage.DOWN_IN_7_DAYS, Stage.DOWN]),
        (30, [Stage.REVIEW_TODAY, Stage.DOWN_IN_30_DAYS, Stage.DOWN_IN_7_DAYS, Stage.DOWN]),
    ],
)
def test_no_warning_of_the_end_before_the_review_is_due(grace: int, last: list[Stage]) -> None:
    assert stages(grace) == [Stage.REVIEW_IN_90_DAYS, Stage.REVIEW_IN_30_DAYS, Stage.REVIEW_IN_7_DAYS, *last]


def test_no_reminder_on_the_day_of_the_review_itself() -> None:
    assert stages(90, months=1)[0] == Stage.REVIEW_IN_30_DAYS
    assert stage(reviewed=DUE - timedelta(30), review_due=DUE, today=DUE - timedelta(30), grace=GRACE) is None


@given(DAYS, st.integers(1, 400), st.integers(0, 900))
def test_page_is_told_as_down_from_the_day_on_which_it_is(due: date, grace: int, passed: int) -> None:
    today, time = due + timedelta(days=passed), timedelta(days=grace)
    reached = stage(reviewed=due - timedelta(365), review_due=due, today=today, grace=time)
    is_down = live(withdrawn=False, review_due=due, today=today, grace=time) == Live.EXPIRED
    assert (reached == Stage.DOWN) == is_down == (today >= comes_down(due, time))
