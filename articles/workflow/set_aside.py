"""Set aside: freeze the draft as a version that does not wait, so that something urgent can go first."""

from django.db import transaction

from ..lifecycle import Role, Verb
from ..models import Person, Version
from ..versions.completeness import refuse_untracked
from ..versions.contributors import contributors
from ..versions.draft import saved_rows
from ..versions.freeze import freeze
from ..versions.snapshot import take_snapshot
from ..versions.trail import Trail
from .preconditions import lock, record, refuse_archived, require_role, require_state


@transaction.atomic
def set_aside(*, document: int, by: Person, note: str = "") -> Version:
    """Raises Refused while a version waits: recall it first, and its text is safe in it. And for an archived draft."""
    require_role(by, Role.WRITER)
    state = lock(document)
    require_state(state, Verb.SET_ASIDE)
    refuse_archived(state.document)
    trail, rows = Trail(state.document), saved_rows(state.document)
    refuse_untracked(trail, rows)
    snapshot = take_snapshot(state.document, rows)
    people = contributors(trail, state.settled_revision, snapshot, by)
    version = freeze(state, snapshot, by, people, note=note)
    record(version, Verb.SET_ASIDE, by)
    return version
