import pytest

from articles import workflow
from articles.lifecycle import Role
from articles.models import Article, Comment, Version
from articles.workflow import Incomplete, WrongPerson, WrongState
from tests import factory

pytestmark = pytest.mark.django_db


def open_comments(version: Version) -> int:
    return version.comments.open().count()


def test_names_its_version_and_keeps_its_quote_when_the_text_goes() -> None:
    article, version = factory.make_article_in_review()
    comment = workflow.comment(
        version=version.pk,
        by=factory.make_pharmacist(),
        section="dosing",
        quote="twice a day",
        body="Source?",
    )
    factory.edit(article, article.author, body="## Other {: other }\n\nWords.")
    factory.submit(article)
    stored = Comment.objects.get(pk=comment.pk)
    assert (stored.version, stored.quote) == (version, "twice a day")
    assert open_comments(version) == 1


def test_open_resolved_reopened() -> None:
    _, version = factory.make_article_in_review()
    pharmacist = factory.make_pharmacist()
    comment = workflow.comment(version=version.pk, by=pharmacist, section="dosing", body="Source?")
    workflow.reply(comment=comment.pk, by=factory.make_writer(), body="The label.")
    assert open_comments(version) == 1
    workflow.resolve(comment=comment.pk, by=pharmacist)
    assert open_comments(version) == 0
    workflow.reopen(comment=comment.pk, by=pharmacist, body="Not that label.")
    assert open_comments(version) == 1


def test_resolving_twice_is_refused() -> None:
    _, version = factory.make_article_in_review()
    pharmacist = factory.make_pharmacist()
    comment = workflow.comment(version=version.pk, by=pharmacist, section="dosing", body="Source?")
    workflow.resolve(comment=comment.pk, by=pharmacist)
    with pytest.raises(WrongState):
        workflow.resolve(comment=comment.pk, by=pharmacist)


def test_a_writer_does_not_resolve() -> None:
    article, version = factory.make_article_in_review()
    comment = workflow.comment(version=version.pk, by=factory.make_pharmacist(), section="dosing", body="Source?")
    with pytest.raises(WrongPerson):
        workflow.resolve(comment=comment.pk, by=article.author)


def test_taken_wording_makes_its_reviewer_a_contributor() -> None:
    article, version = factory.make_article_in_review()
    reviewer = factory.make_pharmacist(Role.WRITER)
    comment = workflow.comment(
        version=version.pk, by=reviewer, quote="twice a day", suggestion="2 times a day", body="Plainer."
    )

    workflow.take(comment=comment.pk, by=article.author)

    assert "2 times a day" in Article.objects.get(pk=article.pk).body
    again = factory.submit(Article.objects.get(pk=article.pk))
    assert reviewer in again.contributors.all()
    workflow.resolve(comment=comment.pk, by=factory.make_pharmacist())
    with pytest.raises(WrongPerson, match="contributed"):
        factory.approve(again, reviewer)


def test_wording_for_words_that_are_gone_is_refused() -> None:
    article, version = factory.make_article_in_review()
    comment = workflow.comment(
        version=version.pk,
        by=factory.make_pharmacist(),
        quote="twice a day",
        suggestion="2 times a day",
        body="",
    )
    factory.edit(article, article.author, body="## Other {: other }\n\nWords.")
    with pytest.raises(WrongState, match="by hand"):
        workflow.take(comment=comment.pk, by=article.author)


@pytest.mark.parametrize(
    ("quote", "suggestion"),
    [("https://example.org/label", "javascript:alert(1)"), ("Full guide", "A guide " * 30), ("Test Agency", "T" * 201)],
)
def test_wording_that_its_field_cannot_hold_is_refused(quote: str, suggestion: str) -> None:
    article, version = factory.make_article_in_review()
    by = factory.make_pharmacist()
    comment = workflow.comment(version=version.pk, by=by, quote=quote, suggestion=suggestion, body="")
    with pytest.raises(WrongState, match="does not fit there"):
        workflow.take(comment=comment.pk, by=article.author)
    assert Article.objects.get(pk=article.pk).revision == version.revision


def test_empty_comment_and_suggestion_without_quote() -> None:
    _, version = factory.make_article_in_review()
    pharmacist = factory.make_pharmacist()
    with pytest.raises(Incomplete):
        workflow.comment(version=version.pk, by=pharmacist, section="dosing", body=" ")
    with pytest.raises(Incomplete, match="Quote"):
        workflow.comment(version=version.pk, by=pharmacist, body="x", suggestion="y")
    with pytest.raises(Incomplete, match="stands there already"):
        workflow.comment(version=version.pk, by=pharmacist, body="", quote="twice a day", suggestion="twice a day")


def test_a_section_that_the_version_does_not_have_is_refused() -> None:
    _, version = factory.make_article_in_review()
    with pytest.raises(Incomplete, match="no such section"):
        workflow.comment(version=version.pk, by=factory.make_pharmacist(), section="nowhere", body="Source?")


def test_stranger_is_refused() -> None:
    _, version = factory.make_article_in_review()
    with pytest.raises(WrongPerson):
        workflow.comment(version=version.pk, by=factory.make_person(), body="Hello.")
