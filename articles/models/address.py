"""A change of somebody's mail address, step by step. Where the password is sent decides who can be that person."""

from django.conf import settings
from django.core.signing import BadSignature, SignatureExpired, TimestampSigner
from django.db import models

from . import clock
from .appendonly import AppendOnly
from .people import Person

_signer = TimestampSigner(salt="articles.address")


class AddressAct(AppendOnly):
    """A new address was proposed for an account; the owner or a second administrator confirmed or refused it."""

    PROPOSE, CONFIRM, REFUSE = "propose", "confirm", "refuse"

    person = models.ForeignKey(Person, models.PROTECT, related_name="address_acts")
    verb = models.CharField(max_length=10, choices=[(v, v) for v in (PROPOSE, CONFIRM, REFUSE)])
    email = models.EmailField(help_text="The new address.")
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=clock.now)

    class Meta(AppendOnly.Meta):
        ordering = ("pk",)

    def __str__(self) -> str:
        return f"{self.person}: {self.verb} {self.email}"

    @property
    def link(self) -> str:
        """What the old address gets by mail, and nobody else: who has it answers as the account's owner. Made anew each
        time and holding from then on: the sender asks for it, so that none lies in the database.
        """
        return _signer.sign_object(self.pk)


def proposed_address(person: int) -> AddressAct | None:
    """The change that waits for an answer. While one waits, no link by mail sets this account's password."""
    last = AddressAct.objects.filter(person=person).last()
    return last if last is not None and last.verb == AddressAct.PROPOSE else None


def proposal_behind(link: str) -> AddressAct | None:
    """The proposal that a link answers, as long as it waits. Raises SignatureExpired for a link that is too old."""
    try:
        key = _signer.unsign_object(link, max_age=settings.PASSWORD_RESET_TIMEOUT)
    except SignatureExpired:
        raise
    except BadSignature:
        return None
    act = AddressAct.objects.filter(pk=key).first()
    return act if act is not None and proposed_address(act.person_id) == act else None
