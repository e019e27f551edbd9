"""Set aside: freeze the draft as a version that does not wait, so that something urgent can go first."""

from django.db import transaction

from ..lifecycle import Role, Verb
from ..models import Person, Version
from .completeness import refuse_untracked
from .contributors import contributors
from .freeze import freeze
from .ground import lock, record, refuse_archived, require_role, require_state
from .snapshot import snapshot


@transaction.atomic
def set_aside(*, document: int, by: Person, note: str = "") -> Version:
    """Raises Refused while a version waits: recall it first, and its text is safe in it. And for an archived draft."""
    require_role(by, Role.WRITER)
    standing = lock(document)
    require_state(standing, Verb.SET_ASIDE)
    refuse_archived(standing.document)
    refuse_untracked(standing.document)
    taken = snapshot(standing.document)
    people = contributors(standing.document, standing.edition, taken, by)
    version = freeze(standing, taken, by, people, note=note)
    record(version, Verb.SET_ASIDE, by)
    return version
