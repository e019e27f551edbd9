"""Who may sign, and the password that travels with every signature."""

import logging
from collections.abc import Collection, Sequence
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.db import transaction

from ..clinical.checklist import Check
from ..content.canonical import one_line
from ..models import Person, SigningAttempt, clock
from ..models.one_person import Accounts, administers
from ..models.signed import CONFLICT_AT_MOST, signature_of
from ..refusals import Incomplete, SigningLocked, WrongPassword, WrongPerson

logger = logging.getLogger(__name__)
SIGNED_IN_AFTER = "signed_in_after"
"""In the session: the last attempt at signing before the sign-in, for a verb that does not wait for a lock."""


def remember_sign_in(*, request: Any, user: Person, **_: Any) -> None:
    """Called at each sign-in. A number and not a time: a clock may be set back."""
    last = user.signing_attempts.order_by("pk").last()
    request.session[SIGNED_IN_AFTER] = last.pk if last else 0


def check_password(by: Person, password: str, *, signed_in_after: int = 0, undone: str = "Nothing was signed.") -> None:
    """Count the attempt, even where the verb around it fails. Those up to `signed_in_after` lock nothing. Raises
    WrongPassword or SigningLocked, which end with what did not happen.
    """
    with transaction.atomic():
        person = _lock(by)
        _refuse_locked(person, signed_in_after, undone)
        right = person.check_password(password)
        SigningAttempt.objects.create(person=person, right=right)
    if not right:
        logger.warning("wrong password at signing by %s", person.username)
        raise WrongPassword(f"The password is wrong. {undone}")


def _refuse_locked(person: Person, after: int, undone: str) -> None:
    """Counted from the last wrong one, so that after the lock one more wrong one locks again."""
    last = list(person.signing_attempts.filter(pk__gt=after).order_by("-pk")[: settings.SIGNING_TRIES])
    all_wrong = len(last) == settings.SIGNING_TRIES and not any(attempt.right for attempt in last)
    # A moment ahead is from a clock that was put back since: it would lock until that time.
    if all_wrong and abs(clock.now() - last[0].at) < timedelta(minutes=settings.SIGNING_LOCK_MINUTES):
        raise SigningLocked(
            f"{settings.SIGNING_TRIES} wrong passwords in a row: for {settings.SIGNING_LOCK_MINUTES} minutes you can "
            f"neither sign nor change your password. Who signs out and in again can withdraw a page at once. {undone}"
        )


def fresh_signer(by: Person, accounts: Accounts | None = None, *, stops: bool = False) -> Person:
    """The signer as stored now, locked. Raises WrongPerson when not an active, registered pharmacist whose account
    stands as its trail says; and for who is administrator too, unless what is signed only stops a text.
    """
    person = _lock(by)
    if not stops:
        person.administers = administers(person, accounts)
    refusal = (person.stopping_refusal() if stops else person.signing_refusal()) or _untracked(person)
    if refusal:
        raise WrongPerson(refusal)
    return person


def _untracked(person: Person) -> str:
    """What wrote around the trail of an account may have made up the registration that a signature would copy."""
    trail: Any = person.history
    last = trail.order_by("history_id").last()
    names = [field.attname for field in trail.model.tracked_fields]
    if last is not None and all(getattr(last, name) == getattr(person, name) for name in names):
        return ""
    return "Your account differs from its last recorded change. An administrator has to look at it and save it again."


def _lock(by: Person) -> Person:
    # No key: rows that only name the person need not wait.
    return Person.objects.select_for_update(no_key=True).get(pk=by.pk)


def signature(person: Person, *, meaning: str, digest: str, conflict: str = "", checklist: str = "") -> dict[str, Any]:
    """The columns of a signature made now."""
    return {
        "person": person,
        **signature_of(person),
        "meaning": meaning,
        "digest": digest,
        "conflict": one_line(conflict),
        "checklist": checklist,
    }


def checklist_text(ticked: Collection[str], checks: Sequence[Check]) -> str:
    """The wording that was ticked, one check a line. Raises Incomplete while one is not."""
    missing = tuple(check.wording for check in checks if check.key not in ticked)
    if missing:
        raise Incomplete("Tick every check that you made:", missing)
    return "\n".join(check.wording for check in checks)


def require_conflict(conflict: str) -> None:
    if not conflict.strip():
        raise Incomplete("State your conflict of interest, or that you have none.")
    if len(conflict) > CONFLICT_AT_MOST:
        raise Incomplete(f"Your conflict of interest statement can have {CONFLICT_AT_MOST} characters at most.")
