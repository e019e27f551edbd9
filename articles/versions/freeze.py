"""Freezing: a snapshot, its fragment and its contributors become one immutable version."""

import json
from typing import Any

from django.conf import settings
from django.db.models import Max

from ..compare.risk import Level, Risk, risk
from ..content.canonical import canonical, digest, one_line, version_digest
from ..models import Contributor, Edition, Kind, Person, Version
from ..models.state import DocumentState
from ..models.version import NOTE_AT_MOST
from ..refusals import Incomplete
from .checking import Checked
from .contributors import of_version
from .fragment import render
from .snapshot import Snapshot


def freeze(
    state: DocumentState,
    taken: Snapshot,
    by: Person,
    people: set[int],
    *,
    note: str,
    urgent: bool = False,
    judged: Checked | None = None,
) -> Version:
    """Write the version and the people who contributed to it.

    `judged` is what the checks said, where the version is to be reviewed. Raises Incomplete when the note to readers
    is too long.
    """
    note = _fitting(note)
    said, verdict = _said(state, taken), _verdict(state, taken, judged)
    version = Version(**said, **verdict, note=note, urgent=urgent, made_by=by)
    version.digest = _digest_of(version, people)
    version.save()
    for person in sorted(people):
        Contributor.objects.create(version=version, person_id=person)
    return version


def _fitting(note: str) -> str:
    note = one_line(note)
    if len(note) > NOTE_AT_MOST:
        raise Incomplete(f"The note to readers can have {NOTE_AT_MOST} characters at most.")
    return note


def _said(state: DocumentState, taken: Snapshot) -> dict[str, Any]:
    """What the version says, and what it rests on."""
    document, content = state.document, canonical(taken.content)
    return {
        "document": document,
        "number": 1 + (document.versions.aggregate(last=Max("number"))["last"] or 0),
        "revision": document.revision,
        "base_edition": state.edition,
        "pinned_edition": taken.pinned,
        "author": taken.author,
        "content": content,
        "content_digest": digest(content),
        "fragment": render(taken.content),
    }


def _verdict(state: DocumentState, taken: Snapshot, judged: Checked | None) -> dict[str, Any]:
    """What was judged of it; nothing where it is only set aside."""
    if judged is None:
        return {}
    change = risk_of(state.document.pk, taken)
    needed = signatures_for(change, is_record=taken.content["type"] == Kind.MEDICATION)
    return {"checked": judged.told(change), "signatures_required": needed}


def risk_of(document: int, taken: Snapshot) -> Risk:
    """Against the last text that readers had, also where it is down by now: taking a page down lowers no risk."""
    last = Edition.objects.filter(document=document).order_by("number").last()
    return risk(json.loads(last.content) if last else None, taken.content)


def signatures_for(change: Risk, *, is_record: bool) -> int:
    first = settings.FIRST_RECORD_SIGNATURES if is_record else settings.FIRST_SIGNATURES
    return {Level.HIGH: 2, Level.LOW: 1, Level.NEW: first}[change.level]


def verify(version: Version) -> bool:
    """Whether the stored version still is what its digest says."""
    same_content = version.content_digest == digest(version.content)
    return same_content and version.digest == _digest_of(version, of_version(version))


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
