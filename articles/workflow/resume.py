"""Resume and restore: bring an earlier text back into the draft, its contributors with it, never onto a live page."""

from dataclasses import dataclass

from ..compare.changes import Change, changes
from ..lifecycle import Role, Verb
from ..models import Document, Edition, Origin, Person, Version, drafting
from ..refusals import WrongState
from ..versions.contributors import inherited_contributors, record_origin, writers_until
from ..versions.draft import Draft, draft_at, draft_of_version, write_draft
from .branch import refuse_unkept
from .preconditions import lock, require_role


@dataclass(frozen=True)
class Resumed:
    version: Version
    moved: tuple[Change, ...]
    """What changed on the live page since the version's base edition."""


def resume(*, version: int, by: Person) -> Resumed:
    """Bring a set-aside version back. Raises Refused when it was not set aside, or the draft would lose text."""
    require_role(by, Role.WRITER)
    aside = Version.objects.select_related("document", "base_edition").get(pk=version)
    if not aside.acts.filter(verb=Verb.SET_ASIDE).exists():
        raise WrongState(f"Version {aside.number} was not set aside.")
    with drafting(aside.document, by=by, reason=f"Resumed version {aside.number}.") as opened:
        state = lock(aside.document_id)
        refuse_unkept(state.document)
        opened.touch()
        people = inherited_contributors(aside, state.edition)
        record_origin(aside.document, revision=opened.revision, verb=Origin.RESUME, by=by, people=people, version=aside)
        write_draft(aside.document.record, draft_of_version(aside))
    return Resumed(aside, moved(aside.base_edition, state.edition))


def moved(base: Edition | None, now: Edition | None) -> tuple[Change, ...]:
    if now is None or base == now:
        return ()
    return changes(base.content if base else None, now.content)


def restore(*, document: int, by: Person, version: int | None = None, revision: int | None = None) -> Document:
    """Load a version's text, or the draft as the trail has it at a revision, into the draft.

    Everybody who wrote the restored text comes along; what stood before stays in the trail. Raises Refused
    when there is no such version or save, or when another draft has its name or address by now.
    """
    require_role(by, Role.WRITER)
    row = Document.objects.get(pk=document)
    draft, source, reason = _source(row, version, revision)
    with drafting(row, by=by, reason=reason) as opened:
        state = lock(document)
        opened.touch()
        people = inherited_contributors(source, state.edition) if source else writers_until(row, revision or 0)
        origin = {"version": source, "from_revision": None if source else revision}
        record_origin(row, revision=opened.revision, verb=Origin.RESTORE, by=by, people=people, **origin)
        write_draft(row.record, draft)
    return row


def _source(document: Document, version: int | None, revision: int | None) -> tuple[Draft, Version | None, str]:
    if version is not None:
        source = Version.objects.filter(document=document, pk=version).first()
        if source is None:
            raise WrongState("This document has no such version.")
        return draft_of_version(source), source, f"Restored version {source.number}."
    return draft_at(document, revision or 0), None, f"Restored the save of revision {revision}."
