"""The owner's word on a new mail address, and reset links while it waits."""

import pytest
from django.contrib.auth import SESSION_KEY
from django.core import mail
from django.test import Client
from django.urls import reverse

from articles import workflow
from articles.models import AddressAct, Person
from tests.factory import PASSWORD, make_administrator, make_writer
from tests.signin.mail import NEW, link, open_link

pytestmark = pytest.mark.django_db
OWN = "/accounts/address/"


def propose(person: Person) -> AddressAct:
    return workflow.propose_address(person=person.pk, email="new@example.org", by=make_administrator())


def email_of(person: Person) -> str:
    return Person.objects.get(pk=person.pk).email


@pytest.fixture
def person() -> Person:
    return make_writer(email="old@example.org")


def test_confirms_with_the_password(client: Client, person: Person) -> None:
    propose(person)
    client.force_login(person)
    assert "new@example.org" in client.get(OWN).text
    answer = client.post(OWN, {"answer": "confirm", "password": "wrong"})
    assert answer.status_code == 403 and "was not changed" in answer.text
    assert client.post(OWN, {"answer": "confirm"}).status_code == 422
    assert email_of(person) == "old@example.org"
    assert client.post(OWN, {"answer": "confirm", "password": PASSWORD}).status_code == 200
    assert email_of(person) == "new@example.org"


def test_refuses_without_one(client: Client, person: Person) -> None:
    propose(person)
    client.force_login(person)
    assert "stays as it is" in client.post(OWN, {"answer": "refuse"}).text
    answer = client.post(OWN, {"answer": "confirm", "password": PASSWORD})
    assert answer.status_code == 409 and email_of(person) == "old@example.org"


@pytest.mark.parametrize(("answer", "email"), [("confirm", "new@example.org"), ("refuse", "old@example.org")])
def test_answers_by_the_link_without_signing_in(client: Client, person: Person, answer: str, email: str) -> None:
    address = f"{OWN}{propose(person).link}/"
    assert client.get(address).status_code == 200
    assert email_of(person) == "old@example.org", "mail programs open links too"
    assert client.post(address, {"answer": answer}).status_code == 200
    assert email_of(person) == email
    assert SESSION_KEY not in client.session
    assert client.post(address, {"answer": "confirm"}).status_code == 409
    assert email_of(person) == email


def test_stranger_wrong_person_and_missing(client: Client, person: Person) -> None:
    propose(person)
    assert client.get(OWN).status_code == client.post(OWN, {"answer": "refuse"}).status_code == 302
    client.force_login(make_writer())
    assert "No new address waits" in client.get(OWN).text
    assert client.post(OWN, {"answer": "refuse"}).status_code == 409
    assert client.post(f"{OWN}made-up/", {"answer": "confirm"}).status_code == 409
    assert client.put(OWN).status_code == 405
    assert client.post(OWN, {"answer": "else"}).status_code == 200
    assert email_of(person) == "old@example.org" and AddressAct.objects.count() == 1


@pytest.mark.parametrize("opened", ["before", "after"])
def test_no_link_from_before_lets_in_while_one_waits(client: Client, person: Person, opened: str) -> None:
    address = open_link(client, person.email) if opened == "before" else link(client, person.email)
    propose(person)
    answer = client.post(address, NEW, follow=True)
    assert "used before" in answer.text and SESSION_KEY not in client.session
    assert Person.objects.get(pk=person.pk).check_password(PASSWORD)


def test_no_link_is_sent_while_one_waits(client: Client, person: Person) -> None:
    propose(person)
    mail.outbox.clear()
    for address in ("old@example.org", "new@example.org"):
        answer = client.post(reverse("password_reset"), {"email": address}, follow=True)
        assert "If an active account has that address" in answer.text
    assert mail.outbox == []


def test_links_for_the_old_address_die_with_it(client: Client, person: Person) -> None:
    address = link(client, person.email)
    propose(person)
    workflow.confirm_address(person=person.pk, by=make_administrator())
    assert "used before" in client.get(address, follow=True).text
    client.post(open_link(client, "new@example.org"), NEW)
    assert client.session[SESSION_KEY] == str(person.pk)


def test_a_refused_one_leaves_links_as_they_were(client: Client, person: Person) -> None:
    address = link(client, person.email)
    propose(person)
    workflow.refuse_address(person=person.pk, by=person)
    client.post(client.get(address, follow=True).redirect_chain[-1][0], NEW)
    assert client.session[SESSION_KEY] == str(person.pk)
