"""The link by which an old mail address answers a new one: the mail has it, nothing else, and not for ever."""

from datetime import timedelta

import pytest
import time_machine
from django.conf import settings
from django.core.signing import Signer
from django.test import Client

from articles import workflow
from articles.models import AddressAct, Mail, Person, clock
from articles.models.address import proposed_address
from articles.workflow import Stale
from tests import factory
from tests.mails import link_in, sent_mails
from tests.models.states import with_a_proposed_address

pytestmark = pytest.mark.django_db
HOLDS = timedelta(seconds=settings.PASSWORD_RESET_TIMEOUT)


@pytest.fixture
def person() -> Person:
    return with_a_proposed_address()


def mailed() -> str:
    [mail] = sent_mails()
    return link_in(mail)


def email_of(person: Person) -> str:
    return Person.objects.get(pk=person.pk).email


def assert_it_stays(person: Person, link: str, said: str) -> None:
    for answer in (workflow.confirm_address_by_link, workflow.refuse_address_by_link):
        with pytest.raises(Stale, match=said):
            answer(link=link)
    page = Client().get(f"/accounts/address/{link}/")
    assert page.status_code == 200 and said in page.text and 'name="answer"' not in page.text
    posted = Client().post(f"/accounts/address/{link}/", {"answer": "confirm"})
    assert posted.status_code == 409 and said in posted.text
    assert email_of(person) == person.email


def test_the_mail_has_one_that_works_and_no_row_has_any(person: Person) -> None:
    assert Mail.objects.exists()
    for row in Mail.objects.values():
        assert "accounts/address" not in str(row)
    link = mailed()
    workflow.confirm_address_by_link(link=link)
    assert email_of(person) == "new@example.org"


def test_what_the_database_holds_makes_none(person: Person) -> None:
    """Its own key, in every form, signed with what somebody may guess."""
    act = person.address_acts.get()
    for made in (str(act.pk), Signer(key="guessed", salt="articles.address").sign_object(act.pk), Signer().sign("1")):
        assert_it_stays(person, made, "none of ours")


def test_holds_as_long_as_a_link_to_a_new_password(person: Person) -> None:
    now = clock.now()
    link = mailed()
    with time_machine.travel(now + HOLDS + timedelta(minutes=1)):
        assert_it_stays(person, link, "This link has expired.")
        assert_it_stays(person, link, "propose it again: that sends a new link")
        assert proposed_address(person.pk) is not None, "the owner can still answer, signed in"
        workflow.confirm_address(person=person.pk, by=person, password=factory.PASSWORD)


def test_until_its_last_minute(person: Person) -> None:
    now = clock.now()
    link = mailed()
    with time_machine.travel(now + HOLDS - timedelta(minutes=1)):
        workflow.refuse_address_by_link(link=link)
    assert proposed_address(person.pk) is None


def test_counts_from_its_sending_and_says_until_when(person: Person) -> None:
    late = clock.now() + HOLDS + timedelta(days=1)
    with time_machine.travel(late, tick=False):
        [mail] = sent_mails()
        until = late + HOLDS
        assert f"holds until {until.day} {until:%B %Y, %H:%M} UTC" in mail.body
        workflow.confirm_address_by_link(link=link_in(mail))


@pytest.mark.parametrize("answered", [workflow.confirm_address_by_link, workflow.refuse_address_by_link])
def test_answers_once(person: Person, answered: object) -> None:
    link = mailed()
    assert callable(answered)
    answered(link=link)
    person.refresh_from_db()
    assert_it_stays(person, link, "answered before")


def test_answers_its_own_proposal_alone(person: Person) -> None:
    first = mailed()
    workflow.refuse_address_by_link(link=first)
    workflow.propose_address(person=person.pk, email="third@example.org", by=factory.make_administrator())
    own, other = mailed(), with_a_proposed_address("other@example.org")
    for link in (first, f"{own}x", own[:-1], "no"):
        assert_it_stays(person, link, "none of ours")
    workflow.confirm_address_by_link(link=mailed())
    assert (email_of(person), email_of(other)) == (person.email, "other@example.org")


@pytest.mark.parametrize("verb", [AddressAct.CONFIRM, AddressAct.REFUSE])
def test_none_leaves_for_what_was_answered_meanwhile(person: Person, verb: str) -> None:
    answer = workflow.confirm_address if verb == AddressAct.CONFIRM else workflow.refuse_address
    answer(person=person.pk, by=factory.make_administrator())
    assert "Confirm or refuse" not in "".join(str(mail.body) for mail in sent_mails())
    assert not Mail.objects.exists()


def test_each_try_makes_one_anew(person: Person) -> None:
    row = Mail.objects.get()
    first = mailed()
    row.pk = None
    row.save()
    with time_machine.travel(clock.now() + HOLDS + timedelta(minutes=1)):
        second = mailed()
        assert_it_stays(person, first, "has expired")
        workflow.confirm_address_by_link(link=second)


def test_send_mail_names_what_does_not_leave(person: Person) -> None:
    assert str(Mail.objects.get()) == f"“a link that answers a new mail address” to {person.email}"
