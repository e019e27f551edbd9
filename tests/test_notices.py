from collections.abc import Sequence
from typing import Any

import pytest
from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend

from articles.models import Withdrawal
from tests import factory


class Broken(BaseEmailBackend):
    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        raise ConnectionRefusedError("no mail server")


@pytest.mark.django_db
def test_mail_that_fails_is_logged_and_undoes_nothing(
    settings: Any, caplog: pytest.LogCaptureFixture, django_capture_on_commit_callbacks: Any
) -> None:
    _, edition = factory.make_live_article()
    settings.EMAIL_BACKEND = f"{__name__}.Broken"

    with django_capture_on_commit_callbacks(execute=True) as sent:
        factory.withdraw(edition)

    assert len(sent) == 1
    assert "no mail server" in caplog.text
    assert Withdrawal.objects.filter(edition=edition).exists()
