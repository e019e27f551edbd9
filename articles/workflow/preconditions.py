"""What every verb asks first: the lock, the roles, the state and the digest."""

from ..lifecycle import Role, Verb, may
from ..models import Act, Document, Person, Version
from ..models.state import DocumentState, read_state
from ..refusals import MissingDigest, Stale, WrongPerson, WrongState


def lock(document: int) -> DocumentState:
    """Lock a document until the transaction ends and read its state. Raises WrongState when there is none."""
    if Document.locked().filter(pk=document).first() is None:
        raise WrongState("This document does not exist.")
    # Read after the lock was granted: what another transaction changed while this one waited has to be seen.
    return read_state(document)


def lock_version(version: int, *, digest: str | None = None) -> tuple[DocumentState, Version]:
    """Lock the document of a version. With a digest, it must be the waiting version's own."""
    related = ("document", "base_edition", "pinned_edition", "author", "made_by")
    # A version never changes, so it is read by the query that waits for the lock. The state comes after it, as above.
    versions = Version.objects.select_for_update(of=("document",), no_key=True).select_related(*related)
    row = versions.filter(pk=version).first()
    if row is None:
        raise WrongState("This version does not exist.")
    state = read_state(row.document_id)
    row.document = state.document
    if digest is not None:
        check_digest(state, row, digest)
    return state, row


def check_digest(state: DocumentState, version: Version, digest: str) -> None:
    """Raises MissingDigest or Stale unless the digest is that of this version, which waits on the standing edition."""
    if not digest:
        raise MissingDigest("The form did not name the version's digest. Open the version again and decide there.")
    if state.waiting_id != version.pk or digest != version.digest:
        raise Stale("This version no longer waits: something changed since you opened it. Nothing was signed.")
    if version.base_edition_id != state.edition_id:
        raise Stale("The edition that this version was based on is no longer live. Nothing was signed.")


def lock_account(person: int, *, closed: bool = False) -> Person:
    """The account as stored now, locked until the transaction ends. Raises WrongState for a closed one, unless those
    are welcome too.
    """
    account = Person.objects.select_for_update(no_key=True).get(pk=person)
    if not (account.is_active or closed):
        raise WrongState(f"The account of {account} is deactivated.")
    return account


def require_role(person: Person, *roles: Role) -> None:
    if not person.has_role(*roles):
        wanted = " or ".join(role.with_article for role in roles)
        raise WrongPerson(f"This needs {wanted}.")


def require_state(state: DocumentState, verb: Verb) -> None:
    """Raises WrongState when the verb cannot follow on what waits now."""
    if not may(verb, state.waiting):
        raise WrongState(f"This cannot be done now: {state.words}")


def refuse_archived(document: Document) -> None:
    if document.archived:
        raise WrongState("This draft is archived. Take it out of the archive first.")


def record(version: Version, verb: Verb, by: Person, *, reason: str = "") -> Act:
    """One unsigned act."""
    return Act.objects.create(version=version, verb=verb, person=by, reason=reason)
