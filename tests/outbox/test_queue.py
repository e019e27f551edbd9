"""Mail is a row first, for whoever sends one."""

import re
from pathlib import Path

import pytest
from django.db import transaction

from articles.models import Mail
from articles.outbox import queue
from tests.models.states import with_a_proposed_address

ROOT = Path(__file__).resolve().parents[2]
SENDS = re.compile(
    r"smtplib|EmailMessage|send_mail\(|send_mass_mail|mail_admins|email_user|core\.mail|core import mail"
)


def test_nothing_but_the_outbox_sends_mail() -> None:
    files = [file for file in ROOT.glob("articles/**/*.py") if SENDS.search(file.read_text())]
    assert {file.parent.name for file in files} == {"outbox"}


@pytest.mark.django_db
def test_each_address_gets_one_row_and_the_subject_one_line() -> None:
    queue.put(["kim@example.org", "jo@example.org", "kim@example.org"], "A\rsubject\u2028of\x85 lines\n\nWords.\n\n")
    assert list(Mail.objects.values_list("to", "subject", "body")) == [
        ("jo@example.org", "A subject of lines", "Words.\n"),
        ("kim@example.org", "A subject of lines", "Words.\n"),
    ]


@pytest.mark.django_db
def test_what_is_rolled_back_leaves_no_row() -> None:
    with transaction.atomic():
        queue.put(["jo@example.org"], "Subject\nWords.")
        queue.put_link("jo@example.org")
        queue.put_proposal(with_a_proposed_address().address_acts.get())
        transaction.set_rollback(True)
    assert not Mail.objects.exists()
