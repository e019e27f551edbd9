"""Two accounts of one person: neither signs what the other wrote, and both together give one signature."""

from collections.abc import Callable
from datetime import timedelta

import pytest
import time_machine
from django.db import connection
from pytest_django import Settings

from articles import workflow
from articles.lifecycle import Role
from articles.models import Person, Version, clock
from articles.workflow import WrongPerson, WrongState
from tests import factory
from tests.admin.pages import signed_in
from tests.conftest import triggers_lifted
from tests.management.commands import fail
from tests.models import around, states
from tests.twins import become_one, keeper_of, twin_of
from tests.waivers import make_waiver_asked

pytestmark = pytest.mark.django_db
Tie = Callable[[Person], Person]
TIES = {"another account of theirs": (twin_of, "contributed"), "their keeper": (keeper_of, "acted as administrator")}
tied = pytest.mark.parametrize(("tie", "told"), TIES.values(), ids=TIES)


def asking_for_two() -> Version:
    return around.twin(states.in_review(), signatures_required=2)


def test_both_accounts_together_give_one_signature() -> None:
    version, first = asking_for_two(), factory.make_pharmacist()
    twin = twin_of(first)
    factory.approve(version, first)
    with pytest.raises(WrongState, match="You signed this version already"):
        factory.approve(version, twin)
    assert factory.approve(version).edition is not None


def test_what_two_accounts_of_one_person_signed_is_not_published() -> None:
    version, first, second = asking_for_two(), factory.make_pharmacist(), factory.make_pharmacist()
    for signer in (first, second):
        factory.approve(version, signer, publish_at=clock.now() + timedelta(hours=1))
    become_one(second, first)
    with time_machine.travel(clock.now() + timedelta(hours=2)):
        [(refused, why)] = workflow.publish_due()
    assert refused == version and "a signature is missing" in str(why)


@tied
def test_approve(tie: Tie, told: str) -> None:
    version = states.in_review()
    with pytest.raises(WrongPerson, match=told):
        factory.approve(version, tie(version.author))
    factory.approve(version)


@tied
def test_the_page_says_it_before_anybody_tries(tie: Tie, told: str) -> None:
    version = states.in_review()
    client = signed_in(tie(version.author))
    for page in (f"/review/version/{version.pk}/", "/review/"):
        assert told in client.get(page).text


@tied
def test_reaffirm(tie: Tie, told: str) -> None:
    edition = states.live()
    with pytest.raises(WrongPerson, match=told):
        factory.reaffirm(edition, tie(edition.version.author))
    factory.reaffirm(edition)


@tied
def test_grant(tie: Tie, told: str) -> None:
    waiver = make_waiver_asked()
    with pytest.raises(WrongPerson, match=f"{told}.*rule on it"):
        workflow.grant(waiver=waiver.pk, by=tie(waiver.by))


@tied
def test_submit_over_a_grant(tie: Tie, told: str) -> None:
    """The granter's other account had a hand in the draft since, or the granter kept the account of who had."""
    waiver, granter, writer = make_waiver_asked(), factory.make_pharmacist(), factory.make_writer()
    workflow.grant(waiver=waiver.pk, by=granter)
    if tie is twin_of:
        become_one(writer, granter)
    else:
        vars(writer)["_history_user"] = granter
        writer.save()
    article = waiver.document.as_article
    factory.edit(article, writer, title="Another title")
    with pytest.raises(WrongPerson, match="had a hand in this draft since"):
        factory.submit(article, writer)


def test_an_administrator_signs_what_people_wrote_whose_accounts_they_left_alone(settings: Settings) -> None:
    settings.ONE_PERSON_MAY_ADMINISTER_AND_SIGN = True
    version = states.in_review()
    both = factory.make_pharmacist(Role.ADMINISTRATOR)
    keeper_of(version.author)
    assert factory.approve(version, both).edition is not None


def test_who_was_administrator_once_is_tied_still() -> None:
    version = states.in_review()
    keeper = keeper_of(version.author)
    assert keeper.roles == {Role.PHARMACIST}
    with pytest.raises(WrongPerson, match="acted as administrator"):
        factory.approve(version, keeper)


@pytest.mark.django_db(transaction=True)
def test_verify_counts_people() -> None:
    record = factory.make_live_medication()
    twin = twin_of(record.author)
    with triggers_lifted(connection), connection.cursor() as cursor:
        cursor.execute("UPDATE articles_act SET person_id = %s WHERE verb = 'approve'", [twin.pk])
    assert "lacks a signature that its version asks for." in fail("verify")[2]
