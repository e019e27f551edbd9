"""Who else is at a draft."""

from datetime import timedelta

import pytest

from articles.models import Article, KeptTyping, Person, Question, clock, drafting
from articles.worklist.company import TYPING_LASTS, saved_last_by, typing_of_others
from tests.admin.pages import change_url, signed_in, words
from tests.factory import make_article, make_article_in_review, make_pharmacist, make_writer

pytestmark = pytest.mark.django_db


def type_in(article: Article, person: Person, **fields: object) -> KeptTyping:
    return KeptTyping.objects.create(person=person, key=f"article:{article.pk}", form="[]", **fields)


def test_who_typed_lately_in_this_draft() -> None:
    article, other = make_article(), make_article()
    first, second = make_writer(), make_writer()
    type_in(article, article.author)
    type_in(article, first, at=clock.now() - timedelta(minutes=5))
    type_in(article, second)
    type_in(other, first)
    type_in(article, make_writer(), at=clock.now() - TYPING_LASTS)
    people = [kept.person for kept in typing_of_others(article, person=article.author)]
    assert people == [second, first]


def test_who_saved_last_also_where_that_was_a_row_alone() -> None:
    article, second = make_article(), make_writer()
    assert saved_last_by(article) == article.author
    with drafting(article, by=second, reason="One more."):
        Question(article=article, position=9, question="How much?", answer="Little.").save()
    assert saved_last_by(article) == second


def test_is_said_where_the_draft_is_written_and_where_its_version_is_reviewed() -> None:
    article, version = make_article_in_review()
    type_in(article, make_writer(name="Second writer"))
    for person, path in ((article.author, change_url(article)), (make_pharmacist(), f"/review/version/{version.pk}/")):
        page = words(signed_in(person).get(path))
        assert "Second writer is writing in this draft" in page
