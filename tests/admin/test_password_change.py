"""One's own password: the old one is asked for as at signing, and guessed no more often."""

from typing import Any

import pytest
from django.conf import settings

from articles.models import Person, SigningAttempt
from tests.admin.pages import signed_in, words
from tests.factory import PASSWORD, make_administrator, make_pharmacist, make_writer

pytestmark = pytest.mark.django_db
CHANGE, NEW = "/admin/password_change/", "another long pass phrase"


def change(person: Person, old: str = PASSWORD) -> Any:
    return signed_in(person).post(CHANGE, {"old_password": old, "new_password1": NEW, "new_password2": NEW})


def holds(person: Person, password: str) -> bool:
    return Person.objects.get(pk=person.pk).check_password(password)


@pytest.mark.parametrize("make", [make_writer, make_pharmacist, make_administrator])
def test_changes_it(make: Any) -> None:
    person = make()
    client = signed_in(person)
    said = {"old_password": PASSWORD, "new_password1": NEW, "new_password2": NEW}
    response = client.post(CHANGE, said, follow=True)
    assert response.redirect_chain == [(f"{CHANGE}done/", 302)]
    assert response.status_code == 200 and holds(person, NEW)
    assert client.get(CHANGE).status_code == 200


def test_a_wrong_one_is_counted_and_said_beside_the_field() -> None:
    person = make_pharmacist()
    response = change(person, "wrong")
    assert "The password is wrong. Your password was not changed." in words(response)
    assert response.context["form"].errors.keys() == {"old_password"}
    assert 'value="wrong"' not in response.text
    assert SigningAttempt.objects.get().right is False
    assert holds(person, PASSWORD)


def test_wrong_ones_lock_it_even_for_the_right_one() -> None:
    person = make_pharmacist()
    for _ in range(settings.SIGNING_TRIES):
        change(person, "wrong")
    response = change(person)
    said = words(response)
    assert "wrong passwords in a row" in said and "Your password was not changed." in said
    assert "Nothing was signed" not in said
    assert holds(person, PASSWORD)


def test_strangers_sign_in_first() -> None:
    assert signed_in().get(CHANGE).status_code == 302
    assert signed_in().post(CHANGE, {"old_password": PASSWORD}).status_code == 302
