from datetime import timedelta

import pytest

from articles.worklist.waiting import age


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
