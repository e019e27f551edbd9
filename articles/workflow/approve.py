"""Approve: a pharmacist signs a version. With the last signature that it needs, it is published or scheduled."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime

from django.db import transaction

from .. import notices
from ..lifecycle import Verb, duty_refusal, months_later
from ..models import Act, Comment, Edition, Person, Version, clock
from ..models.one_person import Accounts, people_among, read_accounts, ties_of
from ..models.version import chosen_time
from ..refusals import Incomplete, MissingDigest, WrongPerson, WrongState
from ..versions.checklist import checks_of_version
from ..versions.contributors import contributor_ids
from .preconditions import lock_version, require_state
from .publish import (
    approvals,
    hold_record,
    publish,
    refuse_gone,
    refuse_moved_record,
    refuse_newly_blocked,
    signers,
)
from .signing import check_password, checklist_text, fresh_signer, require_conflict, signature

MEANING = "clinical approval"


@dataclass(frozen=True)
class Approval:
    act: Act
    edition: Edition | None
    """None while a signature is missing or the chosen time has not come."""
    waits_until: datetime | None
    """When it will be published, once it has all its signatures."""


def approve(
    *,
    version: int,
    by: Person,
    digest: str,
    password: str,
    checks: Collection[str],
    conflict: str,
    publish_at: datetime | None = None,
) -> Approval:
    """Sign. Raises Refused, and then nothing is signed; a wrong password is counted all the same."""
    if not digest:
        raise MissingDigest("The form did not name the version's digest. Open the version again and sign there.")
    check_password(by, password)
    return _sign(version, by, digest, checks, conflict, publish_at)


@transaction.atomic
def _sign(
    version: int, by: Person, digest: str, checks: Collection[str], conflict: str, publish_at: datetime | None
) -> Approval:
    # The document first and its record after it: every verb takes them in this order, so none waits for another's.
    # The signer is locked last, for an account can be held up by a signature on any page.
    state, locked = lock_version(version, digest=digest)
    require_state(state, Verb.APPROVE)
    record = hold_record(locked)
    accounts, earlier = read_accounts(), list(approvals(locked).select_related("person"))
    signer = fresh_signer(by, accounts)
    refuse_unsignable(locked, signer, accounts, earlier, record)
    require_conflict(conflict)
    _refuse_badly_timed(locked, publish_at)
    ticked = checklist_text(checks, checks_of_version(locked))
    columns = signature(signer, meaning=MEANING, digest=digest, conflict=conflict, checklist=ticked)
    act = Act.objects.create(version=locked, verb=Verb.APPROVE, publish_at=publish_at, **columns)
    signed, now = [*earlier, act], clock.now()
    complete = people_among(signers(signed), accounts) >= locked.signatures_required
    chosen = chosen_time(signed)
    waits = chosen is not None and chosen > now
    edition = None
    if complete and not waits:
        refuse_gone(locked, earlier, accounts)  # who signs now was asked above
        edition = publish(state, locked, signed, now, record)
    waits_until = chosen if complete and waits else None
    notices.decided(act, edition, waits_until, signers=[act.person for act in earlier])
    return Approval(act, edition, waits_until)


def refuse_unsignable(
    version: Version, signer: Person, accounts: Accounts, earlier: Iterable[Act], record: Edition | None
) -> None:
    """Raises Refused for whatever stands in this signer's way, one thing at a time. `earlier`: its approvals; `record`:
    what stands of its record.
    """
    ties = ties_of(signer.pk, accounts)
    refusal = duty_refusal(ties, contributor_ids(version))
    if refusal:
        raise WrongPerson(refusal)
    if not ties.own.isdisjoint(signers(earlier)):
        raise WrongState("You signed this version already. Somebody else's signature is missing.")
    refuse_moved_record(version, record)
    refuse_newly_blocked(version, record)
    still_open = Comment.objects.filter(version__document=version.document_id).open().count()
    if still_open:
        raise Incomplete(f"Resolve every comment first: {still_open} still open.")


def _refuse_badly_timed(version: Version, publish_at: datetime | None) -> None:
    if publish_at is None:
        return
    if publish_at <= clock.now():
        raise Incomplete("The time of publishing lies in the past. Choose a later one, or publish now.")
    if publish_at.astimezone(UTC).date() > months_later(clock.today(), version.content.review_months):
        raise Incomplete("On that day the page's next review would be due already. Choose an earlier one.")
