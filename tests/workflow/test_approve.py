from datetime import timedelta

import pytest
from django.db import IntegrityError

from articles import workflow
from articles.lifecycle import Role
from articles.models import Act, Edition, clock
from articles.versions.checklist import checks_of_version
from articles.workflow import Incomplete, MissingDigest, Stale, WrongPerson, WrongState
from tests import factory

pytestmark = pytest.mark.django_db


def test_publishes_the_very_bytes_over_the_signature() -> None:
    _, version = factory.make_article_in_review()
    pharmacist = factory.make_pharmacist()

    edition = factory.approve(version, pharmacist).edition

    assert edition is not None
    assert (edition.fragment, edition.content, edition.digest) == (
        version.fragment,
        version.content,
        version.digest,
    )
    assert pharmacist.name in edition.signatures and pharmacist.registration in edition.signatures


def test_the_decision_keeps_who_signed_what_and_when() -> None:
    _, version = factory.make_article_in_review()
    pharmacist = factory.make_pharmacist()

    act = factory.approve(version, pharmacist).act

    assert (act.name, act.credentials, act.registration) == (
        pharmacist.name,
        pharmacist.credentials,
        pharmacist.registration,
    )
    assert (act.meaning, act.digest, act.conflict) == (
        "clinical approval",
        version.digest,
        factory.NO_CONFLICT,
    )
    assert act.checklist.splitlines() == [check.wording for check in checks_of_version(version)]
    assert act.at.utcoffset() == timedelta(0)


def test_an_edit_between_opening_and_approving_never_goes_live() -> None:
    article, version = factory.make_article_in_review()
    factory.edit(article, article.author, title="Sneaked in")

    edition = factory.approve(version).edition

    assert edition is not None and "Sneaked in" not in edition.fragment


def test_contributor_is_refused() -> None:
    """A writes, B fixes a comma, A and B are refused, with either role."""
    article = factory.make_article(factory.make_pharmacist(Role.WRITER))
    fixer = factory.make_pharmacist(Role.WRITER)
    factory.edit(article, fixer, title="With a comma,")
    version = factory.submit(article)

    for person in (article.author, fixer):
        with pytest.raises(WrongPerson, match="contributed"):
            factory.approve(version, person)
    assert not Edition.objects.filter(document=article).exists()


def test_superuser_who_contributed_is_refused() -> None:
    author = factory.make_pharmacist(Role.WRITER, is_superuser=True)
    version = factory.submit(factory.make_article(author))
    with pytest.raises(WrongPerson):
        factory.approve(version, author)


def test_the_database_refuses_a_contributors_approval_by_itself() -> None:
    author = factory.make_pharmacist(Role.WRITER)
    version = factory.submit(factory.make_article(author))
    with pytest.raises(IntegrityError, match="contributor"):
        Act.objects.create(version=version, person=author, verb="approve", digest=version.digest)


@pytest.mark.parametrize("role", [Role.WRITER, Role.ADMINISTRATOR])
def test_wrong_role_is_refused(role: Role) -> None:
    _, version = factory.make_article_in_review()
    with pytest.raises(WrongPerson):
        factory.approve(version, factory.make_person(role))


def test_open_comment_stands_in_the_way_until_resolved() -> None:
    _, version = factory.make_article_in_review()
    pharmacist = factory.make_pharmacist()
    comment = workflow.comment(version=version.pk, by=pharmacist, section="dosing", body="Source?")
    with pytest.raises(Incomplete, match="comment"):
        factory.approve(version, pharmacist)
    workflow.resolve(comment=comment.pk, by=pharmacist)
    assert factory.approve(version, pharmacist).edition


def test_missing_digest() -> None:
    _, version = factory.make_article_in_review()
    with pytest.raises(MissingDigest):
        factory.approve(version, digest="")


def test_stale_digest() -> None:
    article, version = factory.make_article_in_review()
    factory.edit(article, article.author, title="Newer")
    newer = factory.submit(article)
    with pytest.raises(Stale):
        factory.approve(version)
    with pytest.raises(Stale):
        factory.approve(newer, digest=version.digest)


def test_void_when_the_base_edition_is_no_longer_live() -> None:
    article, edition = factory.make_live_article()
    factory.edit(article, article.author, title="Next")
    version = factory.submit(article)
    factory.withdraw(edition)
    with pytest.raises(Stale, match="no longer live"):
        factory.approve(version)


def test_void_when_the_pinned_record_was_withdrawn() -> None:
    _, version = factory.make_article_in_review()
    assert version.pinned_edition is not None
    factory.withdraw(version.pinned_edition)
    with pytest.raises(Stale, match="record"):
        factory.approve(version)


def test_wrong_state() -> None:
    article, version = factory.make_article_with_changes_requested()
    with pytest.raises(WrongState):
        factory.approve(version)


def test_signing_twice_is_refused() -> None:
    _, version = factory.make_article_in_review()
    factory.approve(version)
    with pytest.raises(Stale):
        factory.approve(version)
    assert Edition.objects.filter(version=version).count() == 1


def test_time_of_publishing_in_the_past_is_refused() -> None:
    _, version = factory.make_article_in_review()
    with pytest.raises(Incomplete, match="past"):
        factory.approve(version, publish_at=clock.now() - timedelta(hours=1))


def test_at_a_chosen_time_nothing_is_public_before() -> None:
    article, version = factory.make_scheduled_article(clock.now() + timedelta(days=1))
    assert not Edition.objects.filter(document=article).exists()
    assert workflow.publish_due() == []
