"""Who contributed to a draft since the edition that it builds on. None of them may sign what it becomes."""

from typing import Any

from ..models import Document, Edition, Origin, OriginPerson, Person, Version
from .draft import ROWS, record_model
from .refusals import Incomplete


def trail_models(kind: str) -> tuple[Any, ...]:
    record = record_model(kind)
    return tuple(model.history.model for model in (record, *ROWS[record]))


def since_revision(document: Document, base: Edition | None) -> int:
    """The trail counts after this revision: what the base edition froze, or where it was loaded again."""
    if base is None:
        return 0
    branched = Origin.objects.filter(document=document, verb=Origin.BRANCH, version=base.version_id).last()
    return max(base.version.revision, branched.at_revision if branched else 0)


def contributors(document: Document, base: Edition | None, *also: Person) -> set[int]:
    """Keys of all people in the trail of text and rows since the base, and of those who came with loaded text.

    Raises Incomplete when a trail row names nobody: a text without a writer cannot be signed.
    """
    since = since_revision(document, base)
    span = {"at_document": document.pk, "at_revision__gt": since}
    found: set[int] = {person.pk for person in also}
    for model in trail_models(document.kind):
        people = set(model._default_manager.filter(**span).values_list("history_user_id", flat=True))
        if None in people:
            raise Incomplete("A change in the edit trail names no person. Save the text again under your name.")
        found |= people
    return found | carried(document, since)


def carried(document: Document, since: int, until: int | None = None) -> set[int]:
    rows = OriginPerson.objects.filter(origin__document=document, origin__at_revision__gt=since)
    if until is not None:
        rows = rows.filter(origin__at_revision__lte=until)
    return set(rows.values_list("person_id", flat=True))


def of_version(version: Version) -> set[int]:
    return set(version.contributor_rows.values_list("person_id", flat=True))


def behind(version: Version, standing: Edition | None) -> set[int]:
    """Who comes along with a version's text: its contributors, and those of its base where readers have another by
    now, since what they wrote comes back as a change.
    """
    people, base = of_version(version), version.base_edition
    while base is not None and base != standing:
        people |= of_version(base.version)
        base = base.version.base_edition
    return people


def carry(
    document: Document,
    *,
    revision: int,
    verb: str,
    by: Person,
    people: set[int],
    version: Version | None = None,
) -> Origin:
    """Note where the text loaded at this revision came from, and who comes along with it."""
    origin = Origin.objects.create(document=document, at_revision=revision, verb=verb, by=by, version=version)
    for person in sorted(people):
        OriginPerson.objects.create(origin=origin, person_id=person)
    return origin
