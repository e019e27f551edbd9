"""Submit: freeze the draft as a version that waits for a pharmacist."""

from dataclasses import dataclass

from django.db import transaction

from .. import notices
from ..lifecycle import Live, Role, Verb, Waiting, duty_refusal
from ..models import Edition, Person, Version
from ..models.one_person import ties_of
from ..text.canonical import canonical, digest, normalise
from .checking import Checked, checked
from .completeness import refuse_incomplete, refuse_untracked
from .contributors import contributors
from .freeze import freeze
from .ground import Standing, lock, record, refuse_archived, require_role, require_state
from .refusals import Incomplete, Unchanged, WrongPerson
from .snapshot import Snapshot, snapshot
from .turns import turn


@dataclass(frozen=True)
class Submission:
    version: Version
    replaced: Version | None
    """The version that waited until now: recalled, or superseded where changes had been requested."""


@transaction.atomic
def submit(*, document: int, by: Person, note: str, urgent: bool = False) -> Submission:
    """Make the draft a version in review.

    Raises Refused when nothing is new, something is missing, a blocking finding has no waiver, a schedule waits, or
    the text cannot be checked in time.
    """
    require_role(by, Role.WRITER)
    with turn(by.pk):
        return _submit(document, by, note, urgent)


def _submit(document: int, by: Person, note: str, urgent: bool) -> Submission:
    standing = lock(document)
    require_state(standing, Verb.SUBMIT)
    refuse_archived(standing.document)
    if not normalise(note).strip():
        raise Incomplete("Say in a note to readers what is new and why.")
    refuse_untracked(standing.document)
    taken = snapshot(standing.document)
    _refuse_equal(standing, taken)
    judged = checked(taken, document)
    refuse_incomplete(taken, standing.document, judged)
    people = contributors(standing.document, standing.edition, taken, by, *judged.givers)
    _refuse_own_grants(judged, people)
    replaced = _end_waiting(standing, by)
    version = freeze(standing, taken, by, people, note=note, urgent=urgent, judged=judged)
    record(version, Verb.SUBMIT, by)
    notices.submitted(version)
    return Submission(version, replaced)


def _refuse_equal(standing: Standing, taken: Snapshot) -> None:
    content = digest(canonical(taken.content))
    waiting = standing.version
    if waiting is not None and standing.waiting == Waiting.IN_REVIEW and waiting.content_digest == content:
        raise Unchanged(f"Version {waiting.number}, which waits already, says exactly this.")
    edition: Edition | None = standing.edition if standing.live in (Live.EDITION, Live.OVERDUE) else None
    if edition is not None and edition.version.content_digest == content:
        raise Unchanged(f"Edition {edition.number}, which is live, says exactly this.")


def _refuse_own_grants(judged: Checked, contributors: set[int]) -> None:
    """Nobody lets stand what they have a hand in, also where that came after the grant."""
    granted = ((told.finding.rule, told.granter) for told in judged.findings if told.granter)
    own = tuple(rule for rule, granter in granted if duty_refusal(ties_of(granter), contributors))
    if own:
        raise WrongPerson(
            f"Who granted the waiver of {', '.join(own)} had a hand in this draft since. "
            "Take the waiver back, and ask another pharmacist."
        )


def _end_waiting(standing: Standing, by: Person) -> Version | None:
    if standing.version is None:
        return None
    verb = Verb.RECALL if standing.waiting == Waiting.IN_REVIEW else Verb.SUPERSEDE
    record(standing.version, verb, by, reason="Submitted again.")
    return standing.version
