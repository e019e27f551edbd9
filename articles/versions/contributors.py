"""Who has a hand in a draft: whose words stand in it, and who changed it since the edition that it builds on. None of
them may sign what it becomes.
"""

from typing import Any

from ..models import Document, Edition, Origin, OriginPerson, Person, Version
from ..models.state import standing_edition
from ..refusals import Incomplete
from .draft import ROWS, record_model
from .snapshot import Snapshot
from .trail import Trail
from .wording import writers_in


def since_revision(document: Document, base: Edition | None) -> int:
    """The trail counts after this revision: what the base edition froze, or where it was loaded again."""
    if base is None:
        return 0
    branched = Origin.objects.filter(document=document, verb=Origin.BRANCH, version=base.version_id).last()
    return max(base.version.revision, branched.at_revision if branched else 0)


def contributors(trail: Trail, since: int, snapshot: Snapshot, *also: Person) -> set[int]:
    """Keys of all people whose words stand in what the draft says, of those in the trail of text and rows since this
    revision, of those who came along with loaded text, and of its author.

    Raises Incomplete when a trail row names nobody: a text without a writer cannot be signed.
    """
    changed = trail.people(since=since)
    if None in changed:
        raise Incomplete("A change in the edit trail names no person. Save the text again under your name.")
    people = {snapshot.author.pk, *(person.pk for person in also)}
    people |= {person for person in changed if person is not None} | trail.came_along(since=since)
    return people | writers_in(trail, snapshot)


def contributor_ids(version: Version) -> set[int]:
    return set(version.contributor_rows.values_list("person_id", flat=True))


def inherited_contributors(version: Version, standing: Edition | None) -> set[int]:
    """Who comes along with a version's text: its contributors, and those of its base where readers have another by
    now, since what they wrote comes back as a change.
    """
    people, base = contributor_ids(version), version.base_edition
    while base is not None and base != standing:
        people |= contributor_ids(base.version)
        base = base.version.base_edition
    return people


def writers_until(document: Document, revision: int) -> set[int]:
    """Everybody whose words may stand in the draft at that revision; too many rather than one too few."""
    record, span = record_model(document.kind), {"at_document": document.pk, "at_revision__lte": revision}
    along = OriginPerson.objects.filter(origin__document=document, origin__at_revision__lte=revision)
    people = set(along.values_list("person_id", flat=True))
    for model in (record, *ROWS[record]):
        people |= set(model.history.filter(**span).values_list("history_user_id", flat=True)) - {None}
    return people


def record_origin(
    document: Document, *, revision: int, verb: str, by: Person, people: set[int], **source: Any
) -> Origin:
    """Note where the text that came in at this revision is from (a version, a save, a line, a comment), and who comes
    along with it.
    """
    origin = Origin.objects.create(document=document, at_revision=revision, verb=verb, by=by, **source)
    for person in sorted(people):
        OriginPerson.objects.create(origin=origin, person_id=person)
    return origin


def record_typing(document: Document, *, revision: int, over: int | None, by: Person) -> None:
    """Note that the text saved as this revision was typed over an earlier one than the last: it was kept for a while,
    or its form stood open. Where that is from before the draft began again from the live edition, what was taken out
    then may have come back, and with it those who wrote it. `over` None: nobody knows which revision.
    """
    if over == revision - 1:
        return
    since = since_revision(document, standing_edition(document.pk))
    people = set() if over is not None and over >= since else writers_until(document, over or revision)
    record_origin(document, revision=revision, verb=Origin.TYPING, by=by, people=people, from_revision=over)
