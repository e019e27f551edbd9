"""The link that is mailed to whoever does not know their password."""

import re

from django.conf import settings
from django.test import Client
from django.urls import reverse

from tests.mails import sent_mails

NEW = {"new_password1": "another long pass phrase", "new_password2": "another long pass phrase"}


def link(client: Client, address: str) -> str:
    client.post(reverse("password_reset"), {"email": address}, headers={"host": "localhost"})
    found = re.search(rf"{re.escape(settings.BASE_URL)}(/\S+)", str(sent_mails()[-1].body))
    assert found is not None
    return found[1]


def open_link(client: Client, address: str) -> str:
    """Where the form of the new password is sent."""
    return client.get(link(client, address), follow=True).redirect_chain[-1][0]
