"""What every verb stands on: the lock, the roles, what is live, what waits."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from django.db import models

from ..lifecycle import Live, Role, Verb, Waiting, may
from ..models import Act, Document, Edition, Person, Version, clock
from .refusals import MissingDigest, Stale, WrongPerson, WrongState

if TYPE_CHECKING:
    from ..models.document import Answered

M = TypeVar("M", bound=models.Model)


@dataclass(frozen=True)
class Standing:
    """A document and its two answers."""

    document: "Answered"
    edition: Edition | None
    """The newest edition unless withdrawn: what a new version builds on."""
    live: str
    waiting: str
    version: Version | None
    """The version that waits."""


def lock(document: int) -> Standing:
    """Lock a document until the transaction ends and read its state. Raises WrongState when there is none."""
    found = Document.objects.filter(pk=document).first()
    if found is None:
        raise WrongState("This document does not exist.")
    found.lock()
    return read_standing(document)


def read_standing(document: int) -> Standing:
    """As it is read now, for who only looks. What writes locks first."""
    state = Document.objects.with_state(clock.now()).get(pk=document)
    edition = None if state.live == Live.WITHDRAWN else _find(Edition, state.edition_id)
    return Standing(state, edition, state.live, state.waiting, _find(Version, state.waiting_id))


def _find(model: type[M], key: int | None) -> M | None:
    return None if key is None else model._default_manager.get(pk=key)


def lock_version(version: int, *, digest: str | None = None) -> tuple[Standing, Version]:
    """Lock the document of a version. With a digest, it must be the waiting version's own."""
    found = Version.objects.filter(pk=version).select_related("base_edition", "pinned_edition").first()
    if found is None:
        raise WrongState("This version does not exist.")
    standing = lock(found.document_id)
    if digest is not None:
        check_digest(standing, found, digest)
    return standing, found


def check_digest(standing: Standing, version: Version, digest: str) -> None:
    if not digest:
        raise MissingDigest("The form did not name the version's digest. Open the version again and decide there.")
    if standing.version != version or digest != version.digest:
        raise Stale("This version no longer waits: something changed since you opened it. Nothing was signed.")
    if version.base_edition != standing.edition:
        raise Stale("The edition that this version was based on is no longer live. Nothing was signed.")


def lock_account(person: int, *, closed: bool = False) -> Person:
    """The account as stored now, locked until the transaction ends. Raises WrongState for a closed one, unless those
    are welcome too.
    """
    found = Person.objects.select_for_update(no_key=True).get(pk=person)
    if not (found.is_active or closed):
        raise WrongState(f"The account of {found} is deactivated.")
    return found


def require_role(person: Person, *roles: Role) -> None:
    if not person.has_role(*roles):
        wanted = " or ".join(role.with_article for role in roles)
        raise WrongPerson(f"This needs {wanted}.")


def require_state(standing: Standing, verb: Verb) -> None:
    if not may(verb, Waiting(standing.waiting)):
        raise WrongState(f"This cannot be done now: {standing_words(standing)}")


def refuse_archived(document: Document) -> None:
    if document.archived:
        raise WrongState("This draft is archived. Take it out of the archive first.")


def standing_words(standing: Standing) -> str:
    """For example "Live: edition 7. Waiting: version 9, in review." """
    state = standing.document
    live = {"nothing": "nothing", "edition": f"edition {state.edition_number}"}.get(
        state.live, f"edition {state.edition_number} ({state.live})"
    )
    waiting = f"version {state.waiting_number}, {state.waiting}" if state.waiting_id else state.waiting
    return f"Live: {live}. Waiting: {waiting}."


def record(version: Version, verb: Verb, by: Person, *, reason: str = "") -> Act:
    """One unsigned act."""
    return Act.objects.create(version=version, verb=verb, person=by, reason=reason)
