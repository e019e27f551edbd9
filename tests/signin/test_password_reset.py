from datetime import timedelta

import pytest
import time_machine
from django.conf import settings
from django.contrib.auth import SESSION_KEY
from django.core import mail
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django.utils.encoding import force_bytes
from django.utils.http import urlsafe_base64_encode

from tests.factory import make_administrator, make_pharmacist
from tests.mails import sent_mails
from tests.signin.mail import NEW, link, open_link

pytestmark = pytest.mark.django_db


def test_a_link_by_mail_sets_a_new_password_once(client: Client) -> None:
    person = make_pharmacist(email="pharmacist@example.org")
    address = link(client, "pharmacist@example.org")
    form = client.get(address, follow=True)
    assert 'autocomplete="new-password"' in form.text
    answer = client.post(form.redirect_chain[-1][0], NEW)
    assert answer.headers["Location"] == reverse("password_reset_complete")
    assert client.session[SESSION_KEY] == str(person.pk)
    person.refresh_from_db()
    assert person.check_password(NEW["new_password1"])
    assert "used before" in Client().get(address, follow=True).text


def test_the_link_names_this_site_whatever_was_asked(client: Client) -> None:
    make_pharmacist(email="pharmacist@example.org")
    link(client, "pharmacist@example.org")
    assert "//localhost/" not in str(mail.outbox[0].body)
    assert mail.outbox[0].to == ["pharmacist@example.org"]


@pytest.mark.parametrize("address", ["nobody@example.org", "gone@example.org"])
def test_nobody_learns_who_has_an_account(client: Client, address: str) -> None:
    make_pharmacist(email="gone@example.org", is_active=False)
    answer = client.post(reverse("password_reset"), {"email": address}, follow=True)
    assert "If an active account has that address" in answer.text
    assert sent_mails() == []


def test_a_weak_password_is_refused(client: Client) -> None:
    make_pharmacist(email="pharmacist@example.org")
    form = open_link(client, "pharmacist@example.org")
    answer = client.post(form, {"new_password1": "password", "new_password2": "password"})
    assert answer.status_code == 200
    assert "too common" in answer.text


@pytest.mark.parametrize("closed", ["before it was opened", "while it was open"])
def test_a_link_from_before_the_account_was_closed_opens_nothing(client: Client, closed: str) -> None:
    person = make_pharmacist(email="pharmacist@example.org")
    address = link(client, "pharmacist@example.org")
    form = client.get(address, follow=True).redirect_chain[-1][0] if closed == "while it was open" else address
    person.is_active = False
    person.save()
    answer = client.post(form, NEW, follow=True)
    assert "used before" in answer.text
    person.refresh_from_db()
    assert not person.check_password(NEW["new_password1"])
    assert SESSION_KEY not in client.session


def test_a_link_for_another_person_opens_nothing(client: Client) -> None:
    make_pharmacist(email="pharmacist@example.org")
    other = make_pharmacist(email="other@example.org")
    token = link(client, "pharmacist@example.org").split("/")[-2]
    address = reverse("password_reset_confirm", args=[urlsafe_base64_encode(force_bytes(other.pk)), token])
    assert "used before" in client.get(address, follow=True).text


def test_an_account_made_in_the_admin_gets_its_password_by_mail(client: Client) -> None:
    client.force_login(make_administrator())
    new = {"username": "newcomer", "name": "New Comer", "email": "newcomer@example.org"}
    client.post("/admin/articles/person/add/", new)
    theirs = Client()
    theirs.post(open_link(theirs, "newcomer@example.org"), NEW)
    assert theirs.get(reverse("landing")).status_code == 403
    again = Client()
    again.post(reverse("sign-in"), {"username": "newcomer", "password": NEW["new_password1"]})
    assert SESSION_KEY in again.session


def test_a_link_lapses(client: Client) -> None:
    make_pharmacist(email="pharmacist@example.org")
    address = link(client, "pharmacist@example.org")
    with time_machine.travel(timezone.now() + timedelta(seconds=settings.PASSWORD_RESET_TIMEOUT + 1)):
        assert "used before" in client.get(address, follow=True).text


def test_a_new_password_signs_out_whoever_had_the_old_one(client: Client) -> None:
    client.force_login(make_pharmacist(email="pharmacist@example.org"))
    other = Client()
    other.post(open_link(other, "pharmacist@example.org"), NEW)
    assert client.get("/review/").status_code == 302
