"""Request changes: the version goes back to its writer, with at least one comment tied to its place."""

from django.db import transaction
from django.db.models import Q

from .. import notices
from ..lifecycle import Verb
from ..models import Act, Person
from ..refusals import Incomplete
from .preconditions import lock_version, require_state
from .signing import fresh_signer, signature

MEANING = "changes requested"


@transaction.atomic
def request_changes(*, version: int, by: Person, digest: str, reason: str = "") -> Act:
    """Raises Refused when stale, when it is not in review, or when no open comment says what to change."""
    state, locked = lock_version(version, digest=digest)
    require_state(state, Verb.REQUEST_CHANGES)
    reviewer = fresh_signer(by, stops=True)
    if not locked.comments.open().filter(~Q(section="") | ~Q(quote="")).exists():
        raise Incomplete("Say what to change: leave a comment on a section or on quoted words first.")
    signed = signature(reviewer, meaning=MEANING, digest=locked.digest)
    act = Act.objects.create(version=locked, verb=Verb.REQUEST_CHANGES, reason=reason, **signed)
    notices.decided(act)
    return act
