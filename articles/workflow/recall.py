"""Recall: a writer takes the waiting version back."""

from django.db import transaction

from .. import notices
from ..lifecycle import Role, Verb
from ..models import Act, Person
from ..refusals import Stale
from .preconditions import lock_version, record, require_role, require_state


@transaction.atomic
def recall(*, version: int, by: Person, reason: str = "") -> Act:
    """Raises Refused when it does not wait, or waits for its date already."""
    require_role(by, Role.WRITER)
    state, locked = lock_version(version)
    if state.waiting_id != locked.pk:
        raise Stale("This version no longer waits.")
    require_state(state, Verb.RECALL)
    act = record(locked, Verb.RECALL, by, reason=reason)
    if locked.acts.filter(verb=Verb.APPROVE).exists():
        notices.decided(act)
    return act
