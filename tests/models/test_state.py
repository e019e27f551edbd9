import pytest

from articles.models import Article, Document, Medication, clock
from articles.models.state import with_state
from tests.factory import make_article_in_review, make_live_article

pytestmark = pytest.mark.django_db
ANSWERS = ("live", "edition_number", "review_due", "waiting", "waiting_id", "waiting_number")


def test_children_get_the_same_answers_as_their_documents() -> None:
    make_live_article()
    make_article_in_review()
    now = clock.now()
    said = {row["pk"]: row for row in Document.objects.with_state(now).values("pk", *ANSWERS)}
    children = [*with_state(Article.objects.all(), now), *with_state(Medication.objects.all(), now)]
    assert {child.pk for child in children} == said.keys()
    for child in children:
        assert {name: getattr(child, name) for name in ANSWERS} == {name: said[child.pk][name] for name in ANSWERS}


def test_can_be_filtered_by() -> None:
    article, _ = make_live_article()
    assert list(with_state(Article.objects.filter(), clock.now()).filter(live="edition")) == [article]
