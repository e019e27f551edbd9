"""Readers get what the checks read."""

from typing import Any

import pytest
from django.core.exceptions import ValidationError

from articles.models import Question, drafting
from articles.workflow import Incomplete
from tests import factory

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ("Take 5.0&nbsp;mg.", "“&nbsp;” as it is written"),
        ("Take &#46;5 mg.", "“&#46;” as it is written"),
        ("Take .\u200b5 mg.", "U\\+200B"),
        ("Do no\u00adt stop.", "U\\+00AD"),
        ("Take .5\u200dmg.", "U\\+200D"),
        ("Take \u202egm 5.", "U\\+202E"),
    ],
)
def test_no_character_hides_words_from_the_checks(words: str, why: str) -> None:
    for field in ("body", "short_answer"):
        typed: dict[str, Any] = {field: words}
        with pytest.raises((Incomplete, ValidationError), match=why):
            factory.submit(factory.make_article(**typed))


def test_what_is_seen_as_it_is_written_may_stand() -> None:
    assert factory.submit(factory.make_article(body="Ask AT&T & me; &stop; \\&nbsp; 👩‍⚕️ helps."))


def test_a_question_that_nobody_answered_stays_in_the_draft() -> None:
    article = factory.make_article()
    with drafting(article, by=article.author, reason="To answer later."):
        Question(article=article, position=2, question="Can I swim?", answer="").save()
    with pytest.raises(Incomplete) as refused:
        factory.submit(article)
    assert "The question “Can I swim?” has no answer." in refused.value.problems
    assert not article.versions.exists()
