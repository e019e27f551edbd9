"""The verbs on roles: ask_role, confirm_role, refuse_role, remove_role."""

import pytest

from articles.lifecycle import Role
from articles.models import Person, RoleAct
from articles.workflow import people as workflow
from tests.admin.pages import signed_in, words
from tests.admin.verbs import people, refuses_all_but
from tests.factory import make_administrator, make_person, make_pharmacist, make_writer

pytestmark = pytest.mark.django_db
PHARMACIST = {"role": "Pharmacist"}


def asked() -> tuple[Person, Person]:
    administrator, person = make_administrator(), make_person()
    workflow.ask_role(person=person.pk, role=Role.PHARMACIST, by=administrator)
    return administrator, person


def roles(person: Person) -> frozenset[str]:
    return Person.objects.get(pk=person.pk).roles


def test_ask_role() -> None:
    administrator, person = make_administrator(), make_person()
    client = signed_in(administrator)
    assert client.get(people("ask-role", person) + "ask/").status_code == 200
    response = client.post(people("ask-role", person), PHARMACIST, follow=True)
    assert "A second administrator has to confirm it." in words(response)
    assert not roles(person)
    assert client.post(people("ask-role", person), PHARMACIST).status_code == 409


def test_nobody_confirms_what_they_asked_for() -> None:
    administrator, person = asked()
    response = signed_in(administrator).post(people("confirm-role", person), PHARMACIST)
    assert response.status_code == 403
    assert "A second administrator" in words(response)
    assert not roles(person)


def test_nobody_confirms_their_own_role() -> None:
    administrator, other = make_administrator(), make_administrator()
    workflow.ask_role(person=other.pk, role=Role.WRITER, by=administrator)
    assert signed_in(other).post(people("confirm-role", other), {"role": "Writer"}).status_code == 403


def test_an_administrator_is_made_no_pharmacist() -> None:
    other = make_administrator()
    response = signed_in(make_administrator()).post(people("ask-role", other), PHARMACIST)
    assert response.status_code == 409 and "is an administrator. One person is not both" in words(response)


def test_confirm_role() -> None:
    _, person = asked()
    client = signed_in(make_administrator())
    assert f"{person}: pharmacist" in words(client.get("/admin/"))
    assert "is a pharmacist now" in words(client.post(people("confirm-role", person), PHARMACIST, follow=True))
    assert roles(person) == {"Pharmacist"}
    assert "Pharmacist: confirmed, by" in words(client.get(f"/admin/people/{person.pk}/history/"))


def test_a_page_from_before_confirms_nothing_twice() -> None:
    _, person = asked()
    client, late = signed_in(make_administrator()), signed_in(make_administrator())
    assert late.get(people("confirm-role", person) + "ask/").status_code == 200
    client.post(people("confirm-role", person), PHARMACIST)
    client.post(people("remove-role", person), PHARMACIST)
    assert late.post(people("confirm-role", person), PHARMACIST).status_code == 409
    assert not roles(person)


def test_a_closed_account_is_offered_no_role_and_gets_none() -> None:
    _, person = asked()
    client = signed_in(make_administrator())
    client.post(people("deactivate", person))
    assert people("ask-role", person) not in client.get(f"/admin/articles/person/{person.pk}/change/").text
    for verb in ("confirm-role", "ask-role"):
        response = client.post(people(verb, person), PHARMACIST)
        assert response.status_code == 409 and "is deactivated" in words(response)
    assert not roles(person)


def test_refuse_role() -> None:
    _, person = asked()
    client = signed_in(make_administrator())
    assert "does not become" in words(client.post(people("refuse-role", person), PHARMACIST, follow=True))
    assert client.post(people("confirm-role", person), PHARMACIST).status_code == 409
    assert not roles(person)


def test_remove_role() -> None:
    pharmacist = make_pharmacist()
    client = signed_in(make_administrator())
    assert "no longer a pharmacist" in words(client.post(people("remove-role", pharmacist), PHARMACIST, follow=True))
    assert not roles(pharmacist)
    assert client.post(people("remove-role", pharmacist), PHARMACIST).status_code == 409


@pytest.mark.parametrize("role", ["", "Superuser"])
def test_role_that_is_none(role: str) -> None:
    assert signed_in(make_administrator()).post(people("ask-role", make_writer()), {"role": role}).status_code == 422
    assert not RoleAct.objects.filter(verb="ask").exists()


@pytest.mark.parametrize("verb", ["ask-role", "confirm-role", "refuse-role", "remove-role"])
def test_wrong_people(verb: str) -> None:
    _, person = asked()
    refuses_all_but(Role.ADMINISTRATOR, people(verb, person), PHARMACIST)
    assert not roles(person)
    assert RoleAct.objects.filter(person=person).count() == 1
