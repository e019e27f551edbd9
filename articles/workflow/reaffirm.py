"""Reaffirm: "looked at again, still right". A signature that moves the review date."""

from collections.abc import Collection

from django.db import transaction

from .. import notices
from ..content.canonical import one_line
from ..lifecycle import duty_refusal, months_later
from ..models import Edition, Person, Reaffirmation, clock
from ..models.one_person import ties_of
from ..models.version import NOTE_AT_MOST
from ..refusals import Incomplete, MissingDigest, Stale, WrongPerson, WrongState
from ..versions.checklist import checks_of_edition
from ..versions.contributors import contributor_ids
from .preconditions import lock
from .publish import hold_record, refuse_moved_record
from .signing import check_password, checklist_text, fresh_signer, require_conflict, signature

MEANING = "reaffirmation"


def reaffirm(
    *,
    edition: int,
    by: Person,
    digest: str,
    password: str,
    checks: Collection[str],
    conflict: str,
    note: str = "",
) -> Reaffirmation:
    """Sign that an edition is still right. Raises Refused when the signer could not have approved it."""
    if not digest:
        raise MissingDigest("The form did not name the edition's digest. Open the page again and sign there.")
    check_password(by, password)
    return _sign(edition, by, digest, checks, conflict, note)


@transaction.atomic
def _sign(edition: int, by: Person, digest: str, checks: Collection[str], conflict: str, note: str) -> Reaffirmation:
    published = Edition.objects.filter(pk=edition).select_related("version").first()
    if published is None:
        raise WrongState("This edition does not exist.")
    if lock(published.document_id).edition != published or published.digest != digest:
        raise Stale("This edition is no longer the live one. Nothing was signed.")
    record = hold_record(published.version)
    signer = fresh_signer(by)
    refusal = duty_refusal(ties_of(signer.pk), contributor_ids(published.version))
    if refusal:
        raise WrongPerson(refusal)
    refuse_moved_record(published.version, record)
    require_conflict(conflict)
    if len(note) > NOTE_AT_MOST:
        raise Incomplete(f"The note to readers can have {NOTE_AT_MOST} characters at most.")
    ticked = checklist_text(checks, checks_of_edition(published))
    signed = signature(signer, meaning=MEANING, digest=digest, conflict=conflict, checklist=ticked)
    months = published.content.review_months
    # By the clock, also where what stands on the edition is from ahead of it: too early a review harms nobody.
    due = months_later(clock.today(), months)
    made = Reaffirmation.objects.create(edition=published, note=one_line(note), review_due=due, **signed)
    notices.reaffirmed(made)
    return made
