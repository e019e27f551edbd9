"""Freezing: a snapshot, its fragment and its contributors become one immutable version."""

from django.conf import settings

from ..compare.risk import Level, Risk, risk
from ..content.canonical import digest, one_line, version_digest
from ..models import Contributor, Edition, Person, Version
from ..models.state import DocumentState
from ..models.version import NOTE_AT_MOST
from ..refusals import Incomplete
from .checking import CheckResult
from .contributors import contributor_ids
from .fragment import render
from .snapshot import Snapshot


def freeze(
    state: DocumentState,
    snapshot: Snapshot,
    by: Person,
    people: set[int],
    *,
    note: str,
    urgent: bool = False,
    check_result: CheckResult | None = None,
) -> Version:
    """Write the version and the people who contributed to it.

    `check_result` is given where the version is to be reviewed. Raises Incomplete when the note to readers is too long.
    """
    document, content = state.document, snapshot.content
    version = Version(
        document=document,
        number=1 + (document.version_number or 0),
        revision=document.revision,
        base_edition=state.edition,
        pinned_edition=snapshot.pinned,
        author=snapshot.author,
        content_json=content.canonical,
        content_digest=content.digest,
        fragment=render(content),
        note=_fitting(note),
        urgent=urgent,
        made_by=by,
    )
    if check_result is not None:
        change = risk_of(state, snapshot)
        version.checked = check_result.to_json(change)
        version.signatures_required = signatures_for(change, is_record=content.is_record)
    version.digest = _digest_of(version, people)
    version.save()
    Contributor.objects.bulk_create(Contributor(version=version, person_id=person) for person in sorted(people))
    return version


def _fitting(note: str) -> str:
    note = one_line(note)
    if len(note) > NOTE_AT_MOST:
        raise Incomplete(f"The note to readers can have {NOTE_AT_MOST} characters at most. It has {len(note)}.")
    return note


def risk_of(state: DocumentState, snapshot: Snapshot) -> Risk:
    """Against the last text that readers had, also where it is down by now: taking a page down lowers no risk."""
    newest: int | None = state.document.edition_id
    last = state.edition or (None if newest is None else Edition.objects.get(pk=newest))
    return risk(last.content if last else None, snapshot.content)


def signatures_for(change: Risk, *, is_record: bool) -> int:
    first = settings.FIRST_RECORD_SIGNATURES if is_record else settings.FIRST_SIGNATURES
    return {Level.HIGH: 2, Level.LOW: 1, Level.NEW: first}[change.level]


def verify(version: Version) -> bool:
    """Whether the stored version still is what its digest says."""
    same_content = version.content_digest == digest(version.content_json)
    return same_content and version.digest == _digest_of(version, contributor_ids(version))


def _digest_of(version: Version, people: set[int]) -> str:
    return version_digest(
        document=version.document_id,
        number=version.number,
        base_edition=version.base_edition.number if version.base_edition else None,
        contributors=map(str, people),
        content_digest=version.content_digest,
        fragment=version.fragment,
        checked=version.checked,
    )
