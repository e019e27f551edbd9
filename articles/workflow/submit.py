"""Submit: freeze the draft as a version that waits for a pharmacist."""

from dataclasses import dataclass

from django.db import transaction

from .. import notices
from ..content.canonical import normalise
from ..content.notes import as_correction
from ..lifecycle import Role, Verb, Waiting, duty_refusal
from ..models import Person, Version
from ..models.one_person import ties_of
from ..models.state import DocumentState
from ..refusals import Incomplete, Unchanged, WrongPerson
from ..versions.checking import CheckResult, check_draft
from ..versions.completeness import refuse_incomplete, refuse_untracked
from ..versions.contributors import contributors
from ..versions.draft import saved_rows
from ..versions.freeze import freeze
from ..versions.snapshot import take_snapshot
from ..versions.trail import Trail
from .preconditions import lock, record, refuse_archived, require_role, require_state
from .turns import turn


@dataclass(frozen=True)
class Submission:
    version: Version
    replaced: Version | None
    """The version that waited until now: recalled, or superseded where changes had been requested."""


@transaction.atomic
def submit(*, document: int, by: Person, note: str, urgent: bool = False, correction: bool = False) -> Submission:
    """Make the draft a version in review. A `correction` says in its note that it puts an error right.

    Raises Refused when nothing is new, something is missing, a blocking finding has no waiver, a schedule waits, or
    the text cannot be checked in time.
    """
    require_role(by, Role.WRITER)
    # Checking takes long: a person's second text waits here, while nothing is locked yet.
    with turn(by.pk):
        return _submit(document, by, note, urgent, correction)


def _submit(document: int, by: Person, note: str, urgent: bool, correction: bool) -> Submission:
    # From here on nobody saves the draft or decides on its versions. What is cheap to refuse is asked first.
    state = lock(document)
    require_state(state, Verb.SUBMIT)
    refuse_archived(state.document)
    if not normalise(note).strip():
        raise Incomplete("Say in a note to readers what is new and why.")
    note = as_correction(note) if correction else note
    trail, rows = Trail(state.document), saved_rows(state.document)
    refuse_untracked(trail, rows)
    snapshot = take_snapshot(state.document, rows)
    _refuse_equal(state, snapshot.content.digest)
    check_result = check_draft(snapshot, document)
    refuse_incomplete(snapshot, state.document, check_result)
    people = contributors(trail, state.settled_revision, snapshot, by, *check_result.givers)
    _refuse_own_grants(check_result, people)
    # The version that waited ends before the new one is written: one version of a document waits at a time.
    replaced = _end_waiting(state, by)
    version = freeze(state, snapshot, by, people, note=note, urgent=urgent, check_result=check_result)
    record(version, Verb.SUBMIT, by)
    notices.submitted(version)
    return Submission(version, replaced)


def _refuse_equal(state: DocumentState, content_digest: str) -> None:
    waiting = state.version
    if waiting is not None and state.waiting is Waiting.IN_REVIEW and waiting.content_digest == content_digest:
        raise Unchanged(f"Version {waiting.number}, which waits already, says exactly this.")
    edition = state.edition if state.live.is_up else None
    if edition is not None and edition.version.content_digest == content_digest:
        raise Unchanged(f"Edition {edition.number}, which is live, says exactly this.")


def _refuse_own_grants(check_result: CheckResult, contributors: set[int]) -> None:
    """Nobody lets stand what they have a hand in, also where that came after the grant."""
    granted = ((one.finding.rule, one.granter) for one in check_result.findings if one.granter)
    own = tuple(rule for rule, granter in granted if duty_refusal(ties_of(granter), contributors))
    if own:
        raise WrongPerson(
            f"Who granted the waiver of {', '.join(own)} had a hand in this draft since. "
            "Take the waiver back, and ask another pharmacist."
        )


def _end_waiting(state: DocumentState, by: Person) -> Version | None:
    if state.version is None:
        return None
    verb = Verb.RECALL if state.waiting is Waiting.IN_REVIEW else Verb.SUPERSEDE
    record(state.version, verb, by, reason="Submitted again.")
    return state.version
