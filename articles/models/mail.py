"""Mail that has not left, and who asked for a link to a new password."""

from django.db import models

from . import clock


class Mail(models.Model):
    """One mail to one address, written in the transaction of what it tells. Once it has left, its row is deleted.

    A link to a new password is a secret, so its mail is written down as no more than an address: the sender makes the
    link.
    """

    NOTICE, LINK = "notice", "link"

    kind = models.CharField(max_length=10, default=NOTICE, choices=[(kind, kind) for kind in (NOTICE, LINK)])
    to = models.EmailField()
    subject = models.TextField(blank=True)
    body = models.TextField(blank=True)
    at = models.DateTimeField(default=clock.now)
    tries = models.PositiveSmallIntegerField(default=0)
    next_try = models.DateTimeField(null=True, help_text="Nobody tries before. Empty: at once.")
    error = models.TextField(blank=True, help_text="Why the last try failed.")

    class Meta:
        ordering = ("pk",)

    def __str__(self) -> str:
        return f"“{self.subject or 'a link to a new password'}” to {self.to}"


class LinkRequest(models.Model):
    """Somebody asked for a link to a new password. Kept for as long as it counts."""

    address = models.TextField(help_text="As it was typed, in the form in which two of them are compared.")
    network = models.GenericIPAddressField(null=True, help_text="Where it was asked. Empty: unknown.")
    at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ("pk",)

    def __str__(self) -> str:
        return f"link for {self.address}, asked from {self.network}"
