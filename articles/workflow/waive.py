"""Waive: a reason why a finding may stand. For a blocking one the writer asks, and a pharmacist grants or refuses."""

from django.db import transaction

from .. import notices
from ..clinical.finding import Finding
from ..content.canonical import one_line
from ..lifecycle import Role, Severity, duty_refusal
from ..models import Person, Ruling, Waiver
from ..models.one_person import ties_of
from ..models.state import DocumentState, read_state
from ..models.waiver import REASON_AT_MOST
from ..refusals import Incomplete, Refused, Stale, Unchanged, WrongPerson, WrongState
from ..versions.checking import REFUSED, DraftFinding, check_draft, subject_of
from ..versions.contributors import contributors
from ..versions.snapshot import Snapshot, take_snapshot
from ..versions.trail import Trail
from .preconditions import lock, refuse_archived, require_role
from .signing import fresh_signer, signature

GRANTING, REFUSING = "waiver granted", "waiver refused"


@transaction.atomic
def waive(*, document: int, by: Person, finding: str, reason: str) -> Waiver:
    """Give a reason for a finding of the draft as it is saved. A blocking one waits for a pharmacist's grant.

    Raises Refused when the draft has no such finding, or when it is waived or asked for already.
    """
    require_role(by, Role.WRITER)
    state = lock(document)
    refuse_archived(state.document)
    snapshot = take_snapshot(state.document)
    draft_finding = _find(snapshot, document, finding)
    if draft_finding.waived is not None and draft_finding.waived.status != REFUSED:
        raise Unchanged("This finding has a reason already. Take that back first.")
    meant = draft_finding.finding
    waiver = Waiver.objects.create(
        document=state.document,
        finding=meant.id,
        rule=meant.rule,
        severity=meant.severity.value,
        section=meant.section,
        fragment=meant.fragment,
        message=meant.message,
        context=_context(snapshot, meant),
        reason=_reason(reason),
        by=by,
    )
    if meant.severity is Severity.BLOCKING:
        notices.waiver_requested(waiver)
    return waiver


@transaction.atomic
def grant(*, waiver: int, by: Person, reason: str = "") -> Ruling:
    """A pharmacist lets a blocking finding stand. Raises WrongPerson for whoever asked, or wrote part of the draft."""
    row, state = _lock(waiver)
    signer = fresh_signer(by)
    _refuse_contributor(row, state, signer)
    _refuse_ruled(row)
    if not is_in_draft(row):
        raise Stale("The draft no longer has this finding. Nothing was granted.")
    return _rule(row, Ruling.GRANT, signer, GRANTING, one_line(reason))


@transaction.atomic
def refuse_waiver(*, waiver: int, by: Person, reason: str) -> Ruling:
    row, _ = _lock(waiver)
    signer = fresh_signer(by, stops=True)
    _refuse_ruled(row)
    return _rule(row, Ruling.REFUSE, signer, REFUSING, _reason(reason))


@transaction.atomic
def take_back_waiver(*, waiver: int, by: Person) -> Ruling:
    """A writer takes a reason back, or stops asking. A waiver that went into a version stays in that version."""
    require_role(by, Role.WRITER)
    row, _ = _lock(waiver)
    if row.rulings.filter(verb=Ruling.TAKE_BACK).exists():
        raise WrongState("This reason has been taken back already.")
    return Ruling.objects.create(waiver=row, verb=Ruling.TAKE_BACK, **signature(by, meaning="", digest=""))


def _find(snapshot: Snapshot, document: int, finding: str) -> DraftFinding:
    for draft_finding in check_draft(snapshot, document).findings:
        if draft_finding.finding.id == finding:
            return draft_finding
    raise Stale("The draft as it is saved has no such finding. Save it, and look at its findings again.")


def _context(snapshot: Snapshot, finding: Finding) -> str:
    """The section in which it stands, for who rules on it."""
    return subject_of(snapshot, None).section_text(finding.section) if finding.section else ""


def _reason(text: str) -> str:
    reason = one_line(text)
    if not reason:
        raise Incomplete("Give a reason: the reviewer reads it.")
    if len(reason) > REASON_AT_MOST:
        raise Incomplete(f"The reason can have {REASON_AT_MOST} characters at most.")
    return reason


def _lock(waiver: int) -> tuple[Waiver, DocumentState]:
    row = Waiver.objects.filter(pk=waiver).select_related("document").first()
    if row is None:
        raise WrongState("This waiver does not exist.")
    return row, lock(row.document_id)


def is_in_draft(waiver: Waiver) -> bool:
    """Whether the draft as it is saved still has the very finding that this was asked for."""
    findings = check_draft(take_snapshot(waiver.document), waiver.document_id).findings
    return (waiver.finding, waiver.message) in {(one.finding.id, one.finding.message) for one in findings}


def grant_refusal(waiver: Waiver, person: Person) -> str:
    """Why this person may not grant it, or ""."""
    if refusal := person.signing_refusal():
        return refusal
    try:
        _refuse_contributor(waiver, read_state(waiver.document_id), person)
    except Refused as refused:
        return refused.sentence
    return ""


def _refuse_contributor(waiver: Waiver, state: DocumentState, person: Person) -> None:
    people = contributors(Trail(state.document), state.settled_revision, take_snapshot(state.document), waiver.by)
    if refusal := duty_refusal(ties_of(person.pk), people, text="draft", step="rule on"):
        raise WrongPerson(refusal)


def _refuse_ruled(waiver: Waiver) -> None:
    if waiver.severity != Severity.BLOCKING:
        raise WrongState("Only a blocking finding needs a pharmacist's word.")
    if waiver.rulings.exists():
        raise WrongState("This waiver has been decided already, or was taken back.")


def _rule(waiver: Waiver, verb: str, signer: Person, meaning: str, reason: str) -> Ruling:
    if len(reason) > REASON_AT_MOST:
        raise Incomplete(f"The reason can have {REASON_AT_MOST} characters at most.")
    signed = signature(signer, meaning=meaning, digest="")
    ruling = Ruling.objects.create(waiver=waiver, verb=verb, reason=reason, **signed)
    notices.ruled(ruling)
    return ruling
