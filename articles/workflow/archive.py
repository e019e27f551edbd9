"""Archive: a draft that was never submitted is put out of sight, and can be taken out again."""

from ..lifecycle import Role
from ..models import Document, Person, Version, drafting
from ..refusals import WrongState
from .preconditions import require_role


def archive(*, document: int, by: Person) -> Document:
    """Raises WrongState for a document that has ever been submitted or set aside."""
    return _set(document, by, archived=True, reason="Archived.")


def unarchive(*, document: int, by: Person) -> Document:
    return _set(document, by, archived=False, reason="Taken out of the archive.")


def _set(document: int, by: Person, *, archived: bool, reason: str) -> Document:
    require_role(by, Role.WRITER)
    row = Document.objects.get(pk=document)
    with drafting(row, by=by, reason=reason):
        if Version.objects.filter(document=row).exists():
            raise WrongState("Only a draft that was never submitted can be archived.")
        record = row.record
        record.archived = archived
        record.save()
    return row
