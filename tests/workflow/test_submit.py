import json

import pytest
from django.db import connection

from articles import workflow
from articles.lifecycle import Verb
from articles.models import Article, Document, Version, clock, drafting
from articles.versions.fragment import render
from articles.versions.freeze import verify
from articles.workflow import Incomplete, Unchanged, WrongPerson, WrongState
from tests import factory

pytestmark = pytest.mark.django_db


def state(document: Article) -> tuple[str, str]:
    found = Document.objects.with_state(clock.now()).get(pk=document.pk)
    return found.live, found.waiting


def test_freezes_text_fragment_and_contributors() -> None:
    article, version = factory.make_article_in_review()

    assert state(article) == ("nothing", "in review")
    assert json.loads(version.content_json)["body"] == article.body
    assert version.fragment == render(version.content)
    assert set(version.contributors.all()) == {article.author, article.medication.author}
    assert verify(version)


def test_everybody_in_the_trail_contributes_and_so_does_who_submits() -> None:
    article = factory.make_article()
    fixer, sender = factory.make_writer(), factory.make_writer()
    factory.edit(article, fixer, title="With a comma,")

    version = factory.submit(article, sender)

    assert set(version.contributors.all()) == {article.author, fixer, sender, article.medication.author}


def test_a_row_of_the_document_makes_a_contributor_too() -> None:
    article = factory.make_article()
    other = factory.make_writer()
    with drafting(article, by=other, reason="Better answer."):
        question = article.questions.get()
        question.answer = f"{factory.ANSWER} Ask first."
        question.save()

    assert other in factory.submit(article).contributors.all()


def test_writing_goes_on_and_the_version_does_not_move() -> None:
    article, version = factory.make_article_in_review()

    factory.edit(article, article.author, body="## Other {: other }\n\nOther words.")

    stored = Version.objects.get(pk=version.pk)
    assert (stored.content, stored.fragment) == (version.content, version.fragment)
    assert verify(stored)


def test_submitting_again_recalls_the_waiting_version() -> None:
    article, version = factory.make_article_in_review()
    factory.edit(article, article.author, title="Better title")

    again = workflow.submit(document=article.pk, by=article.author, note="Better title.")

    assert again.replaced == version
    assert list(version.acts.values_list("verb", flat=True)) == [Verb.SUBMIT, Verb.RECALL]
    assert again.version.number == 2


def test_after_requested_changes_the_next_version_supersedes() -> None:
    article, version = factory.make_article_with_changes_requested()
    factory.edit(article, article.author, title="Amended")

    factory.submit(article)

    assert version.acts.filter(verb=Verb.SUPERSEDE).exists()


def test_equal_to_the_waiting_version_is_refused() -> None:
    article, _ = factory.make_article_in_review()
    with pytest.raises(Unchanged, match="Version 1"):
        factory.submit(article)
    assert article.versions.count() == 1


def test_equal_to_the_live_edition_is_refused_but_not_after_a_withdrawal() -> None:
    article, edition = factory.make_live_article()
    with pytest.raises(Unchanged, match="Edition 1"):
        factory.submit(article)

    factory.withdraw(edition)

    assert factory.submit(article).number == 2


def test_note_to_readers_is_required() -> None:
    article = factory.make_article()
    with pytest.raises(Incomplete, match="note to readers"):
        factory.submit(article, note="  ")


def test_note_that_is_too_long_is_refused() -> None:
    article = factory.make_article()
    with pytest.raises(Incomplete, match="400"):
        factory.submit(article, note="x" * 401)


def test_the_same_text_may_go_back_after_requested_changes() -> None:
    """The writer may have been right, and said so in a reply: otherwise only a sham edit would help."""
    article, _ = factory.make_article_with_changes_requested()
    assert factory.submit(article).number == 2


def test_names_everything_that_is_missing_at_once() -> None:
    article = factory.make_article(body="## Doses {: dose }\n\nWords.[^nowhere]", short_answer="")
    with pytest.raises(Incomplete) as refused:
        factory.submit(article)
    said = refused.value.sentence
    assert "short answer" in said and "nowhere" in said and "dose" in said


def test_needs_a_live_record_of_the_medicine() -> None:
    article = factory.make_article(medication=factory.make_medication())
    with pytest.raises(Incomplete, match="record"):
        factory.submit(article)


def test_pins_the_records_edition_and_shows_its_facts() -> None:
    article, version = factory.make_article_in_review()
    assert version.pinned_edition is not None
    assert version.pinned_edition.document_id == article.medication_id
    assert json.loads(version.content_json)["medication"]["name"] == article.medication.name
    assert article.medication.names.get(role="brand").name in version.fragment


@pytest.mark.parametrize(("months", "fine"), [(12, True), (13, False), (36, False)])
def test_next_review_within_a_year_under_a_boxed_warning(months: int, fine: bool) -> None:
    article = factory.make_article(review_months=months)
    if fine:
        assert factory.submit(article)
    else:
        with pytest.raises(Incomplete, match="boxed warning"):
            factory.submit(article)


def test_text_changed_around_the_trail_is_refused() -> None:
    article = factory.make_article()
    with connection.cursor() as cursor:
        cursor.execute("UPDATE articles_article SET title = 'Slipped in' WHERE document_id = %s", [article.pk])
    with pytest.raises(Incomplete, match="edit trail"):
        factory.submit(Article.objects.get(pk=article.pk))


def test_stranger_and_wrong_role_are_refused() -> None:
    article = factory.make_article()
    for person in (factory.make_person(), factory.make_pharmacist(), factory.make_administrator()):
        with pytest.raises(WrongPerson):
            factory.submit(article, person)


def test_archived_draft_is_refused() -> None:
    article = factory.make_article()
    workflow.archive(document=article.pk, by=article.author)
    with pytest.raises(WrongState, match="archive"):
        factory.submit(article)


def test_missing_document_is_refused() -> None:
    with pytest.raises(WrongState):
        workflow.submit(document=987654, by=factory.make_writer(), note="New.")


def test_no_article_has_the_address_of_the_records_history() -> None:
    article = factory.make_article(slug="history")
    with pytest.raises(Incomplete, match="No article can have the address “history”"):
        factory.submit(article)
