from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
import time_machine
from django.db import IntegrityError, transaction
from django.test import override_settings

from articles import workflow
from articles.lifecycle import Role, Waiting
from articles.models import Act, Document, Edition, Medication, Version, clock
from articles.workflow import Refused, WrongPerson, WrongState, people
from klonoinfo import settings as of_the_project
from tests import factory
from tests.classes import make_class_record
from tests.models import around, states

pytestmark = pytest.mark.django_db
TOMORROW = timedelta(days=1)


two_for_a_record = override_settings(FIRST_RECORD_SIGNATURES=of_the_project.FIRST_RECORD_SIGNATURES)


def asking_for_two() -> Version:
    return around.twin(states.in_review(), signatures_required=2)


def stands(version: Version) -> tuple[str, int]:
    state = Document.objects.with_state(clock.now()).get(pk=version.document_id)
    assert state.waiting_id == version.pk
    return state.waiting, state.signatures_given


def published(version: Version) -> bool:
    return Edition.objects.filter(version=version).exists()


@two_for_a_record
@pytest.mark.parametrize("make", [factory.make_medication, make_class_record])
def test_first_edition_of_a_record_takes_two(make: Callable[[], Medication]) -> None:
    version = factory.submit(make())
    assert version.signatures_required == 2
    assert factory.approve(version).edition is None
    with pytest.raises(IntegrityError), transaction.atomic():
        around.as_edition(version)
    assert factory.approve(version).edition is not None


@two_for_a_record
def test_the_next_one_of_a_record_takes_as_many_as_its_change_asks_for() -> None:
    record = factory.make_live_medication()
    factory.edit(record, record.author, summary="It calms the activity of the brain.")
    assert factory.submit(record).signatures_required == 1
    factory.edit(record, record.author, controlled="Schedule II in the United States")
    assert factory.submit(record).signatures_required == 2


@two_for_a_record
def test_first_edition_of_an_article_takes_as_many_as_is_set() -> None:
    article = factory.make_article()
    assert factory.submit(article).signatures_required == 1
    factory.edit(article, article.author, title="Another title")
    with override_settings(FIRST_SIGNATURES=2):
        assert factory.submit(article).signatures_required == 2


def test_another_number_changes_nothing_for_what_waits() -> None:
    with two_for_a_record:
        version = factory.submit(factory.make_medication())
    with override_settings(FIRST_RECORD_SIGNATURES=1):
        assert factory.approve(version).edition is None
    assert stands(version) == (Waiting.IN_REVIEW, 1)


def test_first_signature_publishes_nothing_and_the_version_waits_on() -> None:
    version = asking_for_two()
    assert factory.approve(version).edition is None
    assert stands(version) == (Waiting.IN_REVIEW, 1)
    assert not published(version)


def test_second_pharmacist_publishes_over_both_names() -> None:
    version, first, second = asking_for_two(), factory.make_pharmacist(), factory.make_pharmacist()
    factory.approve(version, first)

    edition = factory.approve(version, second).edition

    assert edition is not None and edition.fragment == version.fragment
    assert [name in edition.signatures for name in (first.name, second.name)] == [True, True]
    assert edition.signatures.count('"signed_at"') == 2


def test_nobody_signs_twice() -> None:
    version, pharmacist = asking_for_two(), factory.make_pharmacist()
    factory.approve(version, pharmacist)
    with pytest.raises(WrongState, match="You signed this version already"):
        factory.approve(version, pharmacist)
    assert stands(version) == (Waiting.IN_REVIEW, 1)


def test_contributor_is_not_the_second() -> None:
    version = around.twin(states.by_a_pharmacist(), signatures_required=2)
    assert version.author.has_role(Role.PHARMACIST)
    factory.approve(version)
    with pytest.raises(WrongPerson, match="contributed"):
        factory.approve(version, version.author)
    assert not published(version)


def test_second_signature_over_another_digest_counts_for_nothing() -> None:
    version = asking_for_two()
    factory.approve(version)
    with pytest.raises(Refused):
        factory.approve(version, digest=states.in_review().digest)
    assert not published(version)


def test_request_for_changes_after_the_first_signature_bars_the_second() -> None:
    version = asking_for_two()
    factory.approve(version)
    factory.request_changes(version)
    with pytest.raises(WrongState):
        factory.approve(version)
    assert not published(version)


@pytest.mark.parametrize("chosen", [(TOMORROW, None), (None, TOMORROW), (TOMORROW, 2 * TOMORROW)])
def test_latest_time_that_a_signer_chose_is_kept(chosen: tuple[timedelta | None, timedelta | None]) -> None:
    version, now = asking_for_two(), clock.now()
    for wait in chosen:
        assert factory.approve(version, publish_at=None if wait is None else now + wait).edition is None
    assert stands(version)[0] == Waiting.APPROVED

    last = now + max(filter(None, chosen))
    assert publish_due_at(last - timedelta(minutes=1)) == []
    assert publish_due_at(last + timedelta(minutes=1)) == [version]


def publish_due_at(moment: datetime) -> list[Version]:
    """What becomes public in that run."""
    with time_machine.travel(moment):
        return [version for version, done in workflow.publish_due() if isinstance(done, Edition)]


def test_time_of_the_first_that_has_passed_holds_the_second_no_longer() -> None:
    version = asking_for_two()
    factory.approve(version, publish_at=clock.now() + TOMORROW)
    with time_machine.travel(clock.now() + 2 * TOMORROW):
        assert factory.approve(version).edition


def test_nothing_is_said_while_the_later_of_two_times_has_not_come() -> None:
    version, now = asking_for_two(), clock.now()
    for wait in (TOMORROW, 2 * TOMORROW):
        factory.approve(version, publish_at=now + wait)
    with time_machine.travel(now + TOMORROW * 1.5):
        assert workflow.publish_due() == []


def test_schedule_of_one_alone_publishes_nothing() -> None:
    version = asking_for_two()
    factory.approve(version, publish_at=clock.now() + TOMORROW)
    with time_machine.travel(clock.now() + 2 * TOMORROW):
        assert workflow.publish_due() == []
    assert Act.objects.filter(version=version, verb="approve").count() == 1


def test_who_may_sign_no_more_brings_nothing_out_with_the_second() -> None:
    version, first = asking_for_two(), factory.make_pharmacist()
    factory.approve(version, first)
    people.deactivate(person=first.pk, by=factory.make_administrator())

    with pytest.raises(WrongState, match="who signed it has been deactivated"):
        factory.approve(version)

    assert stands(version) == (Waiting.IN_REVIEW, 1)
