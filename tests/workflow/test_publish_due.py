from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.db import OperationalError, connection

from articles import workflow
from articles.lifecycle import Role
from articles.models import Article, Edition, Person, Version, clock
from articles.workflow import Refused, Stale, WrongState, people
from articles.workflow.publish import publish_scheduled
from tests import factory
from tests.models import around
from tests.remembered import remembered

pytestmark = pytest.mark.django_db
TOMORROW = timedelta(days=1)


@remembered
def scheduled() -> tuple[Article, Version, Person]:
    signer = factory.make_pharmacist()
    article, version = factory.make_scheduled_article(clock.now() + TOMORROW, signer)
    return article, version, signer


def publish_tomorrow() -> list[tuple[Version, Edition | Refused]]:
    with time_machine.travel(clock.now() + TOMORROW + timedelta(minutes=1)):
        return workflow.publish_due()


def test_publishes_the_version_that_the_schedule_names() -> None:
    article, version, _ = scheduled()
    factory.edit(article, article.author, title="Later words")

    [(done, edition)] = publish_tomorrow()

    assert isinstance(edition, Edition)
    assert (done, edition.fragment) == (version, version.fragment)


def test_reviewed_when_signed_and_published_when_due() -> None:
    scheduled()
    [(_, edition)] = publish_tomorrow()
    assert isinstance(edition, Edition)
    assert edition.published_at - edition.reviewed_at > timedelta(hours=23)


def test_twice_publishes_once() -> None:
    article, _, _ = scheduled()
    publish_tomorrow()
    assert publish_tomorrow() == []
    assert Edition.objects.filter(document=article).count() == 1


def test_cancelled_schedule_is_not_due_and_refuses_loudly() -> None:
    article, version, _ = scheduled()
    workflow.cancel(version=version.pk, by=article.author, reason="Not yet.")
    assert publish_tomorrow() == []
    with pytest.raises(WrongState, match="cancelled"):
        publish_scheduled(version=version.pk)


def test_refuses_when_the_signer_was_deactivated() -> None:
    article, _, signer = scheduled()
    Person.objects.filter(pk=signer.pk).update(is_active=False)
    [(_, refused)] = publish_tomorrow()
    assert isinstance(refused, Refused) and "deactivated" in refused.sentence
    assert not Edition.objects.filter(document=article).exists()


def test_refuses_when_the_signer_is_no_longer_a_pharmacist() -> None:
    article, _, signer = scheduled()
    people.remove_role(person=signer.pk, role=Role.PHARMACIST, by=factory.make_administrator())
    [(_, refused)] = publish_tomorrow()
    assert isinstance(refused, WrongState) and "no longer a pharmacist" in refused.sentence
    assert not Edition.objects.filter(document=article).exists()


@pytest.mark.parametrize(("days", "kept"), [(0, False), (1, True)])
def test_the_signers_registration_must_last_until_that_day(days: int, kept: bool) -> None:
    _, _, signer = scheduled()
    signer.registration_expires = clock.today() + timedelta(days=days)
    signer.save()
    [(_, result)] = publish_tomorrow()
    assert isinstance(result, Edition) is kept
    assert kept or (isinstance(result, WrongState) and "registration" in result.sentence)


def test_a_renewed_registration_keeps_the_schedule() -> None:
    _, _, signer = scheduled()
    signer.registration_expires = clock.today()
    signer.save()
    [(_, refused)] = publish_tomorrow()
    signer.registration_expires = clock.today() + timedelta(days=400)
    signer.save()
    [(_, edition)] = publish_tomorrow()
    assert isinstance(refused, Refused) and isinstance(edition, Edition)


def test_refuses_when_the_pinned_record_was_withdrawn() -> None:
    _, version, _ = scheduled()
    assert version.pinned_edition is not None
    factory.withdraw(version.pinned_edition)
    [(_, refused)] = publish_tomorrow()
    assert isinstance(refused, Refused) and "record" in refused.sentence


def test_refuses_when_the_base_is_no_longer_live() -> None:
    article, edition = factory.make_live_article()
    factory.edit(article, article.author, title="Next")
    factory.approve(factory.submit(article), publish_at=clock.now() + TOMORROW)
    factory.withdraw(edition)
    [(_, refused)] = publish_tomorrow()
    assert isinstance(refused, Refused) and "no longer live" in refused.sentence


def test_refuses_when_a_newer_version_was_approved() -> None:
    """Submitting over a schedule is refused, so only rows written around the verbs come to this."""
    article, version, _ = scheduled()
    newer = around.twin(version)
    around.approval(newer)

    [(refused_version, refused), (due, edition)] = publish_tomorrow()

    assert (refused_version, due) == (version, newer)
    assert isinstance(refused, Stale) and "newer version was approved" in refused.sentence
    assert Edition.objects.get(document=article) == edition


def test_newer_version_that_nobody_approved_stops_no_schedule() -> None:
    _, version, _ = scheduled()
    around.twin(version)
    [(_, edition)] = publish_tomorrow()
    assert isinstance(edition, Edition)


def test_one_refusal_stops_no_other() -> None:
    _, _, signer = scheduled()
    scheduled()
    Person.objects.filter(pk=signer.pk).update(is_active=False)
    assert [isinstance(result, Edition) for _, result in publish_tomorrow()] == [False, True]


def test_before_its_time_it_is_refused() -> None:
    _, version, _ = scheduled()
    with pytest.raises(WrongState, match="time"):
        publish_scheduled(version=version.pk)


def test_submitting_over_a_schedule_is_refused_until_it_is_cancelled() -> None:
    article, version, _ = scheduled()
    factory.edit(article, article.author, title="Newer")
    with pytest.raises(WrongState, match="approved for a date"):
        factory.submit(article)


def test_what_the_database_refuses_stops_no_other() -> None:
    first, second = scheduled()[1], scheduled()[1]

    def fail_the_first(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        if sql.startswith('INSERT INTO "articles_edition"') and first.digest in params:
            raise OperationalError("the disk is full")
        return execute(sql, params, many, context)

    with connection.execute_wrapper(fail_the_first):
        [(_, refused), (done, edition)] = publish_tomorrow()

    assert isinstance(refused, WrongState) and "the disk is full" in refused.sentence
    assert (done, isinstance(edition, Edition)) == (second, True)
    assert not Edition.objects.filter(version=first).exists()


def test_a_version_that_lacks_a_signature_is_not_due_and_raises_no_alarm() -> None:
    article, _ = factory.make_live_article()
    factory.edit(article, article.author, body=f"{factory.BODY} Never take 2 mg.")
    version = factory.submit(article)
    assert version.signatures_required == 2
    moment = clock.now() + timedelta(hours=1)
    factory.approve(version, publish_at=moment)
    with clock.at(moment + timedelta(hours=1)):
        assert workflow.publish_due() == []
