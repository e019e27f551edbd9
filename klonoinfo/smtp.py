"""Sends mail by SMTP, with a limit for the time of a whole session."""

import smtplib
import socket
from contextlib import suppress
from threading import Timer
from typing import Any

from django.core.mail.backends import smtp

ANSWERS = 3
"""So many times the timeout of one answer is the time of a whole session."""


class BoundedSMTP(smtplib.SMTP):
    """A session that ends in time. The timeout of smtplib is for each read: a server that drips never meets it."""

    def __init__(self, host: str, port: int, *, timeout: float, **options: Any) -> None:
        self.over = False
        self.timer = Timer(ANSWERS * timeout, self.end)
        self.timer.daemon = True
        self.timer.start()
        try:
            super().__init__(host, port, timeout=timeout, **options)
        except BaseException:
            self.timer.cancel()
            raise

    def end(self) -> None:
        """Ends a wait for the server. `over` is set first: a session without a socket looks at it before it reads."""
        self.over = True
        if self.sock is not None:
            with suppress(OSError):
                socket.socket.shutdown(self.sock, socket.SHUT_RDWR)

    def getreply(self) -> tuple[int, bytes]:
        """Part of a line that was cut off is no answer, so it is not returned."""
        try:
            reply = super().getreply() if not self.over else None
        except smtplib.SMTPServerDisconnected:
            if not self.over:
                raise
        if self.over or reply is None:
            self.close()
            raise TimeoutError("the mail server took too long")
        return reply

    def close(self) -> None:
        self.timer.cancel()
        super().close()


class BoundedSSL(BoundedSMTP, smtplib.SMTP_SSL):
    """The same, with TLS from the first byte. The handshake itself ends after one timeout."""


class EmailBackend(smtp.EmailBackend):
    @property
    def connection_class(self) -> type[BoundedSMTP]:
        return BoundedSSL if self.use_ssl else BoundedSMTP
