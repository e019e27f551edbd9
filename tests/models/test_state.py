from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pytest_django import Settings

from articles.lifecycle import Live, live
from articles.models import Article, Document, Edition, Medication, clock
from articles.models.state import (
    DocumentState,
    has_expired,
    live_editions,
    read_state,
    standing_edition,
    with_state,
)
from tests.factory import (
    make_article,
    make_article_in_review,
    make_article_with_changes_requested,
    make_live_article,
    make_scheduled_article,
    make_withdrawn_article,
    reaffirm,
    withdraw,
)

pytestmark = pytest.mark.django_db
ANSWERS = ("live", "edition_number", "review_due", "waiting", "waiting_id", "waiting_number")


def test_children_get_the_same_answers_as_their_documents() -> None:
    make_live_article()
    make_article_in_review()
    now = clock.now()
    rows = {row["pk"]: row for row in Document.objects.with_state(now).values("pk", *ANSWERS)}
    children = [*with_state(Article.objects.all(), now), *with_state(Medication.objects.all(), now)]
    assert {child.pk for child in children} == rows.keys()
    for child in children:
        assert {name: getattr(child, name) for name in ANSWERS} == {name: rows[child.pk][name] for name in ANSWERS}


def test_asked_again_they_tell_what_came_between(settings: Settings) -> None:
    """The query is made once a day, and asked each time."""
    article, edition = make_live_article()
    now = clock.now()
    assert [Document.objects.with_state(now).get(pk=article.pk).live for _ in range(2)] == ["edition"] * 2
    settings.GRACE_DAYS = 0
    assert Document.objects.with_state(now + timedelta(days=500)).get(pk=article.pk).live == "expired"
    withdraw(edition)
    assert Document.objects.with_state(now).get(pk=article.pk).live == "withdrawn"


def test_can_be_filtered_by() -> None:
    article, _ = make_live_article()
    assert list(with_state(Article.objects.filter(), clock.now()).filter(live="edition")) == [article]


def test_both_answers_in_words() -> None:
    words = {
        make_article(): "Live: nothing yet. Waiting: unsubmitted changes.",
        make_article_in_review()[0]: "Live: nothing yet. Waiting: version 1, in review.",
        make_article_with_changes_requested()[0]: "Live: nothing yet. Waiting: version 1, changes requested.",
        make_scheduled_article(clock.now() + timedelta(days=1))[0]: (
            "Live: nothing yet. Waiting: version 1, approved for a date."
        ),
        make_live_article()[0]: "Live: edition 1. Waiting: nothing.",
        make_withdrawn_article()[0]: "Live: nothing: edition 1 was withdrawn. Waiting: nothing.",
    }
    assert {article: read_state(article.pk).words for article in words} == words


@pytest.mark.parametrize(
    ("days", "words"),
    [(1, "edition 1, overdue for review"), (91, "nothing: edition 1 went down, its review long overdue")],
)
def test_an_edition_past_its_review(days: int, words: str) -> None:
    article, edition = make_live_article()
    moment = clock.now() + (edition.review_due - clock.today()) + timedelta(days=days)
    assert DocumentState(Document.objects.with_state(moment).get(pk=article.pk)).live_words == words


@pytest.mark.slow
@pytest.mark.once
def test_database_and_python_say_the_same_on_every_day(settings: Settings) -> None:
    """The rule stands in `lifecycle.live` for one edition, and in SQL for lists: they are held equal here."""
    up, renewed, down = make_live_article()[1], make_live_article()[1], make_withdrawn_article()[1]
    due = {edition: edition.review_due for edition in (up, down)} | {renewed: reaffirm(renewed).review_due}

    @given(st.integers(-30, 400), st.sampled_from([0, 1, 30, 90]))
    def same(days: int, grace: int) -> None:
        settings.GRACE_DAYS = grace
        now = clock.now() + (up.review_due - clock.today()) + timedelta(days=days)
        states = Document.objects.with_state(now).in_bulk([edition.document_id for edition in due])
        live_now = set(live_editions(now))
        for edition, review_due in due.items():
            expected = live(
                withdrawn=edition == down, review_due=review_due, today=now.date(), grace=timedelta(days=grace)
            )
            state = DocumentState(states[edition.document_id])
            assert (state.live, state.live.is_up) == (expected, edition in live_now)
            assert has_expired(edition, now) == (now.date() > review_due + timedelta(days=grace))
            assert (state.edition is None) == (expected is Live.WITHDRAWN)

    same()


def test_standing_edition_is_the_newest_unless_withdrawn() -> None:
    article, edition = make_live_article()
    down, _ = make_withdrawn_article()
    assert standing_edition(article.pk) == read_state(article.pk).edition == edition
    assert standing_edition(down.pk) is read_state(down.pk).edition is None
    assert standing_edition(make_article().pk) is None
    assert Edition.objects.filter(document=down).exists()
