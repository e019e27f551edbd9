"""Whoever wrote words that stand in a page, or changed its draft since its edition, may not sign it. The way by which
the words came makes no difference.
"""

from typing import Any

import pytest

from articles import workflow
from articles.models import Origin, Person, drafting
from tests import factory
from tests.admin.pages import change_url, signed_in, typed_form
from tests.versions.doors import (
    DOORS,
    SENTENCE,
    by_kept_typing,
    by_line,
    by_stale_form,
    fresh,
    imported_by,
    refuses,
    submitted,
    with_sentence,
)

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("door", DOORS)
def test_words_keep_their_writer_by_whatever_door_they_come_in(both: Person, door: Any) -> None:
    article = imported_by(both) if "line" in door.__name__ or "quarantine" in door.__name__ else factory.make_article()
    factory.publish(fresh(article))
    door(article, both)

    refuses(submitted(article), both)


def test_whose_words_were_copied_from_here_to_another_page_wrote_them(both: Person) -> None:
    article = factory.make_article(body=f"{factory.BODY}\n\n{SENTENCE}")
    factory.make_article(both, article.medication, body=SENTENCE)
    assert both not in submitted(article).contributors.all()


def test_pages_of_one_medicine_name_their_sources_alike(both: Person) -> None:
    article = factory.make_article(medication=factory.make_live_medication())
    other = factory.make_article(both, article.medication, body="Swallow it whole.")
    with drafting(other, by=both, reason="In other words, but for the source."):
        [question], [source] = other.questions.all(), article.references.all()
        question.answer = "No."
        question.save()
        other.disclosure = "I work in the pharmacy of a hospital."
        other.save()
    with drafting(article, by=article.author, reason="The same source."):
        source.title = other.references.get().title
        source.save()
        article.disclosure = other.disclosure
        article.save()
    assert both not in submitted(article).contributors.all()


def test_who_wrote_the_edition_before_does_not_sign_the_next(both: Person) -> None:
    article = factory.make_article(both, body=f"{factory.BODY}\n\n{SENTENCE}")
    factory.publish(article)
    writer = factory.make_writer()
    factory.edit(fresh(article), writer, author=writer, title="Another title")
    refuses(submitted(article), both)


def test_who_took_words_out_is_known_by_the_words_beside_them(both: Person) -> None:
    article = factory.make_article(body=f"{factory.BODY}\n\nIt may never be taken with alcohol. {SENTENCE}")
    factory.edit(fresh(article), both, body=fresh(article).body.replace(" never", ""))
    factory.publish(article)
    factory.edit(fresh(article), article.author, title="Another title")
    refuses(submitted(article), both)


def test_whose_words_are_gone_may_sign_again(both: Person) -> None:
    article = factory.make_article()
    factory.edit(fresh(article), both, body=with_sentence(article))
    factory.publish(article)
    factory.edit(fresh(article), article.author, body=factory.BODY)
    refused = submitted(article)
    assert both not in refused.contributors.all()
    factory.sign(refused)
    factory.edit(fresh(article), article.author, title="Another title")
    assert factory.approve(submitted(article), both)


def test_who_only_loaded_words_did_not_write_them(both: Person) -> None:
    article = factory.make_article()
    factory.edit(fresh(article), article.author, body=with_sentence(article))
    factory.edit(fresh(article), article.author, body=factory.BODY)
    workflow.restore(document=article.pk, by=both, revision=2)
    factory.publish(article)
    factory.edit(fresh(article), article.author, title="Another title")
    assert both not in submitted(article).contributors.all()


def test_a_comment_that_quotes_or_names_a_fact_gives_no_hand(both: Person) -> None:
    article = factory.make_article(body=f"{factory.BODY}\n\n{SENTENCE}")
    version = factory.submit(article)
    comment = workflow.comment(
        version=version.pk, by=both, body=f"{SENTENCE} Who says so? Keep it dry.", section="title"
    )
    factory.edit(fresh(article), article.author, short_answer="It calms. Keep it dry.")
    assert both not in submitted(article).contributors.all()
    assert comment.by == both


def test_a_comment_that_quotes_an_earlier_version_gives_no_hand(both: Person) -> None:
    article = factory.make_article(body=f"{factory.BODY}\n\n{SENTENCE}")
    factory.submit(article)
    factory.edit(fresh(article), article.author, body=factory.BODY)
    version = submitted(article)
    workflow.comment(version=version.pk, by=both, body=f"Version 1 said: {SENTENCE} Why is it gone?", section="title")
    factory.edit(fresh(article), article.author, body=with_sentence(article))
    assert both not in submitted(article).contributors.all()


@pytest.mark.slow
def test_every_text_that_was_not_typed_over_the_draft_says_where_it_is_from(both: Person) -> None:
    for door, verb in ((by_line, Origin.LINE), (by_kept_typing, Origin.TYPING), (by_stale_form, Origin.TYPING)):
        article = imported_by(both)
        factory.publish(article)
        door(article, both)
        origin = Origin.objects.filter(document=article.pk).latest("pk")
        assert origin.verb == verb
        assert origin.line or origin.from_revision
        assert both in origin.people.all()


def test_a_form_over_the_last_save_needs_no_origin() -> None:
    article = factory.make_article()
    client = signed_in(article.author)
    client.post(change_url(article), typed_form(client, change_url(article), title="Another title", why="Plainer."))
    assert not Origin.objects.exists()


@pytest.mark.parametrize("over", ["", "x", "-1", "9" * 40])
def test_a_form_that_does_not_say_over_what_it_was_typed_brings_everybody_along(both: Person, over: str) -> None:
    article = factory.make_article()
    factory.edit(article, both, title="Another title")
    client = signed_in(article.author)
    form = typed_form(client, change_url(article), title="A third", why="Plainer.")
    assert client.post(change_url(article), form | {"over": over}).status_code == 302
    assert set(Origin.objects.get().people.all()) == {article.author, both}
