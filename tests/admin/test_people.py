"""Accounts, for administrators."""

from typing import Any

import pytest
from bs4 import BeautifulSoup

from articles.models import Person
from tests.admin.pages import signed_in, words
from tests.factory import make_administrator, make_person, make_pharmacist, make_writer

pytestmark = pytest.mark.django_db
ADD = "/admin/articles/person/add/"
NEW = {"username": "newcomer", "name": "New Comer", "email": "new@example.org"}


def page(person: Person) -> str:
    return f"/admin/articles/person/{person.pk}/change/"


def particulars(person: Person, **said: Any) -> dict[str, Any]:
    names = ("name", "email", "slug", "credentials", "register", "registration", "registration_expires")
    return {name: getattr(person, name) or "" for name in names} | said


def test_adds_an_account_that_has_no_role_and_no_known_password() -> None:
    administrator = make_administrator()
    response = signed_in(administrator).post(ADD, NEW, follow=True)
    person = Person.objects.get(username="newcomer")
    assert "Ask for a role next." in words(response)
    assert person.has_usable_password() and not person.roles and not person.is_superuser
    assert person.history.get().history_user == administrator


def test_changes_particulars_and_tracks_who() -> None:
    administrator, pharmacist = make_administrator(), make_pharmacist()
    form = particulars(pharmacist, registration="NEW-1")
    assert signed_in(administrator).post(page(pharmacist), form).status_code == 302
    pharmacist.refresh_from_db()
    assert pharmacist.registration == "NEW-1"
    assert pharmacist.history.latest().history_user == administrator
    history = words(signed_in(administrator).get(f"/admin/people/{pharmacist.pk}/history/"))
    assert "registration number removed:" in history and "added: NEW-1" in history


def test_unchanged_save_adds_nothing() -> None:
    pharmacist = make_pharmacist()
    count = pharmacist.history.count()
    signed_in(make_administrator()).post(page(pharmacist), particulars(pharmacist))
    assert pharmacist.history.count() == count


def test_no_rights_no_password_no_user_name_through_the_form() -> None:
    person = make_writer()
    password = person.password
    extra = {"is_superuser": "on", "is_active": "", "groups": "2", "password": "x", "username": "other"}
    signed_in(make_administrator()).post(page(person), particulars(person, **extra))
    person = Person.objects.get(pk=person.pk)
    assert (person.is_superuser, person.is_active, person.password) == (False, True, password)
    assert person.username != "other" and person.roles == {"Writer"}


def test_nobody_edits_their_own_registration() -> None:
    administrator = make_administrator()
    form = particulars(administrator, registration="MINE", credentials="PharmD", name="Dr Me", email="me@example.org")
    signed_in(administrator).post(page(administrator), form)
    administrator.refresh_from_db()
    assert (administrator.registration, administrator.credentials) == ("", "")
    assert administrator.email == "me@example.org"
    assert administrator.name != "Dr Me"


def test_wrong_form_is_said() -> None:
    person = make_writer()
    response = signed_in(make_administrator()).post(page(person), particulars(person, name=""))
    assert response.status_code == 422
    assert signed_in(make_administrator()).post(ADD, {}).status_code == 422


def test_list_has_a_constant_number_of_queries_and_searches(django_assert_num_queries: Any) -> None:
    client = signed_in(make_administrator())
    pharmacist = make_pharmacist()
    for _ in range(5):
        make_writer()
    response = client.get("/admin/articles/person/", {"q": pharmacist.registration})
    table = BeautifulSoup(response.content, "html.parser").select_one("table")
    assert table is not None and len(table.select("tbody tr")) == 1
    with django_assert_num_queries(6):
        client.get("/admin/articles/person/")


@pytest.mark.parametrize("make", [make_writer, make_pharmacist, make_person])
def test_wrong_role(make: Any) -> None:
    person, target = make(), make_writer()
    client = signed_in(person)
    refused = {302, 403}
    for url in (ADD, page(target), "/admin/articles/person/", f"/admin/people/{target.pk}/history/"):
        assert client.get(url).status_code in refused
    assert client.post(page(target), particulars(target, name="Other")).status_code in refused
    assert client.post(ADD, NEW).status_code in refused
    target.refresh_from_db()
    assert target.name != "Other" and not Person.objects.filter(username="newcomer").exists()


def test_superuser_looks_and_does_not_write() -> None:
    client, target = signed_in(make_person(is_superuser=True)), make_writer()
    assert client.get(page(target)).status_code == 200
    assert client.post(page(target), particulars(target, name="Other")).status_code == 403


def test_missing_and_deleting() -> None:
    client = signed_in(make_administrator())
    assert client.get("/admin/articles/person/999/change/").status_code == 404
    assert client.get("/admin/people/999/history/").status_code == 404
    assert client.get(page(make_writer()).replace("change", "delete")).status_code == 404
