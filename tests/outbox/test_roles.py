"""The role of the staff's process may put mail into the outbox and send it."""

import pytest
from django.test import Client

from articles.models import LinkRequest, Mail
from tests.factory import make_article, make_writer, submit
from tests.mails import sent_mails
from tests.management.test_database_roles import WEB, act_as, roles

pytestmark = pytest.mark.postgres
__all__ = ["roles"]


def test_the_staff_process_fills_and_empties_the_outbox(roles: None, client: Client) -> None:
    writer = make_writer()
    submit(make_article())
    act_as(WEB)
    assert client.post("/accounts/password/", {"email": writer.email}).status_code == 302
    assert [writer.email] in [mail.to for mail in sent_mails()] and not Mail.objects.exists()
    assert LinkRequest.objects.exists()
