"""Branch: load the live edition into the draft, to correct it while older work is set aside."""

from ..lifecycle import Role
from ..models import Document, Origin, Person, Version, drafting
from ..refusals import WrongState
from ..versions.contributors import record_origin
from ..versions.draft import draft_of_version, write_draft
from ..versions.snapshot import take_snapshot
from .preconditions import lock, require_role


def branch(*, document: int, by: Person) -> Document:
    """Raises Refused when nothing is live, or when the draft's text would be lost."""
    require_role(by, Role.WRITER)
    row = Document.objects.get(pk=document)
    with drafting(row, by=by, reason="Began again from the live edition.") as opened:
        state = lock(document)
        if state.edition is None:
            raise WrongState("Nothing is live, so there is nothing to branch from.")
        refuse_unkept(state.document)
        opened.touch()
        source = state.edition.version
        record_origin(row, revision=opened.revision, verb=Origin.BRANCH, by=by, people=set(), version=source)
        write_draft(row.record, draft_of_version(source))
    return row


def refuse_unkept(document: Document) -> None:
    """Raises WrongState when no version holds the draft's text, so that loading another would lose it."""
    content = take_snapshot(document).content.digest
    if not Version.objects.filter(document=document, content_digest=content).exists():
        raise WrongState("The draft holds text that no version has. Set it aside first, and nothing is lost.")
