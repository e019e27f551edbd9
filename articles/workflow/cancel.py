"""Cancel: a scheduled publication is called off. The version has to be submitted again."""

from django.db import transaction

from .. import notices
from ..lifecycle import Role, Verb
from ..models import Act, Person
from ..refusals import Incomplete, Stale
from .preconditions import lock_version, record, require_role, require_state


@transaction.atomic
def cancel(*, version: int, by: Person, reason: str) -> Act:
    """Raises Refused when it is not approved for a date, or no reason is given."""
    require_role(by, Role.PHARMACIST, Role.WRITER)
    state, locked = lock_version(version)
    if state.waiting_id != locked.pk:
        raise Stale("This version no longer waits.")
    require_state(state, Verb.CANCEL)
    if not reason.strip():
        raise Incomplete("Say why the schedule is cancelled.")
    act = record(locked, Verb.CANCEL, by, reason=reason.strip())
    notices.decided(act)
    return act
