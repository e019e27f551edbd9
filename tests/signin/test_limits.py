"""How often a password may be guessed at the door, and that guessing shuts no owner out for good."""

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.conf import settings
from django.contrib.auth import SESSION_KEY
from django.test import Client
from django.utils import timezone

from articles.models import Person, Withdrawal
from tests import factory, staff
from tests.admin.pages import words
from tests.factory import PASSWORD, make_pharmacist, make_writer
from tests.places import live
from tests.signin.mail import NEW, open_link
from tests.test_policy import POLICY, Inline, policy

pytestmark = pytest.mark.django_db
SIGN_IN, TRIES = "/accounts/sign-in/", settings.SIGN_IN_TRIES
HOME, ELSEWHERE = "192.0.2.1", "198.51.100.7"


def sign_in(username: str, password: str = PASSWORD, address: str = ELSEWHERE, client: Client | None = None) -> Any:
    said = {"username": username, "password": password}
    return (client or Client()).post(SIGN_IN, said, REMOTE_ADDR=address)


def guess(username: str, times: int = TRIES, address: str = ELSEWHERE) -> Any:
    for _ in range(times):
        answer = sign_in(username, "wrong", address)
    return answer


def guess_from_everywhere(username: str) -> None:
    for number in range(TRIES):
        sign_in(username, "wrong", f"203.0.113.{number}")


def lets_in(answer: Any) -> bool:
    return SESSION_KEY in answer.client.session


def later(minutes: float) -> Any:
    return time_machine.travel(timezone.now() + timedelta(minutes=minutes), tick=False)


@pytest.fixture
def pharmacist() -> Person:
    return make_pharmacist(username="pharmacist")


def test_one_less_locks_nothing(pharmacist: Person) -> None:
    assert guess("pharmacist", TRIES - 1).status_code == 200
    assert lets_in(sign_in("pharmacist"))


def test_many_wrong_ones_lock_the_right_one_too(pharmacist: Person) -> None:
    assert guess("pharmacist").status_code == 429
    answer = sign_in("pharmacist")
    assert (answer.status_code, lets_in(answer)) == (429, False)
    assert answer.headers["Retry-After"] == str(settings.SIGN_IN_LOCK_MINUTES * 60)
    assert "no-store" in answer.headers["Cache-Control"]
    assert "wrong passwords" in answer.text and PASSWORD not in answer.text


def test_the_page_of_the_lock_needs_no_weaker_policy(pharmacist: Person) -> None:
    answer = guess("pharmacist")
    assert policy(answer) == POLICY
    assert Inline(answer.text).found == []


def test_a_lock_does_not_tell_who_has_an_account() -> None:
    make_writer(username="name-of-one")
    make_writer(username="name-of-a-leaver", is_active=False)
    names = {"name-of-one": HOME, "name-of-nobody": ELSEWHERE, "name-of-a-leaver": "192.0.2.9"}
    of_one, of_nobody, of_a_leaver = (
        [(answer.status_code, words(answer)) for times in (TRIES - 1, 1, 1) for answer in [guess(name, times, address)]]
        for name, address in names.items()
    )
    assert of_one == of_nobody == of_a_leaver


def test_it_lapses_whatever_was_tried_meanwhile(pharmacist: Person) -> None:
    guess("pharmacist")
    with later(settings.SIGN_IN_LOCK_MINUTES - 1):
        assert guess("pharmacist", 3).status_code == 429
    with later(settings.SIGN_IN_LOCK_MINUTES + 1):
        assert lets_in(sign_in("pharmacist"))


def test_one_address_does_not_try_one_password_on_everybody(pharmacist: Person) -> None:
    for number in range(TRIES):
        sign_in(f"name{number}", "wrong")
    assert sign_in("pharmacist").status_code == 429
    assert lets_in(sign_in("pharmacist", address=HOME))


def test_many_addresses_do_not_try_one_account(pharmacist: Person) -> None:
    guess_from_everywhere("pharmacist")
    assert sign_in("pharmacist").status_code == 429
    make_writer(username="writer")
    assert lets_in(sign_in("writer"))


def test_an_address_that_the_account_knows_stays_open_to_it(pharmacist: Person) -> None:
    sign_in("pharmacist", address=HOME)
    guess_from_everywhere("pharmacist")
    assert lets_in(sign_in("pharmacist", address=HOME))
    assert guess("pharmacist", address=HOME).status_code == 429


def test_who_has_an_account_guesses_at_another_no_more_often() -> None:
    make_writer(username="writer")
    make_pharmacist(username="pharmacist")
    for _ in range(TRIES):
        sign_in("writer")
        answer = sign_in("pharmacist", "wrong")
    assert answer.status_code == 429


def test_a_lock_keeps_nobody_who_is_signed_in_from_signing_a_withdrawal(pharmacist: Person) -> None:
    _, edition = factory.make_live_article()
    client = Client()
    sign_in("pharmacist", address=HOME, client=client)
    guess("pharmacist", address=HOME)
    guess_from_everywhere("pharmacist")
    said = {"digest": edition.digest, "reason": "A source was withdrawn.", "password": PASSWORD}
    client.post(f"/review/edition/{edition.pk}/withdraw/", said, REMOTE_ADDR=HOME)
    assert Withdrawal.objects.get().person == pharmacist


def test_a_link_by_mail_lets_the_owner_in_through_every_lock(pharmacist: Person) -> None:
    guess("pharmacist", address=HOME)
    guess_from_everywhere("pharmacist")
    client = Client(REMOTE_ADDR=HOME)
    client.post(open_link(client, pharmacist.email), NEW)
    assert client.session[SESSION_KEY] == str(pharmacist.pk)
    assert "You are signed in." in client.get("/accounts/password/set/").text


def test_there_is_one_door(pharmacist: Person) -> None:
    place, said = live(), {"username": "pharmacist", "password": PASSWORD}
    doors = {
        name
        for name, route in staff.staff_routes().items()
        if lets_in(Client().post(place.path(route), place.form(route) | said))
    }
    assert doors == {"sign-in"}


def test_the_log_names_the_address_and_nothing_that_was_typed(caplog: pytest.LogCaptureFixture) -> None:
    guess("a password in the wrong field")
    assert "Locking out" in caplog.text and ELSEWHERE in caplog.text
    assert "wrong field" not in caplog.text
