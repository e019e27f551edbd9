import re

import pytest
from django.conf import settings
from django.core import mail
from django.test import Client
from django.urls import reverse

from tests.factory import make_pharmacist

pytestmark = pytest.mark.django_db
NEW = {"new_password1": "another long pass phrase", "new_password2": "another long pass phrase"}


def link(client: Client, address: str) -> str:
    client.post(reverse("password_reset"), {"email": address}, headers={"host": "localhost"})
    found = re.search(rf"{re.escape(settings.BASE_URL)}(/\S+)", str(mail.outbox[0].body))
    assert found is not None
    return found[1]


def test_a_link_by_mail_sets_a_new_password_once(client: Client) -> None:
    person = make_pharmacist(email="pharmacist@example.org")
    address = link(client, "pharmacist@example.org")
    form = client.get(address, follow=True)
    assert 'autocomplete="new-password"' in form.text
    answer = client.post(form.redirect_chain[-1][0], NEW)
    assert answer.headers["Location"] == reverse("password_reset_complete")
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
    assert not mail.outbox


def test_a_weak_password_is_refused(client: Client) -> None:
    make_pharmacist(email="pharmacist@example.org")
    form = client.get(link(client, "pharmacist@example.org"), follow=True)
    answer = client.post(form.redirect_chain[-1][0], {"new_password1": "password", "new_password2": "password"})
    assert answer.status_code == 200
    assert "too common" in answer.text
