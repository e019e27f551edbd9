"""Mail that has not left, and who asked for a link to a new password."""

from django.db import models

from . import clock
from .address import AddressAct


class Mail(models.Model):
    """One mail to one address, written in the transaction of what it tells. Once it has left, its row is deleted.

    A link is a secret, so a mail with one is written down as no more than an address, and what it is about: the sender
    makes the link.
    """

    NOTICE, LINK, PROPOSAL = "notice", "link", "proposal"

    kind = models.CharField(max_length=10, default=NOTICE, choices=[(kind, kind) for kind in (NOTICE, LINK, PROPOSAL)])
    to = models.EmailField()
    subject = models.TextField(blank=True)
    body = models.TextField(blank=True)
    proposal = models.ForeignKey(
        AddressAct, models.PROTECT, null=True, related_name="+", help_text="The new mail address that a link answers."
    )
    at = models.DateTimeField(default=clock.now)
    tries = models.PositiveSmallIntegerField(default=0)
    next_try = models.DateTimeField(null=True, help_text="Nobody tries before. Empty: at once.")
    error = models.TextField(blank=True, help_text="Why the last try failed.")

    class Meta:
        ordering = ("pk",)

    def __str__(self) -> str:
        return f"“{SECRETS.get(self.kind, self.subject)}” to {self.to}"


SECRETS = {Mail.LINK: "a link to a new password", Mail.PROPOSAL: "a link that answers a new mail address"}


class LinkRequest(models.Model):
    """Somebody asked for a link to a new password. Kept for as long as it counts."""

    address = models.TextField(help_text="As it was typed, in the form in which two of them are compared.")
    network = models.GenericIPAddressField(null=True, help_text="Where it was asked. Empty: unknown.")
    at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ("pk",)

    def __str__(self) -> str:
        return f"link for {self.address}, asked from {self.network}"
