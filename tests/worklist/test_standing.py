from datetime import timedelta

import pytest

from articles.models import Document, clock
from articles.worklist import State, state_of
from articles.worklist.standing import age
from tests.factory import (
    make_article,
    make_article_in_review,
    make_article_with_changes_requested,
    make_live_article,
    make_scheduled_article,
    make_withdrawn_article,
)


@pytest.mark.django_db
def test_both_answers_in_words() -> None:
    words = {
        make_article(): State("nothing yet", "unsubmitted changes"),
        make_article_in_review()[0]: State("nothing yet", "version 1, in review"),
        make_article_with_changes_requested()[0]: State("nothing yet", "version 1, changes requested"),
        make_scheduled_article(clock.now() + timedelta(days=1))[0]: State(
            "nothing yet", "version 1, approved for a date"
        ),
        make_live_article()[0]: State("edition 1", "nothing"),
        make_withdrawn_article()[0]: State("nothing: edition 1 was withdrawn", "nothing"),
    }
    states = Document.objects.with_state(clock.now()).in_bulk([article.pk for article in words])
    assert {article: state_of(states[article.pk]) for article in words} == words


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("days", "words"),
    [(1, "edition 1, overdue for review"), (91, "nothing: edition 1 went down, its review long overdue")],
)
def test_an_edition_past_its_review(days: int, words: str) -> None:
    article, edition = make_live_article()
    today = clock.now() + (edition.review_due - clock.today()) + timedelta(days=days)
    assert state_of(Document.objects.with_state(today).get(pk=article.pk)).live == words


@pytest.mark.parametrize(
    ("passed", "words"),
    [
        (timedelta(days=9, hours=23), "9 days"),
        (timedelta(days=1), "1 day"),
        (timedelta(hours=23), "23 hours"),
        (timedelta(minutes=1, seconds=59), "1 minute"),
        (timedelta(seconds=59), "moments"),
    ],
)
def test_age(passed: timedelta, words: str) -> None:
    assert age(passed) == words
