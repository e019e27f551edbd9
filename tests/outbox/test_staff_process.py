"""A staff process as it is served: it answers at once, sends beside its requests, and ends when it is told to."""

import http.client
import re
import signal
import socket
import sys
from collections.abc import Iterator
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from time import monotonic
from urllib.parse import urlencode

import pytest
import time_machine

from articles.models import Mail, clock
from articles.outbox import delivery
from tests.factory import make_writer
from tests.mails import MailServer, mail_server
from tests.processes import Running, running

pytestmark = [pytest.mark.race, pytest.mark.django_db(transaction=True)]
__all__ = ["mail_server"]
GRANIAN = str(Path(sys.executable).with_name("granian"))
ASK = "/accounts/password/"


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as free:
        return int(free.getsockname()[1])


class Staff:
    def __init__(self, process: Running, port: int) -> None:
        self.process, self.port = process, port

    def ask_for_link(self, address: str) -> int:
        """The status of the answer."""
        with closing(http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)) as client:
            client.request("GET", ASK)
            page = client.getresponse()
            cookie = str(page.headers["Set-Cookie"]).partition(";")[0]
            token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', page.read().decode())
            assert token is not None
            form = urlencode({"csrfmiddlewaretoken": token[1], "email": address})
            headers = {"Cookie": cookie, "Content-Type": "application/x-www-form-urlencoded"}
            client.request("POST", ASK, form, headers)
            return client.getresponse().status


@pytest.fixture
def staff(mail_server: MailServer) -> Iterator[Staff]:
    port = free_port()
    options = ["--interface", "wsgi", "--no-ws", "--port", str(port), "klonoinfo.wsgi:application"]
    with running(GRANIAN, *options, EMAIL_URL=mail_server.address) as process:
        process.hear("Started worker-1")
        yield Staff(process, port)
        process.process.send_signal(signal.SIGTERM)
        process.process.wait(30)


def test_mail_leaves_by_itself(staff: Staff, mail_server: MailServer) -> None:
    writer = make_writer()
    assert staff.ask_for_link(writer.email) == 302
    mail_server.hear("took")
    [mail] = mail_server.taken()
    assert mail["To"] == writer.email and ASK in str(mail.get_payload())


def test_a_silent_mail_server_holds_up_no_answer_and_no_end(staff: Staff, mail_server: MailServer) -> None:
    writer = make_writer()
    mail_server.behave("silent at CONNECT")
    began = monotonic()
    assert {staff.ask_for_link(address) for address in (writer.email, "nobody@example.org")} == {302}
    assert monotonic() - began < 8, "less than the ten seconds after which the sender gives up on an answer"
    mail_server.hear("silent")
    staff.process.process.send_signal(signal.SIGTERM)
    staff.process.process.wait(30)

    mail_server.behave("well")
    with time_machine.travel(clock.now() + timedelta(minutes=1), tick=False):
        delivery.send_due()
    [mail] = mail_server.taken()
    assert mail["To"] == writer.email and not Mail.objects.exists()
