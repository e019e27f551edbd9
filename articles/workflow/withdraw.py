"""Withdraw: any one pharmacist takes an edition down, at once, with a public reason."""

from django.db import transaction

from .. import notices
from ..content.canonical import normalise
from ..models import Edition, Person, Withdrawal
from ..refusals import Incomplete, MissingDigest, Stale, WrongState
from .preconditions import lock
from .signing import check_password, fresh_signer, signature

MEANING = "withdrawal"


def withdraw(
    *, edition: int, by: Person, digest: str, reason: str, password: str, signed_in_after: int = 0
) -> Withdrawal:
    """Raises Refused when it is down already, or no public reason is given. Wrong passwords up to `signed_in_after`
    lock nothing here: the sign-in since then took the password already.
    """
    if not digest:
        raise MissingDigest("The form did not name the edition's digest. Open the page again and withdraw there.")
    check_password(by, password, signed_in_after=signed_in_after, undone="Nothing was withdrawn.")
    return _withdraw(edition, by, digest, normalise(reason).strip())


@transaction.atomic
def _withdraw(edition: int, by: Person, digest: str, reason: str) -> Withdrawal:
    published = Edition.objects.filter(pk=edition).first()
    if published is None:
        raise WrongState("This edition does not exist.")
    lock(published.document_id)
    signer = fresh_signer(by, stops=True)
    if published.digest != digest:
        raise Stale("The form is about another edition. Nothing was withdrawn.")
    if Withdrawal.objects.filter(edition=published).exists():
        raise WrongState(f"Edition {published.number} has been withdrawn already.")
    if not reason:
        raise Incomplete("Readers will see a reason: give one.")
    signed = signature(signer, meaning=MEANING, digest=digest)
    withdrawal = Withdrawal.objects.create(edition=published, reason=reason, **signed)
    notices.withdrawn(withdrawal)
    return withdrawal
