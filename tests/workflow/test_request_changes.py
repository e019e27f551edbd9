import pytest

from articles import workflow
from articles.lifecycle import Role
from articles.models import Document, clock
from articles.workflow import Incomplete, MissingDigest, Stale, WrongPerson, WrongState
from tests import factory

pytestmark = pytest.mark.django_db


def test_goes_back_to_the_writer_with_its_comment() -> None:
    article, version = factory.make_article_with_changes_requested()
    assert Document.objects.with_state(clock.now()).get(pk=article.pk).waiting == "changes requested"
    act = version.acts.get(verb="request_changes")
    assert (act.meaning, act.digest) == ("changes requested", version.digest)


def test_needs_a_comment_tied_to_its_place() -> None:
    _, version = factory.make_article_in_review()
    pharmacist = factory.make_pharmacist()
    workflow.comment(version=version.pk, by=pharmacist, body="Not good.")
    with pytest.raises(Incomplete, match="section"):
        workflow.request_changes(version=version.pk, by=pharmacist, digest=version.digest)


def test_a_comment_on_an_earlier_version_is_not_enough() -> None:
    article, _ = factory.make_article_with_changes_requested()
    factory.edit(article, article.author, title="Amended")
    again = factory.submit(article)
    with pytest.raises(Incomplete):
        workflow.request_changes(version=again.pk, by=factory.make_pharmacist(), digest=again.digest)


def test_wrong_role() -> None:
    _, version = factory.make_article_in_review()
    writer = factory.make_writer()
    workflow.comment(version=version.pk, by=writer, section="dosing", body="Hm.")
    for person in (writer, factory.make_administrator(), factory.make_person(is_superuser=True)):
        with pytest.raises(WrongPerson):
            workflow.request_changes(version=version.pk, by=person, digest=version.digest)


def test_contributor_may_ask_for_changes_though_never_sign() -> None:
    author = factory.make_pharmacist(Role.WRITER)
    version = factory.submit(factory.make_article(author))
    assert factory.request_changes(version, author)


def test_missing_and_stale_digest() -> None:
    _, version = factory.make_article_in_review()
    pharmacist = factory.make_pharmacist()
    with pytest.raises(MissingDigest):
        workflow.request_changes(version=version.pk, by=pharmacist, digest="")
    with pytest.raises(Stale):
        workflow.request_changes(version=version.pk, by=pharmacist, digest="0" * 64)


def test_wrong_state() -> None:
    _, version = factory.make_article_with_changes_requested()
    with pytest.raises(WrongState):
        workflow.request_changes(version=version.pk, by=factory.make_pharmacist(), digest=version.digest)
