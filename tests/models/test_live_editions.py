"""The list of live editions agrees with the answer that each document gives."""

from datetime import timedelta

import pytest

from articles.lifecycle import Live
from articles.models import Document, clock
from articles.models.state import live_editions
from tests import factory

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("days", [0, 366, 500])
def test_live_editions_are_those_of_the_documents_that_are_up(days: int) -> None:
    article, _ = factory.make_live_article()
    factory.edit(article, article.author, title="Second")
    factory.publish(article)
    factory.make_withdrawn_article()
    factory.make_article_in_review()
    _, edition = factory.make_live_article()
    with clock.at(clock.now() + timedelta(days=200)):
        factory.reaffirm(edition, factory.make_pharmacist())

    now = clock.now() + timedelta(days=days)
    states = Document.objects.with_state(now).filter(live__in=[Live.EDITION, Live.OVERDUE])
    assert set(live_editions(now).values_list("pk", flat=True)) == {state.edition_id for state in states}
