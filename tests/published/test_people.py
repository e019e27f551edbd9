"""Who signs, and what they stand behind."""

import pytest
from pytest_django import DjangoAssertNumQueries

from articles import published
from articles.models import Edition
from articles.published import people
from tests import factory

pytestmark = pytest.mark.django_db


def test_reviewer_lists_what_they_stand_behind_now() -> None:
    pharmacist = factory.make_pharmacist()
    article = factory.make_article()
    factory.publish(article, pharmacist)
    gone = factory.publish(factory.make_article(medication=article.medication), pharmacist)
    factory.withdraw(gone)

    reviewer = published.reviewer(str(pharmacist.slug))

    assert reviewer is not None
    assert (reviewer.name, reviewer.last.registration) == (pharmacist.name, pharmacist.registration)
    assert [link.title for link in reviewer.signed] == [article.title]


def test_reviewer_is_anybody_whose_signature_readers_saw() -> None:
    article, edition = factory.make_live_article()
    reaffirming, withdrawing, deciding = (factory.make_pharmacist() for _ in range(3))
    factory.reaffirm(edition, reaffirming)
    factory.withdraw(edition, withdrawing)
    _, version = factory.make_article_in_review()
    factory.request_changes(version, deciding)

    assert published.reviewer(str(reaffirming.slug)) is not None
    assert published.reviewer(str(withdrawing.slug)) is not None
    assert published.reviewer(str(deciding.slug)) is None


def test_a_part_of_an_address_is_nobody() -> None:
    article = factory.make_article()
    factory.publish(article, factory.make_pharmacist(slug="long-name"))

    assert published.reviewer("long") is None
    assert published.reviewer("%") is None


def test_all_reviewers_by_name_with_what_each_signed() -> None:
    article = factory.make_article()
    zoe, adam = factory.make_pharmacist(name="Zoe"), factory.make_pharmacist(name="adam", slug=None)
    edition = factory.publish(article, zoe)
    factory.reaffirm(edition, adam)
    factory.withdraw(factory.publish(factory.make_article(), factory.make_pharmacist(name="Gone")))

    signed = {one.name: [link.title for link in one.signed] for one in published.reviewers()}

    assert list(signed)[-1] == "Zoe" and "Gone" not in signed
    assert signed["adam"] == signed["Zoe"] == [article.title]


def test_a_reviewer_stands_there_once_with_the_name_of_the_last_signature() -> None:
    signer = factory.make_pharmacist(name="Old Name")
    edition = factory.publish(factory.make_article(), signer)
    signer.name = "New Name"
    signer.save()
    factory.reaffirm(edition, signer)

    assert [one.name for one in published.reviewers() if one.name.endswith("Name")] == ["New Name"]


def test_beside_others_a_few_pages_of_whoever_has_a_page_are_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(people, "NAMED_AT_MOST", 1)
    known, nameless = factory.make_pharmacist(), factory.make_pharmacist(slug=None)
    for signer in (known, known, known, nameless, nameless):
        factory.publish(factory.make_article(), signer)

    shown = {one.name: (len(one.signed), one.more) for one in published.reviewers()}

    assert (shown[known.name], shown[nameless.name]) == ((1, 2), (2, 0))
    alone = published.reviewer(str(known.slug))
    assert alone is not None and (len(alone.signed), alone.more) == (3, 0)


def test_queries_do_not_grow_with_what_was_signed(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    for _ in range(2):
        factory.make_live_article()
        published.reviewers()  # reads the texts that it has not read yet
        with django_assert_num_queries(1):
            reviewers = published.reviewers()
        assert sum(len(one.signed) for one in reviewers) == Edition.objects.count()


def test_of_many_reviewers_each_is_looked_up_without_reading_signatures_again(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    article = factory.make_article()
    pharmacists = [factory.make_pharmacist() for _ in range(3)]
    for pharmacist in pharmacists:
        factory.edit(article, article.author, short_answer=f"It calms, {pharmacist.pk}.")
        factory.publish(article, pharmacist)
    assert published.reviewer(str(pharmacists[0].slug)) is not None
    for pharmacist in pharmacists:
        with django_assert_num_queries(3):  # of the state alone
            reviewer = published.reviewer(str(pharmacist.slug))
        assert reviewer is not None and reviewer.last.name == pharmacist.name
        assert [link.title for link in reviewer.signed] == [article.title] * (pharmacist is pharmacists[-1])
