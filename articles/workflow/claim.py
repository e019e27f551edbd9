"""Claim: "I am reviewing this", so that two do not do the same work. Binds nobody and lapses after a day."""

from django.db import InternalError, OperationalError, transaction

from ..lifecycle import Role
from ..models import Claim, Look, Person, Version, clock
from ..refusals import Stale, WrongState
from .preconditions import lock_version, require_role


@transaction.atomic
def claim(*, version: int, by: Person) -> Claim:
    """Raises WrongState while somebody else's claim has not lapsed."""
    require_role(by, Role.PHARMACIST)
    state, locked = lock_version(version)
    if state.waiting_id != locked.pk:
        raise Stale("This version no longer waits.")
    held = Claim.objects.filter(version=locked).first()
    if held is not None and held.person != by and not held.lapsed:
        raise WrongState(f"{held.person} is reviewing this version.")
    claimed, _ = Claim.objects.update_or_create(version=locked, defaults={"person": by, "at": clock.now()})
    return claimed


@transaction.atomic
def release(*, version: int, by: Person) -> None:
    require_role(by, Role.PHARMACIST)
    Claim.objects.filter(version=version, person=by).delete()


def look(*, version: Version, by: Person) -> Look:
    """Remember that this person saw this version; `before` is the other one seen last. Where the database takes nothing
    new, what it gives is not remembered, and the version can be read all the same.
    """
    try:
        return _look(version, by)
    except (InternalError, OperationalError):
        return Look.objects.filter(person=by, document=version.document).first() or Look(version=version)


@transaction.atomic
def _look(version: Version, by: Person) -> Look:
    seen = Look.objects.select_for_update().filter(person=by, document=version.document_id).first()
    if seen is None:
        seen = Look(person=by, document_id=version.document_id, version=version)
        Look.objects.bulk_create([seen], ignore_conflicts=True)  # two pages may be opened at once
    elif seen.version_id != version.pk:
        seen.before, seen.version = seen.version, version
        seen.at = clock.now()
        seen.save()
    return seen
