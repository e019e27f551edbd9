"""What a leaver leaves behind, and who takes it over."""

from collections.abc import Callable

import pytest

from articles import workflow
from articles.lifecycle import Role
from articles.models import Article, Claim, Edition, Medication, Person, Version
from articles.workflow import WrongPerson, claim
from articles.workflow.people import deactivate, hand_over, unfinished
from tests import factory

pytestmark = pytest.mark.django_db


def keys(leaver: Person) -> set[int]:
    return {document.pk for document in unfinished(leaver.pk)}


def test_deactivated_leaves_claims_and_drafts_behind() -> None:
    leaver, heir, administrator = factory.make_writer(), factory.make_writer(), factory.make_administrator()
    article, version = factory.make_article_in_review(leaver)
    pharmacist = factory.make_pharmacist()
    claim(version=version.pk, by=pharmacist)

    deactivate(person=leaver.pk, by=administrator)
    deactivate(person=pharmacist.pk, by=administrator)
    handed = hand_over(leaver=leaver.pk, to=heir.pk, by=administrator)

    assert not Claim.objects.exists()
    assert [document.pk for document in handed] == [article.pk]
    assert Article.objects.get(pk=article.pk).author == heir
    assert leaver in factory.submit(Article.objects.get(pk=article.pk), heir).contributors.all()


def test_drafts_of_both_kinds_are_handed_over_and_what_readers_have_is_not() -> None:
    leaver, heir = factory.make_writer(), factory.make_writer()
    record = factory.make_medication(leaver)
    live, edition = factory.make_live_article(leaver)
    changed, _ = factory.make_live_article(leaver)
    factory.edit(changed, leaver, title="Half done")

    handed = hand_over(leaver=leaver.pk, to=heir.pk, by=factory.make_administrator())

    assert {document.pk for document in handed} == {record.pk, changed.pk}
    assert Medication.objects.get(pk=record.pk).author == Article.objects.get(pk=changed.pk).author == heir
    assert Article.objects.get(pk=live.pk).author == leaver
    assert Edition.objects.get(pk=edition.pk).author_name == leaver.name
    assert keys(leaver) == set() and keys(heir) == {record.pk, changed.pk}


@pytest.mark.parametrize("make", [factory.make_article_in_review, factory.make_article_with_changes_requested])
def test_a_version_that_waits_keeps_the_name_that_it_froze(make: Callable[[], tuple[Article, Version]]) -> None:
    article, version = make()
    leaver, heir, digest = article.author, factory.make_writer(), version.digest
    deactivate(person=leaver.pk, by=None)
    hand_over(leaver=leaver.pk, to=heir.pk, by=None)
    version.refresh_from_db()
    assert (version.author, version.digest, f'"{leaver.name}"' in version.content_json) == (leaver, digest, True)
    assert workflow.recall(version=version.pk, by=heir).person == heir


def test_what_a_leaver_wrote_is_signed_and_read_under_their_name() -> None:
    article, version = factory.make_article_in_review()
    deactivate(person=article.author.pk, by=None)
    edition = factory.approve(version).edition
    assert edition is not None and edition.author_name == article.author.name


def test_who_takes_over_has_a_hand_in_it() -> None:
    article = factory.make_article()
    heir = factory.make_pharmacist(Role.WRITER)
    hand_over(leaver=article.author.pk, to=heir.pk, by=factory.make_administrator())
    version = factory.submit(Article.objects.get(pk=article.pk), factory.make_writer())
    assert {article.author, heir} <= set(version.contributors.all())
    with pytest.raises(WrongPerson, match="contributed"):
        factory.approve(version, heir)


def test_wrong_heirs_and_wrong_hands() -> None:
    article, administrator = factory.make_article(), factory.make_administrator()
    leaver = article.author
    gone, pharmacist, writer = (
        factory.make_writer(is_active=False),
        factory.make_pharmacist(),
        factory.make_writer(),
    )
    wrong = [(heir, administrator) for heir in (gone, pharmacist, leaver)] + [(writer, writer), (leaver, leaver)]
    for heir, by in wrong:
        with pytest.raises(WrongPerson):
            hand_over(leaver=leaver.pk, to=heir.pk, by=by)
    assert Article.objects.get(pk=article.pk).author == leaver
    assert article.history.count() == 1


def test_nothing_to_hand_over() -> None:
    writer = factory.make_writer()
    assert hand_over(leaver=factory.make_writer().pk, to=writer.pk, by=factory.make_administrator()) == []
