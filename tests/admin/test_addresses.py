"""The verbs on mail addresses: propose_address, confirm_address, refuse_address."""

import pytest

from articles.lifecycle import Role
from articles.models import AddressAct, Person
from tests.admin.pages import signed_in, words
from tests.admin.verbs import people, refuses_all_but
from tests.factory import make_administrator, make_writer
from tests.models.states import with_a_proposed_address

pytestmark = pytest.mark.django_db
NEW = {"email": "new@example.org"}


def page(person: Person) -> str:
    return f"/admin/articles/person/{person.pk}/change/"


def email_of(person: Person) -> str:
    return Person.objects.get(pk=person.pk).email


def test_propose_address() -> None:
    person, client = make_writer(), signed_in(make_administrator())
    assert "That address is told" in words(client.get(people("propose-address", person) + "ask/"))
    told = words(client.post(people("propose-address", person), NEW, follow=True))
    assert "You proposed new@example.org" in told and "not confirmed yet" in told
    assert email_of(person) == person.email
    assert client.post(people("propose-address", person), NEW).status_code == 409
    assert client.post(people("propose-address", make_writer()), {"email": "no"}).status_code == 422


def test_nobody_confirms_what_they_proposed() -> None:
    person, client = make_writer(), signed_in(make_administrator())
    client.post(people("propose-address", person), NEW)
    response = client.post(people("confirm-address", person))
    assert response.status_code == 403 and "second administrator" in words(response)
    assert email_of(person) == person.email


def test_confirm_address() -> None:
    person, client = with_a_proposed_address(), signed_in(make_administrator())
    assert f"{person}: new@example.org" in words(client.get("/admin/"))
    assert "proposed new@example.org" in words(client.get(people("confirm-address", person) + "ask/"))
    assert "goes to new@example.org now" in words(client.post(people("confirm-address", person), follow=True))
    assert email_of(person) == "new@example.org"
    history = words(client.get(f"/admin/people/{person.pk}/history/"))
    assert "new@example.org: confirmed, by" in history and "new@example.org: proposed, by" in history
    assert client.post(people("confirm-address", person)).status_code == 409


def test_refuse_address() -> None:
    person, client = with_a_proposed_address(), signed_in(make_administrator())
    assert client.get(people("refuse-address", person) + "ask/").status_code == 200
    assert "stays as it is" in words(client.post(people("refuse-address", person), follow=True))
    assert client.post(people("refuse-address", person)).status_code == 409
    assert email_of(person) == person.email


def test_the_owner_is_told_on_the_first_page() -> None:
    person = with_a_proposed_address()
    assert "proposed that your mail goes to new@example.org" in words(signed_in(person).get("/admin/"))


def test_ones_own_is_answered_with_the_password() -> None:
    administrator = make_administrator()
    client = signed_in(administrator)
    client.post(people("propose-address", administrator), NEW)
    assert "Answer with your password" in words(client.get(page(administrator)))
    assert client.post(people("confirm-address", administrator)).status_code == 422
    assert email_of(administrator) == administrator.email


@pytest.mark.parametrize("verb", ["propose-address", "confirm-address", "refuse-address"])
def test_wrong_people(verb: str) -> None:
    person = with_a_proposed_address()
    refuses_all_but(Role.ADMINISTRATOR, people(verb, person), NEW)
    assert AddressAct.objects.count() == 1
