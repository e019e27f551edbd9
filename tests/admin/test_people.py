"""Accounts, for administrators."""

from typing import Any

import pytest
from bs4 import BeautifulSoup

from articles.lifecycle import Role
from articles.models import Person
from tests.admin.pages import signed_in, words
from tests.admin.verbs import people
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
    administrator, writer = make_administrator(), make_writer(registration="OLD-1")
    form = particulars(writer, registration="NEW-1")
    response = signed_in(administrator).post(page(writer), form, follow=True)
    assert response.redirect_chain == [(page(writer), 302)] and "Saved." in words(response)
    writer.refresh_from_db()
    assert writer.registration == "NEW-1"
    assert writer.history.latest().history_user == administrator
    history = words(signed_in(administrator).get(f"/admin/people/{writer.pk}/history/"))
    assert "registration number removed: OLD-1 added: NEW-1" in history


@pytest.mark.parametrize("make", [make_pharmacist, make_administrator])
@pytest.mark.parametrize(
    "said",
    [{"email": "mine@example.org"}, {"registration": "MINE"}, {"name": "Mine"}, {"slug": "mine"}],
)
def test_particulars_of_who_signs_or_confirms_stand_fast(make: Any, said: dict[str, str]) -> None:
    administrator, person = make_administrator(), make()
    before, count = particulars(person), person.history.count()
    signed_in(administrator).post(page(person), particulars(person, **said))
    assert particulars(Person.objects.get(pk=person.pk)) == before
    assert person.history.count() == count


def test_button_is_there_where_something_can_be_changed() -> None:
    administrator = make_administrator()
    client, save = signed_in(administrator), 'name="_save"'
    for person in (make_pharmacist(), make_administrator(), make_pharmacist(Role.WRITER)):
        assert save not in client.get(page(person)).text
    for person in (make_writer(), make_person(), administrator):
        assert save in client.get(page(person)).text


def test_without_the_role_they_change_and_a_second_administrator_confirms_it_again() -> None:
    first, second, person = make_administrator(), make_administrator(), make_pharmacist()
    client, role = signed_in(first), {"role": "Pharmacist"}
    assert client.post(people("remove-role", person), role).status_code == 302
    client.post(page(person), particulars(person, registration="NEW-1"))
    assert client.post(people("ask-role", person), role).status_code == 302
    assert client.post(people("confirm-role", person), role).status_code == 403
    person = Person.objects.get(pk=person.pk)
    assert (person.registration, person.roles) == ("NEW-1", frozenset())
    assert signed_in(second).post(people("confirm-role", person), role).status_code == 302
    assert Person.objects.get(pk=person.pk).roles == {"Pharmacist"}


@pytest.mark.parametrize(("role", "fast"), [("Pharmacist", True), ("Administrator", True), ("Writer", False)])
def test_particulars_do_not_change_under_the_eyes_of_who_confirms(role: str, fast: bool) -> None:
    first, second, person = make_administrator(), make_administrator(), make_person()
    client = signed_in(first)
    client.post(people("ask-role", person), {"role": role})
    client.post(page(person), particulars(person, slug="mine"))
    assert (Person.objects.get(pk=person.pk).slug == person.slug) is fast
    signed_in(second).post(people("refuse-role", person), {"role": role})
    client.post(page(person), particulars(person, slug="right"))
    assert Person.objects.get(pk=person.pk).slug == "right"


@pytest.mark.parametrize("make", [make_writer, make_pharmacist])
def test_unchanged_save_adds_nothing_and_says_so(make: Any) -> None:
    """As that of a page on which nothing can be changed."""
    person = make()
    count = person.history.count()
    response = signed_in(make_administrator()).post(page(person), particulars(person), follow=True)
    assert "Nothing was different, so nothing was saved." in words(response)
    assert "Saved." not in words(response)
    assert person.history.count() == count


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
    form = particulars(administrator, registration="MINE", credentials="PharmD", name="Dr Me", slug="me")
    signed_in(administrator).post(page(administrator), form)
    administrator.refresh_from_db()
    assert (administrator.registration, administrator.credentials) == ("", "")
    assert administrator.slug == "me"
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


@pytest.mark.parametrize("make", [make_writer, make_person, make_pharmacist, make_administrator])
def test_no_mail_address_changes_through_the_form(make: Any) -> None:
    """Nor one's own: whoever reads that mail chooses the password."""
    administrator, person = make_administrator(), make()
    for whose in (person, administrator, make_person(is_superuser=True)):
        signed_in(administrator).post(page(whose), particulars(whose, email="evil@example.org"))
        assert Person.objects.get(pk=whose.pk).email == whose.email


def test_a_second_account_of_one_person_is_refused_beside_the_field() -> None:
    first = make_pharmacist()
    twin = NEW | {"register": first.register.upper(), "registration": first.registration.replace("-", " ")}
    for said in (twin, NEW | {"email": first.email.upper()}):
        response = signed_in(make_administrator()).post(ADD, said)
        assert response.status_code == 422
        assert f"{first.name} ({first.username}) has this" in words(response)
    assert not Person.objects.filter(username="newcomer").exists()
