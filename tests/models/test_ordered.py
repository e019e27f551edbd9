"""What is signed on a version or an edition comes after all that was signed on it before."""

import logging
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.models import Version, clock
from articles.models.ordered import Ordered
from tests import factory
from tests.models import around, states
from tests.models.test_sealed import SEALED

MOMENTS = st.datetimes(datetime(2000, 1, 1), datetime(2100, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001  # the zone comes with it


def test_every_signed_row_is_ordered() -> None:
    assert {model for model in SEALED if not issubclass(model, Ordered)} == {Version}


@given(MOMENTS, MOMENTS)
def test_after_is_the_moment_itself_or_the_first_one_that_follows(last: datetime, moment: datetime) -> None:
    found = clock.after(last, moment)
    assert found > last and found >= moment
    assert found in (moment, last + timedelta(microseconds=1))


@pytest.mark.django_db
def test_operators_are_told_of_a_clock_that_was_put_back(caplog: pytest.LogCaptureFixture) -> None:
    version = states.in_review()
    with caplog.at_level(logging.WARNING, "articles.models.ordered"):
        around.approval(version)
        assert caplog.messages == []
        around.approval(version, at=clock.now() - timedelta(hours=1))
    assert "the clock says" in caplog.text and f"version 1 of document {version.document_id}" in caplog.text


@pytest.mark.django_db
def test_moments_rise_where_the_clock_stands_still() -> None:
    version, at = states.in_review(), clock.now() + timedelta(hours=1)
    for _ in range(3):
        around.approval(version, factory.make_pharmacist(), at=at)
    assert [act.at - at for act in version.acts.filter(verb="approve")] == [
        timedelta(microseconds=passed) for passed in range(3)
    ]
